import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faceNetToOnnx } from './face-net-to-onnx.ts';
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
import { onnxToNet } from './onnx-to-net.ts';

/** The ONNX form of a model out of its verified published files, without touching the disk's converted copy. */
export async function convertModel(name: ModelName): Promise<Uint8Array> {
  const [first, second] = await sourceFiles(name);
  const { form, outputs } = models[name];
  switch (form) {
    case 'tfjs_graph':
      return graphToOnnx(name, first!, second!, outputs);
    case 'dlib_weights':
      return faceNetToOnnx(first!, second!);
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
  await putInPlace(path, bytes);
  return bytes;
}

/** Renamed into place, so that a process which starts meanwhile sees the whole file or none. */
async function putInPlace(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(convertedFolder, { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, bytes);
  await rename(draft, path);
}

/** The nets that run in browsers too; `.models/<name>.net` is what the applicant page is built with. */
export const browserNets = [
  'document_corners',
  'face_detection',
  'mrz_lines',
] as const satisfies readonly ModelName[];

/** The browser form of a net, out of the same verified weights as the server's. @throws as {@link modelBytes} */
export async function browserNet(name: (typeof browserNets)[number]): Promise<Uint8Array> {
  return onnxToNet(await modelBytes(name));
}

/** Verifies every model, converts those that need it and writes the browser forms. Quick when all is there. */
export async function ensureModels(): Promise<void> {
  for (const name of modelNames) await modelBytes(name);
  for (const name of browserNets)
    await putInPlace(join(convertedFolder, `${name}.net`), await browserNet(name));
}
