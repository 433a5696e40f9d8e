import { type ConvolutionStep, type NetStep, type NetWeight, writeNet } from './net-file.ts';
import { type OnnxModel, type OnnxNode, type OnnxWeight, readOnnx } from './onnx-proto.ts';

/**
 * The browser form of an ONNX net: channels-last, weights in the precision in which they are stored, a ReLU that alone
 * follows a convolution fused with it. Knows the operators of the nets of `training/` and of the face detector.
 *
 * @throws TypeError for any other operator: a net with one must not be converted half
 */
export function onnxToNet(file: Uint8Array): Uint8Array {
  const model = readOnnx(file);
  const conversion = new Conversion(model);
  for (const node of model.nodes) conversion.add(node);
  return writeNet(
    {
      input: model.input,
      outputs: model.outputs,
      steps: fused(conversion.steps, model.outputs),
      weights: conversion.weights,
    },
    conversion.values,
  );
}

class Conversion {
  readonly steps: NetStep[] = [];
  readonly weights: NetWeight[] = [];
  readonly values: Uint8Array[] = [];
  readonly #model: OnnxModel;
  /** Weights that a cast has another name for. */
  readonly #renamed = new Map<string, string>();

  constructor(model: OnnxModel) {
    this.#model = model;
  }

  add(node: OnnxNode): void {
    const { type, inputs, output: to } = node;
    const from = inputs[0]!;
    switch (type) {
      case 'Cast':
        this.#renamed.set(to, from);
        return;
      case 'Conv':
        this.#addConvolution(node);
        return;
      case 'Relu':
      case 'Sigmoid':
        this.steps.push({ op: type === 'Relu' ? 'relu' : 'sigmoid', from, to });
        return;
      case 'Softmax':
        this.#require(node, node.attributes.axis === 1);
        this.steps.push({ op: 'softmax', from, to });
        return;
      case 'Add':
        this.steps.push({ op: 'add', from: [from, inputs[1]!], to });
        return;
      case 'Concat':
        this.#require(node, node.attributes.axis === 1 && inputs.length === 2);
        this.steps.push({ op: 'concat', from: [from, inputs[1]!], to });
        return;
      default:
        this.#addShaping(node);
    }
  }

  /** What moves values without computing any. */
  #addShaping(node: OnnxNode): void {
    const { type, inputs, output: to, attributes } = node;
    const from = inputs[0]!;
    switch (type) {
      case 'Resize': {
        const { mode, nearest_mode, coordinate_transformation_mode } = attributes;
        const doubles = floatsOf(this.#weight(inputs[2]!)).join() === '1,1,2,2';
        const asymmetric = coordinate_transformation_mode === 'asymmetric' && nearest_mode === 'floor';
        this.#require(node, doubles && asymmetric && mode === 'nearest');
        this.steps.push({ op: 'double', from, to });
        return;
      }
      case 'Gather':
        this.#require(node, attributes.axis === 2 && this.#integer(inputs[1]!) === 0);
        this.steps.push({ op: 'row', from, to });
        return;
      case 'Slice': {
        const [begin, end, axis, step] = inputs.slice(1).map((name) => this.#integer(name));
        this.#require(node, axis === 1 && step === 1);
        const all = end! > Number.MAX_SAFE_INTEGER;
        this.steps.push({ op: 'channels', from, to, begin: begin!, end: all ? null : end! });
        return;
      }
      case 'Transpose': {
        // Channels last is what this form has anyway.
        const rows = String(attributes.perm) === '0,2,1' && this.#model.outputs.includes(to);
        this.#require(node, rows || String(attributes.perm) === '0,2,3,1');
        this.steps.push({ op: 'channels', from, to, begin: 0, end: null });
        return;
      }
      case 'Identity':
        this.steps.push({ op: 'channels', from, to, begin: 0, end: null });
        return;
      case 'Reshape':
        this.#require(node, this.#isLast(from));
        this.steps.push({ op: 'flat', from, to });
        return;
      case 'MaxPool': {
        const { kernel_shape, strides, auto_pad } = attributes;
        const halves = `${kernel_shape} ${strides} ${auto_pad}` === '2,2 2,2 SAME_UPPER';
        this.#require(node, halves);
        this.steps.push({ op: 'halve', from, to });
        return;
      }
      case 'Pad': {
        const sides = this.#integers(inputs[1]!);
        this.#require(
          node,
          sides.every((side, k) => side === 0 || k === 5),
        );
        this.steps.push({ op: 'widen', from, to, by: sides[5]! });
        return;
      }
      default:
        throw new TypeError(`${to}: operator ${type} is not known`);
    }
  }

  #addConvolution(node: OnnxNode): void {
    const { inputs, output: to, attributes } = node;
    const weight = this.#weight(inputs[1]!);
    const [out, perGroup] = weight.shape as [number, number];
    const { group = 1, strides, dilations = [1, 1] } = attributes;
    this.#require(node, String(dilations) === '1,1' && (group === 1 || (group === out && perGroup === 1)));
    const bias = inputs[2];
    this.steps.push({
      op: group === 1 ? 'convolution' : 'depthwise',
      from: inputs[0]!,
      to,
      filter: this.#keep(inputs[1]!, channelsLast(weight, group === 1)),
      bias: bias === undefined ? null : this.#keep(bias, this.#weight(bias)),
      strides: strides as ConvolutionStep['strides'],
      pads: padsOf(attributes),
      relu: false,
    });
  }

  #weight(name: string): OnnxWeight {
    const weight = this.#model.weights.get(this.#renamed.get(name) ?? name);
    if (!weight) throw new TypeError(`${name} is no weight`);
    return weight;
  }

  #integer(name: string): number {
    const [integer, ...others] = this.#integers(name);
    if (integer === undefined || others.length > 0) throw new TypeError(`${name} is no single integer`);
    return integer;
  }

  #integers(name: string): number[] {
    const { type, bytes } = this.#weight(name);
    if (type !== 'int64') throw new TypeError(`${name} are no integers`);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    return Array.from({ length: bytes.length / 8 }, (_, i) => Number(view.getBigInt64(8 * i, true)));
  }

  /** Whether a map has been brought to channels last, so that its numbers lie as a reshaping takes them. */
  #isLast(name: string): boolean {
    const node = this.#model.nodes.find(({ output }) => output === name);
    return node?.type === 'Transpose' && String(node.attributes.perm) === '0,2,3,1';
  }

  #keep(name: string, { shape, type, bytes }: OnnxWeight): string {
    if (type === 'int64') throw new TypeError(`${name}: a weight of integers`);
    this.weights.push({ name, shape, type });
    this.values.push(bytes);
    return name;
  }

  #require(node: OnnxNode, holds: boolean): void {
    if (!holds) throw new TypeError(`${node.output}: ${node.type} in a form that is not known`);
  }
}

/** Zeros around a map: as given, or by the rule that the older nets name. */
function padsOf({ pads, auto_pad = 'NOTSET' }: OnnxNode['attributes']): ConvolutionStep['pads'] {
  if (auto_pad === 'SAME_UPPER') return 'same';
  return auto_pad === 'VALID' ? [0, 0, 0, 0] : (pads as readonly [number, number, number, number]);
}

function floatsOf({ bytes }: OnnxWeight): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

/** Out × in × height × width to height × width × in × out; of a depthwise filter, whose `in` is 1, out comes before it. */
function channelsLast({ shape, type, bytes }: OnnxWeight, dense: boolean): OnnxWeight {
  const [out, within, height, width] = shape as [number, number, number, number];
  const each = bytes.length / (out * within * height * width);
  const moved = new Uint8Array(bytes.length);
  for (let o = 0, from = 0; o < out; o++)
    for (let i = 0; i < within; i++)
      for (let place = 0; place < height * width; place++, from += each)
        moved.set(bytes.subarray(from, from + each), ((place * within + i) * out + o) * each);
  const last = dense ? [height, width, within, out] : [height, width, out, within];
  return { shape: last, type, bytes: moved };
}

/** Convolutions take in the ReLU that alone reads them. */
function fused(steps: readonly NetStep[], outputs: readonly string[]): NetStep[] {
  const readers = new Map<string, NetStep[]>();
  for (const step of steps)
    for (const name of [step.from].flat()) readers.set(name, [...(readers.get(name) ?? []), step]);
  const taken = new Set<NetStep>();
  return steps.flatMap((step): NetStep[] => {
    if (taken.has(step)) return [];
    if (step.op !== 'convolution' && step.op !== 'depthwise') return [step];
    const [reader, ...others] = readers.get(step.to) ?? [];
    if (reader?.op !== 'relu' || others.length > 0 || outputs.includes(step.to)) return [step];
    taken.add(reader);
    return [{ ...step, to: reader.to, relu: true }];
  });
}
