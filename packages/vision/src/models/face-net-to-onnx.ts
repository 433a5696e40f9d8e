import { OnnxGraph } from './onnx-proto.ts';
import { readWeights, transpose, type Weight, type WeightEntry } from './tfjs-weights.ts';

/** Side of the aligned face, px, and length of the embedding, after dlib's published network. */
const FACE_CHIP_SIDE = 150;
const EMBEDDING_LENGTH = 128;
/** Mean colour (R, G, B) and divisor of dlib's `input_rgb_image_sized<150>` layer. */
const MEAN = [122.782, 117.001, 104.298];
const DIVISOR = 256;
const BLOCKS = [
  { name: 'conv32_1' },
  { name: 'conv32_2' },
  { name: 'conv32_3' },
  { name: 'conv64_down', down: true },
  { name: 'conv64_1' },
  { name: 'conv64_2' },
  { name: 'conv64_3' },
  { name: 'conv128_down', down: true },
  { name: 'conv128_1' },
  { name: 'conv128_2' },
  { name: 'conv256_down', down: true },
  { name: 'conv256_1' },
  { name: 'conv256_2' },
  { name: 'conv256_down_out', down: true },
];

/**
 * Builds dlib's residual face network (29 layers, King 2017, "High quality face recognition with deep metric
 * learning") from its weight manifest. Input `chip`: 1 × 3 × 150 × 150, RGB 0–255; output `embedding`: 1 × 128.
 */
export function faceNetToOnnx(manifest: Uint8Array, weightFile: Uint8Array): Uint8Array {
  const groups = JSON.parse(Buffer.from(manifest).toString('utf8')) as { weights: WeightEntry[] }[];
  const weights = readWeights(
    groups.flatMap((group) => group.weights),
    weightFile,
  );
  const graph = new OnnxGraph('face_embedding');
  const mean = graph.floats('mean', [1, 3, 1, 1], Float32Array.from(MEAN));
  const divisor = graph.floats('divisor', [1], Float32Array.of(DIVISOR));
  let data = graph.node('Sub', ['chip', mean], 'centred');
  data = graph.node('Div', [data, divisor], 'normalised');
  data = convolution(graph, weights, data, 'conv32_down', 2);
  data = graph.node('Relu', [data], 'conv32_down/relu');
  data = graph.node('MaxPool', [data], 'pool', { kernel_shape: [3, 3], strides: [2, 2] });
  let side = 35; // 150 → 72 by the 7 × 7 convolution of stride 2 → 35 by the pool
  let channels = 32;
  for (const { name, down } of BLOCKS) {
    if (!down) {
      data = residual(graph, weights, data, name);
      continue;
    }
    const wider = weights.get(`${name}/conv2/conv/filters`)!.shape[3]!;
    data = shrinkingResidual(graph, weights, data, name, { side, moreChannels: wider - channels });
    side = Math.floor(side / 2);
    channels = wider;
  }
  data = graph.node('GlobalAveragePool', [data], 'mean_feature');
  data = graph.node('Flatten', [data], 'feature');
  const { shape, values } = weights.get('fc')!;
  graph.node('MatMul', [data, graph.floats('fc', shape, values)], 'embedding');
  return graph.encode(
    [{ name: 'chip', shape: [1, 3, FACE_CHIP_SIDE, FACE_CHIP_SIDE] }],
    [{ name: 'embedding', shape: [1, EMBEDDING_LENGTH] }],
  );
}

/** Convolution with the scale layer that follows it folded in: (w·x + b)·s + t = (s·w)·x + (s·b + t). */
function convolution(
  graph: OnnxGraph,
  weights: Map<string, Weight>,
  data: string,
  name: string,
  stride: 1 | 2,
): string {
  const part = (suffix: string) => weights.get(`${name}/${suffix}`)!;
  const kernel = transpose(part('conv/filters'), [3, 2, 0, 1]);
  const factor = part('scale/weights').values;
  const each = kernel.values.length / factor.length;
  const filters = kernel.values.map((value, i) => value * factor[Math.floor(i / each)]!);
  const shift = part('scale/biases').values;
  const bias = part('conv/bias').values.map((value, i) => value * factor[i]! + shift[i]!);
  return graph.node(
    'Conv',
    [
      data,
      graph.floats(`${name}/filters`, kernel.shape, filters),
      graph.floats(`${name}/bias`, [bias.length], bias),
    ],
    `${name}/out`,
    { strides: [stride, stride], auto_pad: stride === 1 ? 'SAME_UPPER' : 'VALID' },
  );
}

function residual(graph: OnnxGraph, weights: Map<string, Weight>, data: string, name: string): string {
  const first = graph.node(
    'Relu',
    [convolution(graph, weights, data, `${name}/conv1`, 1)],
    `${name}/conv1/relu`,
  );
  const second = convolution(graph, weights, first, `${name}/conv2`, 1);
  return graph.node('Relu', [graph.node('Add', [second, data], `${name}/sum`)], `${name}/relu`);
}

/** The shortcut is averaged 2 × 2 and gets zero channels; the convolved branch, one pixel short, gets zero rows. */
function shrinkingResidual(
  graph: OnnxGraph,
  weights: Map<string, Weight>,
  data: string,
  name: string,
  { side, moreChannels }: { side: number; moreChannels: number },
): string {
  const first = graph.node(
    'Relu',
    [convolution(graph, weights, data, `${name}/conv1`, 2)],
    `${name}/conv1/relu`,
  );
  let branch = convolution(graph, weights, first, `${name}/conv2`, 1);
  let shortcut = graph.node('AveragePool', [data], `${name}/pool`, { kernel_shape: [2, 2], strides: [2, 2] });
  const missing = Math.floor(side / 2) - Math.floor((side - 3) / 2 + 1);
  if (missing > 0) {
    const sides = graph.integers(`${name}/rows`, [0, 0, 0, 0, 0, 0, missing, missing]);
    branch = graph.node('Pad', [branch, sides], `${name}/padded`);
  }
  if (moreChannels > 0) {
    const sides = graph.integers(`${name}/channels`, [0, 0, 0, 0, 0, moreChannels, 0, 0]);
    shortcut = graph.node('Pad', [shortcut, sides], `${name}/widened`);
  }
  return graph.node('Relu', [graph.node('Add', [shortcut, branch], `${name}/sum`)], `${name}/relu`);
}
