import { halfToNumber } from './net-file.ts';

/** One entry of a TensorFlow.js weight manifest. */
export interface WeightEntry {
  name: string;
  shape: number[];
  dtype: string;
  quantization?: { dtype: string; scale?: number; min?: number };
}

export interface Weight {
  shape: readonly number[];
  values: Float32Array;
}

/**
 * Reads the weights of a TensorFlow.js manifest out of its binary file. Quantised weights (uint8, uint16, affine;
 * float16) are expanded to float32 as TensorFlow.js does; int32 weights (shapes, paddings) keep their value.
 */
export function readWeights(entries: readonly WeightEntry[], file: Uint8Array): Map<string, Weight> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const weights = new Map<string, Weight>();
  let offset = 0;
  for (const entry of entries) {
    const count = entry.shape.reduce((product, side) => product * side, 1);
    const values = new Float32Array(count);
    const stored = entry.quantization?.dtype ?? entry.dtype;
    const { bytes, read } = reader(stored, view);
    const { scale = 1, min = 0 } = entry.quantization ?? {};
    const affine = stored === 'uint8' || stored === 'uint16';
    for (let i = 0; i < count; i++, offset += bytes) {
      const value = read(offset);
      values[i] = affine ? value * scale + min : value;
    }
    weights.set(entry.name, { shape: entry.shape, values });
  }
  if (offset !== file.byteLength)
    throw new RangeError(`weights describe ${offset} bytes, the file has ${file.byteLength}`);
  return weights;
}

function reader(dtype: string, view: DataView): { bytes: number; read: (offset: number) => number } {
  switch (dtype) {
    case 'float32':
      return { bytes: 4, read: (offset) => view.getFloat32(offset, true) };
    case 'int32':
      return { bytes: 4, read: (offset) => view.getInt32(offset, true) };
    case 'float16':
      return { bytes: 2, read: (offset) => halfToNumber(view.getUint16(offset, true)) };
    case 'uint16':
      return { bytes: 2, read: (offset) => view.getUint16(offset, true) };
    case 'uint8':
      return { bytes: 1, read: (offset) => view.getUint8(offset) };
    default:
      throw new TypeError(`weights of type ${dtype} are not known`);
  }
}

/** Reorders axes: axis `i` of the result is axis `order[i]` of `weight`. */
export function transpose(weight: Weight, order: readonly number[]): Weight {
  const { shape, values } = weight;
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, side) => product * side, 1));
  const outShape = order.map((axis) => shape[axis]!);
  const out = new Float32Array(values.length);
  const index = new Array<number>(order.length).fill(0);
  for (let i = 0; i < out.length; i++) {
    let from = 0;
    for (let axis = 0; axis < order.length; axis++) from += index[axis]! * strides[order[axis]!]!;
    out[i] = values[from]!;
    for (let axis = order.length - 1; axis >= 0; axis--) {
      index[axis]!++;
      if (index[axis]! < outShape[axis]!) break;
      index[axis] = 0;
    }
  }
  return { shape: outShape, values: out };
}
