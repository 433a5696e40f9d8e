import type { OnnxFile, OnnxNode } from './onnx-file.ts';
import { onlyReader, pointwise } from './pointwise.ts';

/**
 * The end of the text detector, two transposed convolutions of stride 2 on 2 × 2: each pixel becomes sixteen that know
 * nothing of their neighbours. So two pointwise convolutions give the sixteen as channels, laid out at the very end.
 */
export function replaceHead(file: OnnxFile): void {
  const [first, second] = file.nodes.filter(({ op_type }) => op_type === 'ConvTranspose');
  if (!first || !second) return;
  const [bias1, norm, relu] = chain(file, first, ['Add', 'BatchNormalization', 'Relu']);
  const [bias2, sigmoid] = chain(file, second, ['Add', 'Sigmoid']);
  const numbers = (name: string) => file.constants.get(name)!.values;
  const weights1 = file.constants.get(first.input[1]!)!;
  const weights2 = numbers(second.input[1]!);
  const [inputs, middle] = weights1.dims as [number, number];
  const beside = (node: OnnxNode) => numbers(node.input.find((name) => file.constants.has(name))!);
  const [gamma, beta, mean, variance] = norm!.input.slice(1).map(numbers) as Float32Array[];
  const epsilon = norm!.attribute.find(({ name }) => name === 'epsilon')!.f!;
  const [w1, b1] = [new Float32Array(4 * middle * inputs), new Float32Array(4 * middle)];
  const [w2, b2] = [new Float32Array(16 * 4 * middle), new Float32Array(16).fill(beside(bias2!)[0]!)];
  for (let place = 0; place < 4; place++)
    for (let m = 0; m < middle; m++) {
      const gain = gamma![m]! / Math.sqrt(variance![m]! + epsilon);
      const row = place * middle + m;
      for (let i = 0; i < inputs; i++)
        w1[row * inputs + i] = gain * weights1.values[(i * middle + m) * 4 + place]!;
      b1[row] = gain * (beside(bias1!)[m]! - mean![m]!) + beta![m]!;
      for (let inner = 0; inner < 4; inner++) {
        const y = 2 * (place >> 1) + (inner >> 1);
        const x = 2 * (place & 1) + (inner & 1);
        w2[(4 * y + x) * 4 * middle + row] = weights2[m * 4 + inner]!;
      }
    }
  file.replace(
    [first, bias1!, norm!, relu!, second, bias2!, sigmoid!],
    [
      pointwise(file, first.input[0]!, 'head/first', { weights: w1, bias: b1 }),
      file.node('Relu', ['head/first'], 'head/middle'),
      pointwise(file, 'head/middle', 'head/second', { weights: w2, bias: b2 }),
      file.node('Sigmoid', ['head/second'], 'head/chances'),
      file.node('DepthToSpace', ['head/chances'], sigmoid!.output[0]!, { blocksize: 4 }),
    ],
  );
}

/** The nodes of these kinds that follow each other after `node`. */
function chain(file: OnnxFile, node: OnnxNode, kinds: readonly string[]): OnnxNode[] {
  const out: OnnxNode[] = [];
  for (const kind of kinds) out.push(onlyReader(file, (out.at(-1) ?? node).output[0]!, kind)!);
  return out;
}
