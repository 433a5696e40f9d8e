import { replaceHead } from './detector-head.ts';
import { OnnxFile, type OnnxNode } from './onnx-file.ts';
import { isPointwise, onlyReader, scaleEach } from './pointwise.ts';

/**
 * The same net with fewer passes over its feature maps. Exporters write a hard swish as four operators and the learnt
 * scale and offset around it as four more; each reads and writes a whole map, and none knows the blocked layout that
 * ONNX Runtime convolves in, so that maps are reordered in between. Here scale and offset go into the convolution
 * before, a hard swish becomes a gate (a pointwise convolution with its clipping) and a product, which stay in that
 * layout, and what follows is folded into the convolution after it where that has no border. Results differ by rounding.
 */
export function withFewerPasses(bytes: Uint8Array): Uint8Array {
  const file = new OnnxFile(bytes);
  for (const node of [...file.nodes]) if (node.op_type === 'Conv') foldScale(file, node);
  for (const node of [...file.nodes]) {
    const swish = node.op_type === 'Add' ? swishFrom(file, node) : null;
    if (swish) replaceSwish(file, swish);
  }
  for (const node of [...file.nodes]) if (node.op_type === 'Add') foldResidualGate(file, node);
  for (const node of [...file.nodes]) if (node.op_type === 'Conv') widen(file, node);
  replaceHead(file);
  for (const node of [...file.nodes]) if (node.op_type === 'Conv') dropTiny(file, node);
  return file.encode();
}

/** Weights under this add nothing to any sum, but slow a processor down tenfold where a product has no normal form. */
const TINY = 1e-20;

function dropTiny(file: OnnxFile, conv: OnnxNode): void {
  for (const [k, name] of conv.input.entries()) {
    const constant = file.constants.get(name);
    if (!constant?.values.some((value) => value !== 0 && Math.abs(value) < TINY)) continue;
    const values = constant.values.map((value) => (Math.abs(value) < TINY ? 0 : value));
    conv.input[k] = file.constant(constant.dims, values);
  }
}

/** The one number that a node reads beside `name`; null where it reads something else. */
function numberBeside(file: OnnxFile, node: OnnxNode, name: string): number | null {
  const other = node.input.find((each) => each !== name);
  const constant = other === undefined ? undefined : file.constants.get(other);
  return constant?.values.length === 1 ? constant.values[0]! : null;
}

/** `conv` · scale + offset as one convolution, as often as such operators follow it. */
function foldScale(file: OnnxFile, conv: OnnxNode): void {
  for (;;) {
    const [name] = conv.output as [string];
    const product = onlyReader(file, name, 'Mul');
    const sum = onlyReader(file, name, 'Add');
    const node = product ?? sum;
    const value = node && numberBeside(file, node, name);
    if (!node || value === null) return;
    scale(file, conv, product ? value : 1, sum ? value : 0);
    conv.output = [...node.output];
    file.nodes = file.nodes.filter((each) => each !== node);
  }
}

function scale(file: OnnxFile, conv: OnnxNode, factor: number, offset: number): void {
  const weights = file.constants.get(conv.input[1]!)!;
  const bias = file.constants.get(conv.input[2] ?? '')?.values ?? new Float32Array(weights.dims[0]!);
  conv.input = [
    conv.input[0]!,
    file.constant(
      weights.dims,
      weights.values.map((w) => w * factor),
    ),
    file.constant(
      [bias.length],
      bias.map((b) => b * factor + offset),
    ),
  ];
}

interface Swish {
  readonly nodes: readonly OnnxNode[];
  readonly clip: OnnxNode;
  readonly input: string;
  readonly output: string;
  readonly channels: number;
  readonly factor: number;
  readonly offset: number;
}

/** input · min(max(input + 3, 0), 6) / 6 · factor + offset, from its first operator on. */
function swishFrom(file: OnnxFile, plus: OnnxNode): Swish | null {
  const input = plus.input.find((name) => !file.constants.has(name));
  const conv = input === undefined ? undefined : file.writerOf(input);
  if (conv?.op_type !== 'Conv' || numberBeside(file, plus, input!) !== 3) return null;
  const clip = onlyReader(file, plus.output[0]!, 'Clip');
  const product = clip && onlyReader(file, clip.output[0]!, 'Mul');
  const share = product?.input.includes(input!) ? onlyReader(file, product.output[0]!, 'Div') : null;
  const factor = share && onlyReader(file, share.output[0]!, 'Mul');
  const offset = factor && onlyReader(file, factor.output[0]!, 'Add');
  if (!clip || !product || !share || !factor || !offset) return null;
  const channels = file.constants.get(conv.input[1]!)!.dims[0]!;
  const values = [
    numberBeside(file, factor, share.output[0]!),
    numberBeside(file, offset, factor.output[0]!),
  ];
  if (values[0] === null || values[1] === null || values[0]! <= 0) return null;
  return {
    nodes: [plus, clip, product, share, factor, offset],
    clip,
    input: input!,
    output: offset.output[0]!,
    channels,
    factor: values[0]!,
    offset: values[1]!,
  };
}

/** `clip` with other bounds in the form that its operator set has: attributes at first, inputs from 11 on. */
function clipped(file: OnnxFile, clip: OnnxNode, input: string, output: string, most: number): OnnxNode {
  if (clip.input.length > 1)
    return file.node('Clip', [input, clip.input[1]!, file.constant([], new Float32Array([most]))], output);
  const attribute = clip.attribute.map((own) => (own.name === 'max' ? { ...own, f: most } : own));
  return { op_type: 'Clip', input: [input], output: [output], attribute };
}

function replaceSwish(file: OnnxFile, swish: Swish): void {
  const { input, output, channels, factor, offset, clip } = swish;
  const line = scaleEach(file, `${output}/line`, { input, channels, factor: factor / 6, offset: factor / 2 });
  const gate = clipped(file, clip, `${output}/line`, `${output}/gate`, factor);
  const readers = file.readersOf(output);
  const borderless = readers.every((node) => isPointwise(node) && node.input[0] === output);
  if (borderless) {
    for (const node of readers) shiftInput(file, node, offset);
    file.replace(swish.nodes, [line, gate, file.node('Mul', [input, `${output}/gate`], output)]);
    return;
  }
  const product = file.node('Mul', [input, `${output}/gate`], `${output}/product`);
  const shifted = scaleEach(file, output, { input: `${output}/product`, channels, factor: 1, offset });
  file.replace(swish.nodes, [line, gate, product, shifted]);
}

/** The same result although `offset` is no longer added to the input. */
function shiftInput(file: OnnxFile, conv: OnnxNode, offset: number): void {
  const { dims, values } = file.constants.get(conv.input[1]!)!;
  const bias = file.constants.get(conv.input[2] ?? '')?.values ?? new Float32Array(dims[0]!);
  const row = values.length / dims[0]!;
  const shifted = bias.map((b, out) => {
    let sum = 0;
    for (let i = 0; i < row; i++) sum += values[out * row + i]!;
    return b + offset * sum;
  });
  conv.input = [conv.input[0]!, conv.input[1]!, file.constant([shifted.length], shifted)];
}

/** map + map · gate as map · (gate + 1): the gate is one number a channel. */
function foldResidualGate(file: OnnxFile, sum: OnnxNode): void {
  const product = sum.input.map((name) => file.writerOf(name)).find((node) => node?.op_type === 'Mul');
  const map = sum.input.find((name) => name !== product?.output[0]);
  const gate = product?.input.find((name) => name !== map);
  if (!product || !map || !gate || !product.input.includes(map)) return;
  if (file.writerOf(gate)?.op_type !== 'HardSigmoid' || file.readersOf(product.output[0]!).length > 1) return;
  const more = file.node('Add', [gate, file.constant([1], new Float32Array([1]))], `${gate}/more`);
  file.replace([product, sum], [more, file.node('Mul', [map, `${gate}/more`], sum.output[0]!)]);
}

/** Channels of a block in which ONNX Runtime lays maps out on common processors. */
const BLOCK = 8;

/** Channels of nothing between two pointwise convolutions, so that the map between them fills whole blocks. */
function widen(file: OnnxFile, conv: OnnxNode): void {
  const next = onlyReader(file, conv.output[0]!, 'Conv');
  const weights = file.constants.get(conv.input[1]!)!;
  const [channels, inputs] = weights.dims as [number, number];
  const missing = (BLOCK - (channels % BLOCK)) % BLOCK;
  if (missing === 0 || !next || !isPointwise(conv) || !isPointwise(next) || channels < BLOCK) return;
  const wide = channels + missing;
  const rows = new Float32Array(wide * inputs);
  rows.set(weights.values);
  const bias = new Float32Array(wide);
  bias.set(file.constants.get(conv.input[2] ?? '')?.values ?? []);
  conv.input = [conv.input[0]!, file.constant([wide, inputs, 1, 1], rows), file.constant([wide], bias)];
  const after = file.constants.get(next.input[1]!)!;
  const out = after.dims[0]!;
  const columns = new Float32Array(out * wide);
  for (let o = 0; o < out; o++)
    columns.set(after.values.subarray(o * channels, (o + 1) * channels), o * wide);
  next.input = [next.input[0]!, file.constant([out, wide, 1, 1], columns), ...next.input.slice(2)];
}
