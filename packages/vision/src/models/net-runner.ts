/** A net of several outputs on some runtime. */
export interface ManyRunner {
  /**
   * Runs the net once. Not re-entrant.
   *
   * @param input planar (1 × channels × height × width), as `shape` says
   * @returns the net's outputs by name in ONNX's order, row-major
   */
  runAll(input: Float32Array, shape: readonly number[]): Promise<Record<string, Float32Array>>;
  dispose(): Promise<void>;
}

/** A net on some runtime: what the readers need of it, so that they run alike in Node and in browsers. */
export interface NetRunner {
  /**
   * Runs the net once. Not re-entrant.
   *
   * @param input planar (1 × channels × height × width), as `shape` says
   * @returns the net's one output in ONNX's order, row-major
   */
  run(input: Float32Array, shape: readonly number[]): Promise<Float32Array>;
  dispose(): Promise<void>;
}
