import { InferenceSession, Tensor } from 'onnxruntime-node';
import { modelBytes } from './ensure-models.ts';
import type { ModelName } from './model-files.ts';
import type { ManyRunner, NetRunner } from './net-runner.ts';

/**
 * Opens a verified model. One thread a session: for nets this small more threads were slower (measured), and the
 * server runs several sessions in worker threads instead.
 *
 * @throws VidimusError `model.missing`, `model.mismatch`
 */
export async function loadModel(
  name: ModelName,
  options: { threads?: number } = {},
): Promise<InferenceSession> {
  return openModel(await modelBytes(name), options);
}

/** Opens the bytes of an ONNX file. */
export function openModel(bytes: Uint8Array, options: { threads?: number } = {}): Promise<InferenceSession> {
  return InferenceSession.create(bytes, {
    intraOpNumThreads: options.threads ?? 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
}

/** Runs a session on one planar float32 input; the outputs by name, `wanted` ones or all. */
export async function runModel(
  session: InferenceSession,
  data: Float32Array,
  shape: readonly number[],
  wanted = session.outputNames,
): Promise<Record<string, Float32Array>> {
  const input = new Tensor('float32', data, [...shape]);
  const outputs = await session.run({ [session.inputNames[0]!]: input }, wanted);
  return Object.fromEntries(
    Object.entries(outputs).map(([name, tensor]) => [name, tensor.data as Float32Array]),
  );
}

/** A model with several outputs as the readers take it. @throws VidimusError `model.missing`, `model.mismatch` */
export async function loadMany(name: ModelName, options: { threads?: number } = {}): Promise<ManyRunner> {
  const session = await loadModel(name, options);
  return { runAll: (input, shape) => runModel(session, input, shape), dispose: () => session.release() };
}

/** A model with one output as the readers take it. @throws VidimusError `model.missing`, `model.mismatch` */
export async function loadNet(name: ModelName, options: { threads?: number } = {}): Promise<NetRunner> {
  const session = await loadModel(name, options);
  return {
    run: async (input, shape) => (await runModel(session, input, shape))[session.outputNames[0]!]!,
    dispose: () => session.release(),
  };
}
