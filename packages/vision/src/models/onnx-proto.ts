import { OnnxModelProto } from './onnx-schema.ts';

/** ONNX element and attribute type numbers. */
export const FLOAT = 1;
const INT64 = 7;
const FLOAT16 = 10;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_STRING = 3;
const ATTRIBUTE_INTS = 7;
/** Operator set 13: the first with `Pad` and `PRelu` in the form used here; every ONNX Runtime since 1.6 reads it. */
const OPERATOR_SET = 13;
const IR_VERSION = 8;

export type Attribute = number | string | readonly number[];
interface Named {
  name: string;
  /** Absent where it follows from the graph. */
  shape?: readonly number[] | undefined;
}

/** Collects nodes and weights of one graph and writes them as an ONNX file; equal calls give equal bytes. */
export class OnnxGraph {
  readonly #nodes: object[] = [];
  readonly #weights: object[] = [];
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  node(
    type: string,
    inputs: readonly string[],
    output: string,
    attributes: Record<string, Attribute> = {},
  ): string {
    const attribute = Object.entries(attributes).map(([name, value]) => {
      if (typeof value === 'number') return { name, i: value, type: ATTRIBUTE_INT };
      if (typeof value === 'string') return { name, s: Buffer.from(value), type: ATTRIBUTE_STRING };
      return { name, ints: [...value], type: ATTRIBUTE_INTS };
    });
    this.#nodes.push({ input: [...inputs], output: [output], name: output, op_type: type, attribute });
    return output;
  }

  floats(name: string, shape: readonly number[], values: Float32Array): string {
    const raw_data = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    this.#weights.push({ name, dims: [...shape], data_type: FLOAT, raw_data });
    return name;
  }

  integers(name: string, values: readonly number[]): string {
    const raw_data = Buffer.from(BigInt64Array.from(values, BigInt).buffer);
    this.#weights.push({ name, dims: [values.length], data_type: INT64, raw_data });
    return name;
  }

  encode(inputs: readonly Named[], outputs: readonly Named[]): Uint8Array {
    return OnnxModelProto.encode(
      OnnxModelProto.fromObject({
        ir_version: IR_VERSION,
        producer_name: 'vidimus',
        opset_import: [{ domain: '', version: OPERATOR_SET }],
        graph: {
          name: this.#name,
          node: this.#nodes,
          initializer: this.#weights,
          input: inputs.map(described),
          output: outputs.map(described),
        },
      }),
    ).finish();
  }

  /** `file` with this graph's nodes behind its own: of two messages in a row, Protocol Buffers join the lists. */
  appendTo(file: Uint8Array, outputs: readonly string[]): Uint8Array {
    const output = outputs.map((name) => described({ name }));
    const graph = { node: this.#nodes, initializer: this.#weights, output };
    return Buffer.concat([file, OnnxModelProto.encode(OnnxModelProto.fromObject({ graph })).finish()]);
  }
}

const described = ({ name, shape }: Named) => ({
  name,
  type: {
    tensor_type: {
      elem_type: FLOAT,
      ...(shape && { shape: { dim: shape.map((dim_value) => ({ dim_value })) } }),
    },
  },
});

/** Names of the outputs of an ONNX file, whatever else it holds. */
export function outputNames(file: Uint8Array): string[] {
  const { graph } = OnnxModelProto.decode(file) as unknown as Pick<RawModel, 'graph'>;
  return graph.output.map(({ name }) => name);
}

/** One node as read from a file; attributes by name, texts as they stand. */
export interface OnnxNode {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface OnnxWeight {
  readonly shape: readonly number[];
  readonly type: 'float16' | 'float32' | 'int64';
  readonly bytes: Uint8Array;
}

export interface OnnxModel {
  readonly nodes: readonly OnnxNode[];
  readonly weights: ReadonlyMap<string, OnnxWeight>;
  readonly input: string;
  readonly outputs: readonly string[];
}

interface RawModel {
  graph: {
    node: { input: string[]; output: string[]; op_type: string; attribute: RawAttribute[] }[];
    initializer: { dims: number[]; data_type: number; name: string; raw_data: Uint8Array }[];
    input: { name: string }[];
    output: { name: string }[];
  };
}
interface RawAttribute {
  name: string;
  type: number;
  i: number;
  f: number;
  s: Uint8Array;
  ints: number[];
}

const elementTypes: Readonly<Record<number, OnnxWeight['type']>> = {
  [FLOAT]: 'float32',
  [FLOAT16]: 'float16',
  [INT64]: 'int64',
};

/** Reads the graph of an ONNX file that has one input. @throws Error when it is none */
export function readOnnx(file: Uint8Array): OnnxModel {
  const { graph } = OnnxModelProto.toObject(OnnxModelProto.decode(file), {
    longs: Number,
    defaults: true,
  }) as RawModel;
  return {
    nodes: graph.node.map(({ op_type, input, output, attribute }) => ({
      type: op_type,
      inputs: input,
      output: output[0]!,
      attributes: Object.fromEntries(attribute.map((each) => [each.name, attributeOf(each)])),
    })),
    weights: new Map(
      graph.initializer.map(({ name, dims, data_type, raw_data }) => {
        const type = elementTypes[data_type];
        if (!type) throw new TypeError(`${name}: elements of ONNX type ${data_type} are not known`);
        return [name, { shape: dims, type, bytes: raw_data }];
      }),
    ),
    input: graph.input[0]!.name,
    outputs: graph.output.map(({ name }) => name),
  };
}

function attributeOf({ type, i, f, s, ints }: RawAttribute): Attribute {
  if (type === ATTRIBUTE_INT) return i;
  if (type === ATTRIBUTE_STRING) return Buffer.from(s).toString('latin1');
  return type === ATTRIBUTE_INTS ? ints : f;
}
