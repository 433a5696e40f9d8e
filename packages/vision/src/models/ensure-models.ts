import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faceNetToOnnx } from './face-net-to-onnx.ts';
import { withFewerPasses } from './fewer-passes.ts';
import { graphToOnnx } from './graph-to-onnx.ts';
import {
  convertedFolder,
  type ModelName,
  modelNames,
  models,
  readModelFile,
  requireHash,
  sha256,
  sourceFiles,
} from './model-files.ts';

/** The ONNX form of a model out of its verified published files, without touching the disk's converted copy. */
export async function convertModel(name: ModelName): Promise<Uint8Array> {
  const [first, second] = await sourceFiles(name);
  switch (models[name].form) {
    case 'tfjs_graph':
      return graphToOnnx(name, first!, second!);
    case 'dlib_weights':
      return faceNetToOnnx(first!, second!);
    case 'exported_onnx':
      return withFewerPasses(first!);
    default:
      return first!;
  }
}

/**
 * The bytes that the runtime loads for a model. A model that needs conversion is converted once; the copy on disk
 * is verified on every read and written anew when it is missing or damaged.
 *
 * @throws VidimusError `model.missing`, `model.mismatch`
 */
export async function modelBytes(name: ModelName): Promise<Uint8Array> {
  const expected = models[name].converted_sha256;
  if (expected === null) return (await sourceFiles(name))[0]!;
  const path = join(convertedFolder, `${name}.onnx`);
  if (existsSync(path)) {
    const bytes = await readModelFile(path, `.models/${name}.onnx`);
    if (sha256(bytes) === expected) return bytes;
  }
  const bytes = await convertModel(name);
  requireHash(bytes, expected, `.models/${name}.onnx`);
  await mkdir(convertedFolder, { recursive: true });
  // Renamed into place, so that a process which starts meanwhile sees the whole file or none.
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, bytes);
  await rename(draft, path);
  return bytes;
}

/** Verifies every model and converts those that need it. Quick when all is there. */
export async function ensureModels(): Promise<void> {
  for (const name of modelNames) await modelBytes(name);
}
