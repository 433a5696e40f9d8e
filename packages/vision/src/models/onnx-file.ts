import { OnnxModelProto } from './onnx-schema.ts';

const FLOAT = 1;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_INTS = 7;

/** Constant numbers of a graph. */
export interface Constant {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

interface TensorProto {
  dims: readonly unknown[];
  data_type: number;
  float_data?: number[];
  raw_data?: Uint8Array;
}

interface AttributeProto {
  name: string;
  f?: number;
  i?: unknown;
  t?: TensorProto;
  ints?: readonly unknown[];
}

export interface OnnxNode {
  op_type: string;
  input: string[];
  output: string[];
  attribute: AttributeProto[];
}

interface GraphProto {
  node: OnnxNode[];
  output: { name: string }[];
}

/** A node's whole numbers by name; an attribute that it lacks gives none. */
export const integersOf = (node: OnnxNode, name: string): number[] =>
  (node.attribute.find((each) => each.name === name)?.ints ?? []).map(Number);

export const integerOf = (node: OnnxNode, name: string): number | undefined => {
  const found = node.attribute.find((each) => each.name === name);
  return found && Number(found.i);
};

function constantOf({ dims, data_type, float_data, raw_data }: TensorProto): Constant | null {
  if (data_type !== FLOAT) return null;
  const values = raw_data?.length
    ? new Float32Array(Uint8Array.from(raw_data).buffer)
    : Float32Array.from(float_data ?? []);
  return { dims: dims.map(Number), values };
}

/** An ONNX file whose graph is to be changed: its nodes in order, and the float constants that they read. */
export class OnnxFile {
  nodes: OnnxNode[];
  readonly constants = new Map<string, Constant>();
  /** Names of what the graph gives. */
  readonly outputs: readonly string[];
  readonly #model: { graph: GraphProto };
  #made = 0;

  constructor(bytes: Uint8Array) {
    this.#model = OnnxModelProto.decode(bytes) as unknown as { graph: GraphProto };
    this.nodes = [...this.#model.graph.node];
    this.outputs = this.#model.graph.output.map(({ name }) => name);
    for (const { op_type, output, attribute } of this.nodes) {
      const tensor = op_type === 'Constant' && attribute[0]?.t;
      const constant = tensor && constantOf(tensor);
      if (constant) this.constants.set(output[0]!, constant);
    }
  }

  /** A new constant's name. */
  constant(dims: readonly number[], values: Float32Array): string {
    const name = `constant_${this.#made++}`;
    this.constants.set(name, { dims, values });
    const raw_data = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    const attribute = [{ name: 'value', t: { dims, data_type: FLOAT, raw_data }, type: 4 }];
    this.nodes.unshift({ op_type: 'Constant', input: [], output: [name], attribute });
    return name;
  }

  /** A node that is not part of the graph yet. */
  node(
    op_type: string,
    input: string[],
    output: string,
    attributes: Readonly<Record<string, number | readonly number[]>> = {},
  ): OnnxNode {
    const attribute = Object.entries(attributes).map(([name, value]) =>
      typeof value === 'number'
        ? { name, i: value, type: ATTRIBUTE_INT }
        : { name, ints: value, type: ATTRIBUTE_INTS },
    );
    return { op_type, input, output: [output], attribute };
  }

  readersOf(name: string): OnnxNode[] {
    return this.nodes.filter(({ input }) => input.includes(name));
  }

  writerOf(name: string): OnnxNode | undefined {
    return this.nodes.find(({ output }) => output.includes(name));
  }

  /** Puts `made` where the last of `old` stood. */
  replace(old: readonly OnnxNode[], made: readonly OnnxNode[]): void {
    const last = Math.max(...old.map((node) => this.nodes.indexOf(node)));
    this.nodes.splice(last, 1, ...made);
    this.nodes = this.nodes.filter((node) => !old.includes(node));
  }

  /** The file without constants that nothing reads; equal graphs give equal bytes. */
  encode(): Uint8Array {
    const read = new Set(this.nodes.flatMap(({ input }) => input));
    const { graph } = this.#model;
    graph.node = this.nodes.filter(({ op_type, output }) => op_type !== 'Constant' || read.has(output[0]!));
    return OnnxModelProto.encode(OnnxModelProto.fromObject(this.#model)).finish();
  }
}
