import { integerOf, integersOf, type OnnxFile, type OnnxNode } from './onnx-file.ts';

/** The only reader of `name`, if it is an `op_type`. */
export function onlyReader(file: OnnxFile, name: string, op_type: string): OnnxNode | null {
  const readers = file.readersOf(name);
  return readers.length === 1 && readers[0]!.op_type === op_type ? readers[0]! : null;
}

/** One convolution of a pixel's channels, its weights of the shape outputs × inputs. */
export function pointwise(
  file: OnnxFile,
  input: string,
  output: string,
  { weights, bias, group = 1 }: { weights: Float32Array; bias: Float32Array; group?: number },
): OnnxNode {
  const outputs = bias.length;
  return file.node(
    'Conv',
    [
      input,
      file.constant([outputs, weights.length / outputs, 1, 1], weights),
      file.constant([outputs], bias),
    ],
    output,
    { dilations: [1, 1], kernel_shape: [1, 1], strides: [1, 1], group, pads: [0, 0, 0, 0] },
  );
}

/** A convolution of each channel for itself: `factor` · x + `offset`. */
export function scaleEach(
  file: OnnxFile,
  output: string,
  line: { input: string; channels: number; factor: number; offset: number },
): OnnxNode {
  const { input, channels, factor, offset } = line;
  const weights = new Float32Array(channels).fill(factor);
  const bias = new Float32Array(channels).fill(offset);
  return pointwise(file, input, output, { weights, bias, group: channels });
}

export const isPointwise = (node: OnnxNode): boolean =>
  node.op_type === 'Conv' &&
  (integerOf(node, 'group') ?? 1) === 1 &&
  integersOf(node, 'kernel_shape').every((side) => side === 1) &&
  integersOf(node, 'pads').every((pad) => pad === 0);
