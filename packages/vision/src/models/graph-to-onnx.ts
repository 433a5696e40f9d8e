import { OnnxGraph } from './onnx-proto.ts';
import { readWeights, transpose, type Weight, type WeightEntry } from './tfjs-weights.ts';

interface GraphNode {
  name: string;
  op: string;
  input?: string[];
  attr?: {
    padding?: { s: string };
    strides?: { list: { i: string[] } };
    ksize?: { list: { i: string[] } };
    fused_ops?: { list: { s: string[] } };
  };
}
interface TensorInfo {
  name: string;
  tensorShape: { dim: { size: string }[] };
}
interface GraphModel {
  modelTopology: { node: GraphNode[] };
  weightsManifest: { weights: WeightEntry[] }[];
  /** Where the signature stands depends on the converter's version. */
  signature?: Signature;
  userDefinedMetadata?: { signature?: Signature };
}
interface Signature {
  inputs: Record<string, TensorInfo>;
  outputs: Record<string, TensorInfo>;
}

/**
 * Re-expresses a TensorFlow.js graph model as ONNX, with planar (1 × channels × height × width) input and
 * feature maps. Knows the operators of the MediaPipe face nets: convolution (with bias and PReLU fused), depthwise
 * convolution, add, ReLU, PReLU, max pooling, channel padding, concatenation of channels, sigmoid and reshape.
 *
 * PReLU is written as convolutions of one pixel: ONNX Runtime keeps channels in blocks from one convolution to the next,
 * and turning them for PReLU and back takes as long as the convolutions do.
 *
 * @param wanted nodes that become the outputs, without what only the others need; all outputs of the file if absent
 * @throws TypeError for any other operator: a net with one must not be converted half.
 */
export function graphToOnnx(
  name: string,
  json: Uint8Array,
  weightFile: Uint8Array,
  wanted?: string[],
): Uint8Array {
  const model = JSON.parse(Buffer.from(json).toString('utf8')) as GraphModel;
  const weights = readWeights(
    model.weightsManifest.flatMap((group) => group.weights),
    weightFile,
  );
  const { inputs, outputs } = (model.signature ?? model.userDefinedMetadata?.signature)!;
  const shapes = new Map(Object.values(outputs).map((info) => [plain(info.name), planar(sizes(info))]));
  const graph = new OnnxGraph(name);
  for (const node of inOrder(model.modelTopology.node, wanted)) addNode(graph, node, weights);
  return graph.encode(
    Object.values(inputs).map((info) => ({ name: plain(info.name), shape: planar(sizes(info)) })),
    // Sorted, so that the file does not depend on the order of keys.
    [...(wanted ?? shapes.keys())].sort().map((output) => ({ name: output, shape: shapes.get(output) })),
  );
}

/** The nodes that `wanted` need (all if absent), each after those it reads from; files do not promise an order. */
function inOrder(nodes: readonly GraphNode[], wanted = nodes.map(({ name }) => name)): GraphNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const done = new Set<string>();
  const ordered: GraphNode[] = [];
  const visit = (node: GraphNode): void => {
    if (done.has(node.name)) return;
    done.add(node.name);
    for (const input of node.input ?? []) {
      const source = byName.get(plain(input));
      if (source) visit(source);
    }
    ordered.push(node);
  };
  for (const name of wanted) visit(byName.get(name)!);
  return ordered;
}

const plain = (name: string) => name.replace(/:\d+$/, '');
const sizes = (info: TensorInfo) => info.tensorShape.dim.map(({ size }) => Math.abs(Number(size)));
const planar = (shape: number[]) =>
  shape.length === 4 ? [shape[0]!, shape[3]!, shape[1]!, shape[2]!] : shape;
const text = (base64: string) => Buffer.from(base64, 'base64').toString('latin1');

function addNode(graph: OnnxGraph, node: GraphNode, weights: Map<string, Weight>): void {
  const inputs = (node.input ?? []).map(plain);
  const data = inputs[0]!;
  const weight = (index: number) => weights.get(inputs[index]!)!;
  switch (node.op) {
    case 'Const':
    case 'Placeholder':
      return;
    case '_FusedConv2D':
      addConvolution(graph, node, data, weight);
      return;
    case 'DepthwiseConv2dNative': {
      const kernel = transpose(weight(1), [2, 3, 0, 1]);
      const [channels, multiplier, height, width] = kernel.shape as [number, number, number, number];
      const shape = [channels * multiplier, 1, height, width];
      const filters = graph.floats(`${node.name}/filters`, shape, kernel.values);
      graph.node('Conv', [data, filters], node.name, { ...sliding(node), group: channels });
      return;
    }
    case 'AddV2':
      graph.node('Add', [data, operand(graph, node, inputs[1]!, weights)], node.name);
      return;
    case 'Relu':
    case 'Sigmoid':
    case 'Identity':
      graph.node(node.op, [data], node.name);
      return;
    case 'Prelu':
      addPrelu(graph, data, weight(1), node.name);
      return;
    case 'MaxPool':
      graph.node('MaxPool', [data], node.name, {
        ...sliding(node),
        kernel_shape: node.attr!.ksize!.list.i.slice(1, 3).map(Number),
      });
      return;
    case 'Pad': {
      const [batch, rows, columns, channels] = pairs(weight(1).values);
      const ordered = [batch!, channels!, rows!, columns!];
      const sides = [...ordered.map(([before]) => before!), ...ordered.map(([, after]) => after!)];
      graph.node('Pad', [data, graph.integers(`${node.name}/sides`, sides)], node.name);
      return;
    }
    case 'ConcatV2':
      graph.node('Concat', inputs.slice(0, -1), node.name, { axis: 1 });
      return;
    case 'Reshape': {
      // The target shape counts in the source's order: channels last.
      const last = graph.node('Transpose', [data], `${node.name}/channels_last`, { perm: [0, 2, 3, 1] });
      const shape = graph.integers(`${node.name}/shape`, [...weight(1).values]);
      graph.node('Reshape', [last, shape], node.name);
      return;
    }
    default:
      throw new TypeError(`${node.name}: operator ${node.op} is not known`);
  }
}

function addConvolution(
  graph: OnnxGraph,
  node: GraphNode,
  data: string,
  weight: (index: number) => Weight,
): void {
  const fused = (node.attr?.fused_ops?.list.s ?? []).map(text);
  const kernel = transpose(weight(1), [3, 2, 0, 1]);
  const filters = graph.floats(`${node.name}/filters`, kernel.shape, kernel.values);
  const bias = graph.floats(`${node.name}/bias`, weight(2).shape, weight(2).values);
  const activation = fused[1];
  const output = activation ? `${node.name}/linear` : node.name;
  graph.node('Conv', [data, filters, bias], output, sliding(node));
  if (fused[0] !== 'BiasAdd') throw new TypeError(`${node.name}: convolution fused with ${fused[0]}`);
  if (activation === 'Relu') graph.node('Relu', [output], node.name);
  else if (activation === 'Prelu') addPrelu(graph, output, weight(3), node.name);
  else if (activation) throw new TypeError(`${node.name}: convolution fused with ${activation}`);
}

/** TensorFlow's SAME puts the odd pixel of padding below and to the right: ONNX's SAME_UPPER. */
function sliding(node: GraphNode) {
  return {
    strides: node.attr!.strides!.list.i.slice(1, 3).map(Number),
    auto_pad: text(node.attr!.padding!.s) === 'SAME' ? 'SAME_UPPER' : 'VALID',
  };
}

/**
 * PReLU with slope s for negative values: x + max(0, (s − 1) · x), or x − max(0, (1 − s) · x) where s is over 1.
 */
function addPrelu(graph: OnnxGraph, data: string, { values: slopes }: Weight, name: string): void {
  const scaled = (part: string, from: string, factors: Float32Array): string => {
    const filters = graph.floats(`${name}/${part}/filters`, [factors.length, 1, 1, 1], factors);
    return graph.node('Conv', [from, filters], `${name}/${part}`, { group: factors.length });
  };
  const steep = scaled(
    'steep',
    data,
    slopes.map((slope) => -Math.abs(slope - 1)),
  );
  const below = graph.node('Relu', [steep], `${name}/below`);
  const signed = scaled(
    'signed',
    below,
    slopes.map((slope) => (slope > 1 ? -1 : 1)),
  );
  graph.node('Add', [data, signed], name);
}

function operand(graph: OnnxGraph, node: GraphNode, name: string, weights: Map<string, Weight>): string {
  const constant = weights.get(name);
  if (!constant) return name;
  return graph.floats(`${node.name}/addend`, [1, constant.values.length, 1, 1], constant.values);
}

function pairs(values: Float32Array): [number, number][] {
  return Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i]!, values[2 * i + 1]!]);
}
