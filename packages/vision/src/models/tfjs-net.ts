import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { type ConvolutionStep, type NetStep, readNet } from './net-file.ts';
import type { ManyRunner, NetRunner } from './net-runner.ts';

/** Addresses of the runtime's two builds; browsers without SIMD take the plain one. */
export interface WasmFiles {
  readonly simd: string;
  readonly plain: string;
}

/** Starts TensorFlow.js on its WASM backend, on one thread. @throws Error where WebAssembly is not there or refused */
export async function startWasm({ simd, plain }: WasmFiles): Promise<void> {
  // Threads need cross-origin isolation, which would keep the page out of other pages' frames.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm.wasm': plain,
    // Asked for by name, never fetched.
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  });
  if (!(await tf.setBackend('wasm'))) throw new Error('the WASM backend did not start');
}

/** A net in its browser form (see `net-file.ts`) on TensorFlow.js. {@link startWasm} comes first. */
export function tfjsNet(file: ArrayBuffer): NetRunner & ManyRunner {
  const { graph, weights } = readNet(file);
  const constants = new Map(
    graph.weights.map(({ name, shape }) => [name, tf.tensor(weights.get(name)!, [...shape], 'float32')]),
  );
  const runAll: ManyRunner['runAll'] = async (input, shape) => {
    const [, channels, height, width] = shape as [number, number, number, number];
    const outputs = tf.tidy(() => {
      const first = tf.tensor4d(interleaved(input, channels), [1, height, width, channels]);
      const maps = new Map<string, tf.Tensor>([[graph.input, first]]);
      for (const step of graph.steps) maps.set(step.to, computed(step, maps, constants));
      return graph.outputs.map((name) => maps.get(name)!);
    });
    const values = await Promise.all(outputs.map(valuesOf));
    return Object.fromEntries(graph.outputs.map((name, k) => [name, values[k]!]));
  };
  const run: NetRunner['run'] = async (input, shape) => (await runAll(input, shape))[graph.outputs[0]!]!;
  const dispose = async () => {
    for (const constant of constants.values()) constant.dispose();
  };
  return { run, runAll, dispose };
}

/** A map's numbers in ONNX's order; the map is gone then. */
async function valuesOf(map: tf.Tensor): Promise<Float32Array> {
  const values = (await map.data()) as Float32Array;
  map.dispose();
  return map.rank === 4 ? planar(values, map.shape[3]!) : values;
}

type Tensors = ReadonlyMap<string, tf.Tensor>;

function computed(step: NetStep, maps: Tensors, constants: Tensors): tf.Tensor {
  const one = (name: string) => maps.get(name)!;
  switch (step.op) {
    case 'convolution':
    case 'depthwise':
      return convolved(step, one(step.from) as tf.Tensor4D, constants);
    case 'relu':
      return tf.relu(one(step.from));
    case 'sigmoid':
      return tf.sigmoid(one(step.from));
    case 'softmax':
      return tf.softmax(one(step.from));
    case 'add':
      return tf.add(one(step.from[0]), one(step.from[1]));
    case 'concat':
      return tf.concat([one(step.from[0]), one(step.from[1])], -1);
    case 'double': {
      const map = one(step.from) as tf.Tensor4D;
      return tf.image.resizeNearestNeighbor(map, [2 * map.shape[1], 2 * map.shape[2]]);
    }
    case 'halve':
      return tf.maxPool(one(step.from) as tf.Tensor4D, 2, 2, 'same');
    case 'widen':
      return tf.pad(one(step.from), [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, step.by],
      ]);
    case 'flat':
      return tf.reshape(one(step.from), [-1]);
    case 'row': {
      const { shape } = one(step.from);
      return tf.reshape(one(step.from), [1, shape[2]!, shape[3]!]);
    }
    case 'channels':
      return channelsOf(one(step.from), step.begin, step.end);
  }
}

function convolved(step: ConvolutionStep, x: tf.Tensor4D, constants: Tensors): tf.Tensor {
  const operands = {
    x,
    filter: constants.get(step.filter) as tf.Tensor4D,
    ...(step.bias === null ? {} : { bias: constants.get(step.bias)! }),
    strides: [...step.strides] as [number, number],
    pad: padding(step.pads),
    activation: step.relu ? ('relu' as const) : ('linear' as const),
  };
  if (step.op === 'convolution') return tf.fused.conv2d(operands);
  // Its types leave out explicit padding; its kernel takes it like the other's.
  const typed = operands as unknown as Parameters<typeof tf.fused.depthwiseConv2d>[0];
  return tf.fused.depthwiseConv2d(typed);
}

type Padding = [[0, 0], [number, number], [number, number], [0, 0]];

function padding(pads: ConvolutionStep['pads']): Padding | 'same' {
  if (pads === 'same') return pads;
  const [top, left, bottom, right] = pads;
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
}

function channelsOf(map: tf.Tensor, begin: number, end: number | null): tf.Tensor {
  const count = map.shape.at(-1)!;
  const from = begin < 0 ? count + begin : begin;
  const to = end === null ? count : end < 0 ? count + end : end;
  if (from === 0 && to === count) return map;
  const lead = map.shape.slice(0, -1);
  return tf.slice(map, [...lead.map(() => 0), from], [...lead, to - from]);
}

/** Planar to channels-last. */
function interleaved(values: Float32Array, channels: number): Float32Array {
  if (channels === 1) return values;
  const pixels = values.length / channels;
  const out = new Float32Array(values.length);
  for (let c = 0, from = 0; c < channels; c++)
    for (let i = 0, to = c; i < pixels; i++, to += channels) out[to] = values[from++]!;
  return out;
}

/** Channels-last to planar. */
function planar(values: Float32Array, channels: number): Float32Array {
  const pixels = values.length / channels;
  const out = new Float32Array(values.length);
  for (let c = 0, to = 0; c < channels; c++)
    for (let i = 0, from = c; i < pixels; i++, from += channels) out[to++] = values[from]!;
  return out;
}
