import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  checkedBy,
  type FaceModelInput,
  type FaceModelManifest,
  FaceModelSchema,
  VidimusError,
} from '@vidimus/contracts';
import type { InferenceSession } from 'onnxruntime-node';
import { openModel, runModel } from '../models/load-model.ts';
import { readModelFile, requireHash, sha256 } from '../models/model-files.ts';
import type { Picture } from '../picture/picture.ts';
import { alignedAs } from './alignment.ts';
import { meanEmbedding, unitEmbedding } from './embedding.ts';
import type { Face } from './face-reader.ts';
import type { MatchThresholds } from './thresholds.ts';

/** Sides of the square that an embedding model may take, px. */
const SIDES = { least: 64, most: 512 } as const;
/** Numbers that an embedding has at least; a net with fewer outputs tells something else. */
const LEAST_LENGTH = 32;

const ranges: Readonly<Record<FaceModelInput['range'], { scale: number; offset: number }>> = {
  '-1..1': { scale: 1 / 127.5, offset: -1 },
  '0..1': { scale: 1 / 255, offset: 0 },
  '0..255': { scale: 1, offset: 0 },
};

/** An embedding model that an operator plugs in, to compare faces with portraits. */
export class FaceModel {
  readonly #session: InferenceSession;
  readonly #input: FaceModelInput;
  readonly #side: number;
  /** SHA-256 of the ONNX file. */
  readonly sha256: string;

  private constructor(session: InferenceSession, side: number, input: FaceModelInput, hash: string) {
    [this.#session, this.#side, this.#input, this.sha256] = [session, side, input, hash];
  }

  /** @throws VidimusError `model.unreadable`, `model.input`, `model.output` where the file is no embedding model */
  static async open(bytes: Uint8Array, input: FaceModelInput, where: string): Promise<FaceModel> {
    let session: InferenceSession;
    try {
      session = await openModel(bytes);
    } catch (cause) {
      throw new VidimusError(
        'model.unreadable',
        `${where} is no ONNX model that can be run: ${(cause as Error).message}`,
        {
          where,
          cause,
        },
      );
    }
    try {
      const side = sideOf(session, where);
      const model = new FaceModel(session, side, input, sha256(bytes));
      await model.#requireEmbedding(where);
      return model;
    } catch (error) {
      await session.release();
      throw error;
    }
  }

  /** Numbers of length one that lie near each other for one person: the mean over the face and its mirror image. */
  async embed(picture: Picture, face: Face): Promise<Float32Array> {
    const embeddings: Float32Array[] = [];
    for (const chip of alignedAs(this.#input.alignment, this.#side, picture, face.mesh))
      embeddings.push(unitEmbedding(await this.#run(chip)));
    return unitEmbedding(meanEmbedding(embeddings));
  }

  dispose(): Promise<void> {
    return this.#session.release();
  }

  async #run(chip: Float32Array): Promise<Float32Array> {
    const { scale, offset } = ranges[this.#input.range];
    const plane = this.#side ** 2;
    const order = this.#input.channels === 'rgb' ? [0, 1, 2] : [2, 1, 0];
    const data = new Float32Array(chip.length);
    for (const [to, from] of order.entries())
      for (let i = 0; i < plane; i++) data[to * plane + i] = chip[from * plane + i]! * scale + offset;
    const outputs = await runModel(this.#session, data, [1, 3, this.#side, this.#side]);
    return outputs[this.#session.outputNames[0]!]!;
  }

  async #requireEmbedding(where: string): Promise<void> {
    const [name, ...others] = this.#session.outputNames;
    if (others.length > 0)
      throw new VidimusError(
        'model.output',
        `${where} has ${others.length + 1} outputs, an embedding model has one`,
        {
          where,
        },
      );
    let grey: Float32Array;
    try {
      grey = await this.#run(new Float32Array(3 * this.#side ** 2).fill(128));
    } catch (cause) {
      throw new VidimusError(
        'model.input',
        `${where} cannot be run on one face: ${(cause as Error).message}`,
        {
          where,
          cause,
        },
      );
    }
    if (!(grey instanceof Float32Array) || grey.length < LEAST_LENGTH || !grey.every(Number.isFinite))
      throw new VidimusError(
        'model.output',
        `${where}: output \`${name}\` is no embedding: ${grey.length} numbers, at least ${LEAST_LENGTH} single floats are expected`,
        { where },
      );
  }
}

/** Side of the one square picture that a model takes, px: input 1 × 3 × side × side single floats. */
function sideOf(session: InferenceSession, where: string): number {
  const wrong = (seen: string): never => {
    throw new VidimusError(
      'model.input',
      `${where} takes ${seen}; an embedding model takes one picture, 1 × 3 × side × side single floats with a side of ${SIDES.least} to ${SIDES.most} px`,
      { where },
    );
  };
  const [input, ...others] = session.inputMetadata;
  if (!input || others.length > 0) return wrong(`${session.inputNames.length} inputs`);
  if (!input.isTensor || input.type !== 'float32') return wrong(input.isTensor ? input.type : 'no tensor');
  const shape = input.shape;
  const text = shape.join(' × ');
  const [batch, channels, height, width] = shape;
  if (shape.length !== 4 || channels !== 3 || typeof height !== 'number' || height !== width)
    return wrong(text);
  if (typeof batch === 'number' && batch > 1) return wrong(text);
  return height >= SIDES.least && height <= SIDES.most ? height : wrong(text);
}

/** A model with the thresholds that were measured for it. */
export interface PluggedModel {
  readonly model: FaceModel;
  readonly thresholds: MatchThresholds;
}

/**
 * Opens the model that a file of `vidimus models check` names, if the model is the one that was measured.
 * @throws VidimusError `model.missing`, `model.manifest`, `model.mismatch` and as {@link FaceModel.open}
 */
export async function openPlugged(path: string): Promise<PluggedModel> {
  const { file, sha256: expected, input, thresholds } = await readManifest(path);
  const bytes = await readModelFile(join(dirname(path), file), file);
  requireHash(
    bytes,
    expected,
    file,
    'measure this file with `vidimus models check`, or put the measured one back',
  );
  const model = await FaceModel.open(bytes, input, file);
  const { version, pass_max_distance: passMaxDistance, review_max_distance: reviewMaxDistance } = thresholds;
  return { model, thresholds: { version, passMaxDistance, reviewMaxDistance } };
}

async function readManifest(path: string): Promise<FaceModelManifest> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new VidimusError('model.manifest', `${path} is no readable JSON file`, { where: path, cause });
  }
  const manifest = checkedBy(FaceModelSchema, json, 'model.manifest');
  const { pass_max_distance, review_max_distance } = manifest.thresholds;
  if (pass_max_distance > review_max_distance)
    throw new VidimusError(
      'model.manifest',
      '/thresholds/pass_max_distance: is larger than review_max_distance',
      {
        where: '/thresholds/pass_max_distance',
      },
    );
  return manifest;
}
