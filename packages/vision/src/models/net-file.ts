/**
 * One operation of a net in its browser form. Feature maps are channels-last: 1 × height × width × channels,
 * 1 × width × channels after `row`, or a single row of numbers after `flat`. `from` and `to` name feature maps, `filter` and `bias` weights.
 */
export type NetStep =
  | ConvolutionStep
  | { readonly op: 'relu' | 'sigmoid' | 'softmax' | 'double'; readonly from: string; readonly to: string }
  | { readonly op: 'add' | 'concat'; readonly from: readonly [string, string]; readonly to: string }
  /** The only row of a map that is one row high. */
  | { readonly op: 'row'; readonly from: string; readonly to: string }
  /** The largest of each square of two by two. */
  | { readonly op: 'halve'; readonly from: string; readonly to: string }
  /** This many channels of zeros after those that are there. */
  | { readonly op: 'widen'; readonly from: string; readonly to: string; readonly by: number }
  /** All numbers in the order in which they lie. */
  | { readonly op: 'flat'; readonly from: string; readonly to: string }
  /** Channels `begin` to before `end`; a negative one counts from the last, no `end` takes all that follow. */
  | {
      readonly op: 'channels';
      readonly from: string;
      readonly to: string;
      readonly begin: number;
      readonly end: number | null;
    };

export interface ConvolutionStep {
  readonly op: 'convolution' | 'depthwise';
  readonly from: string;
  readonly to: string;
  /** Height × width × channels in × channels out (depthwise: × 1). */
  readonly filter: string;
  /** Null where nothing is added. */
  readonly bias: string | null;
  readonly strides: readonly [number, number];
  /** Zeros above, left, below and right, as ONNX counts them; `same`: so many that the strides part the map evenly. */
  readonly pads: readonly [number, number, number, number] | 'same';
  /** A ReLU follows. */
  readonly relu: boolean;
}

export interface NetWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: 'float16' | 'float32';
}

/** What stands before the weights of a net file. */
export interface NetGraph {
  readonly input: string;
  readonly outputs: readonly string[];
  readonly steps: readonly NetStep[];
  /** In the order in which their values follow. */
  readonly weights: readonly NetWeight[];
}

/** A net's browser form: the graph, and its weights as single floats by name. */
export interface Net {
  readonly graph: NetGraph;
  readonly weights: ReadonlyMap<string, Float32Array>;
}

const alignment = 4;
const aligned = (bytes: number): number => Math.ceil(bytes / alignment) * alignment;
const bytesOf = { float16: 2, float32: 4 } as const;

/** The file: length of the graph (32 bits, little-endian), the graph as JSON, the weights, each on a multiple of four. */
export function writeNet(graph: NetGraph, weights: readonly Uint8Array[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(graph));
  const begin = aligned(4 + json.length);
  const total = weights.reduce((sum, { length }) => sum + aligned(length), begin);
  const file = new Uint8Array(total);
  new DataView(file.buffer).setUint32(0, json.length, true);
  file.set(json, 4);
  let at = begin;
  for (const bytes of weights) {
    file.set(bytes, at);
    at += aligned(bytes.length);
  }
  return file;
}

/** Reads what {@link writeNet} wrote. @throws RangeError, SyntaxError for anything else */
export function readNet(file: ArrayBuffer): Net {
  const length = new DataView(file).getUint32(0, true);
  const graph = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, length))) as NetGraph;
  const weights = new Map<string, Float32Array>();
  let at = aligned(4 + length);
  for (const { name, shape, type } of graph.weights) {
    const count = shape.reduce((product, side) => product * side, 1);
    const stored =
      type === 'float16' ? fromHalves(new Uint16Array(file, at, count)) : new Float32Array(file, at, count);
    weights.set(name, stored);
    at += aligned(count * bytesOf[type]);
  }
  return { graph, weights };
}

/** IEEE 754-2019 binary16 to binary32, without loss. */
function fromHalves(halves: Uint16Array): Float32Array {
  const out = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) out[i] = halfToNumber(halves[i]!);
  return out;
}

/** IEEE 754-2019 binary16. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
