import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VidimusError } from '@vidimus/contracts';
import manifest from '../../models.json' with { type: 'json' };

/** A file as published: where it stands inside its package (or the project, where `package` is null). */
interface SourceFile {
  path: string;
  sha256: string;
}

/** One entry of `models.json`. */
export interface ModelEntry {
  package: string | null;
  version: string | null;
  files: SourceFile[];
  /** How the published files become what the server loads. */
  form: 'onnx' | 'text' | 'tfjs_graph' | 'dlib_weights';
  /** Nodes of a graph that its ONNX form gives, in place of all that the published file does. */
  outputs?: string[];
  /** SHA-256 of the ONNX file that the conversion writes; null where the published file is used as it is. */
  converted_sha256: string | null;
  origin: string;
  licence: string;
  training_data: string;
  figures: string;
}

export type ModelName = keyof typeof manifest.models;
export const models = manifest.models as Record<ModelName, ModelEntry>;
export const modelNames = Object.keys(models) as ModelName[];

const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url));
/** Folder of the converted models; built, never committed. */
export const convertedFolder = join(projectRoot, '.models');

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @throws VidimusError `model.mismatch` unless `bytes` have the recorded hash. */
export function requireHash(
  bytes: Uint8Array,
  expected: string,
  where: string,
  remedy = 'reinstall the packages',
): void {
  const actual = sha256(bytes);
  if (actual !== expected)
    throw new VidimusError(
      'model.mismatch',
      `${where}: SHA-256 is ${actual}, the manifest records ${expected}; ${remedy}`,
      { where },
    );
}

/** The published files of a model, verified. @throws VidimusError `model.missing`, `model.mismatch` */
export async function sourceFiles(name: ModelName): Promise<Uint8Array[]> {
  const entry = models[name];
  const folder = entry.package === null ? projectRoot : packageFolder(entry.package);
  return Promise.all(
    entry.files.map(async ({ path, sha256: expected }) => {
      const where = `${entry.package ?? 'vidimus'}/${path}`;
      const bytes = await readModelFile(join(folder, path), where);
      requireHash(bytes, expected, where);
      return bytes;
    }),
  );
}

export async function readModelFile(path: string, where: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new VidimusError('model.missing', `${where}: the model file cannot be read`, { where, cause });
  }
}

function packageFolder(name: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder))
      throw new VidimusError('model.missing', `${name}: the package is not installed`, { where: name });
  }
}

/** SHA-256 of what is loaded for each model, as recorded with every decision. */
export function modelHashes(): Record<ModelName, string> {
  return Object.fromEntries(
    modelNames.map((name) => [name, models[name].converted_sha256 ?? models[name].files[0]!.sha256]),
  ) as Record<ModelName, string>;
}
