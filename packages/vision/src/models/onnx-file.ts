import protobuf from 'protobufjs';

/** The part of the ONNX format (onnx.proto) that nets with constants inside need. Field numbers are ONNX's own. */
const SCHEMA = `
syntax = "proto2";
message AttributeProto {
  optional string name = 1; optional float f = 2; optional int64 i = 3; optional bytes s = 4; optional TensorProto t = 5;
  repeated float floats = 7; repeated int64 ints = 8 [packed = false]; optional int32 type = 20;
}
message TensorProto { repeated int64 dims = 1 [packed = false]; optional int32 data_type = 2; repeated float float_data = 4 [packed = true]; repeated int64 int64_data = 7 [packed = true]; optional string name = 8; optional bytes raw_data = 9; }
message Dimension { optional int64 dim_value = 1; optional string dim_param = 2; }
message Shape { repeated Dimension dim = 1; }
message TensorType { optional int32 elem_type = 1; optional Shape shape = 2; }
message TypeProto { optional TensorType tensor_type = 1; }
message ValueInfoProto { optional string name = 1; optional TypeProto type = 2; }
message NodeProto { repeated string input = 1; repeated string output = 2; optional string name = 3; optional string op_type = 4; repeated AttributeProto attribute = 5; }
message GraphProto { repeated NodeProto node = 1; optional string name = 2; repeated TensorProto initializer = 5; repeated ValueInfoProto input = 11; repeated ValueInfoProto output = 12; }
message OperatorSetIdProto { optional string domain = 1; optional int64 version = 2; }
message ModelProto { optional int64 ir_version = 1; optional string producer_name = 2; optional GraphProto graph = 7; repeated OperatorSetIdProto opset_import = 8; }
`;
const Model = protobuf.parse(SCHEMA, { keepCase: true }).root.lookupType('ModelProto');

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
    this.#model = Model.decode(bytes) as unknown as { graph: GraphProto };
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
    return Model.encode(Model.fromObject(this.#model)).finish();
  }
}
