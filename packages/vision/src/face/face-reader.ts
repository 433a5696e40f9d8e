import type { InferenceSession } from 'onnxruntime-node';
import { loadMany, loadModel, runModel } from '../models/load-model.ts';
import type { ManyRunner } from '../models/net-runner.ts';
import type { Picture } from '../picture/picture.ts';
import { fitInside } from '../picture/resize.ts';
import { alignedFace, alignedFaces, CHIP_SIDE } from './alignment.ts';
import { type Covers, readCovers } from './covers.ts';
import { containment, type Detection, detectIn, mergeDetections, overlap } from './detection.ts';
import { meanEmbedding } from './embedding.ts';
import { eyeOpening } from './eyes.ts';
import { MIN_DETECTION } from './face-detector.ts';
import { openPlugged, type PluggedModel } from './face-model.ts';
import {
  type FaceSquare,
  MESH_SIDE,
  type MeshReading,
  readMesh,
  squareOfDetection,
  squareOfMesh,
} from './mesh.ts';
import { INNER_LIPS, INNER_MOUTH_LEFT, INNER_MOUTH_RIGHT, meshPoint } from './mesh-points.ts';
import { type FacePose, facePose } from './pose.ts';
import { giveBack, type Similarity } from './sampling.ts';
import { searchAreas, wholePasses } from './search-areas.ts';

export interface Face {
  /** x, y, width, height in picture pixels: the bounds of the mesh. */
  box: [number, number, number, number];
  /** 0–1: how sure detector and mesh are that this is a face (the less sure of the two). */
  score: number;
  /** 468 × 3 in picture pixels (MediaPipe's vertices); z in the same scale, smaller is nearer. */
  mesh: Float32Array;
  /** Opening of the person's own left and right eye by the iris net's outline: height over width. */
  eyes: { left: number; right: number };
  /** Opening of the inner lips: height over width. */
  mouth: number;
  pose: FacePose;
}

/** Score from which the mesh net calls a detection a face. Measured on LFW. */
const MIN_PRESENCE = 0.5;

/**
 * Faces are searched in a copy of at most this side: the smallest tiles still have two of its pixels for one. The
 * checks measure documents at the same size, so that one copy serves both.
 */
const SEARCH_SIDE = 1000;
/** The copy in which a large picture is looked at as a whole, at 256 px. */
const COARSE_SIDE = 500;

/** Finds, measures and compares faces. One reader holds one session of each net; use one per worker thread. */
export class FaceReader {
  readonly #detection: ManyRunner;
  readonly #mesh: InferenceSession;
  readonly #iris: InferenceSession;
  readonly #embedding: InferenceSession;
  readonly #covers: InferenceSession;
  /** The model that compares faces with portraits where an operator plugged one in; without it `embed` does. */
  readonly plugged: PluggedModel | null;

  private constructor(
    detection: ManyRunner,
    sessions: readonly InferenceSession[],
    plugged: PluggedModel | null,
  ) {
    this.plugged = plugged;
    this.#detection = detection;
    [this.#mesh, this.#iris, this.#embedding, this.#covers] = sessions as [
      InferenceSession,
      InferenceSession,
      InferenceSession,
      InferenceSession,
    ];
  }

  /**
   * @param options.plugged file of `vidimus models check` that names a plugged-in embedding model
   * @throws VidimusError `model.missing`, `model.mismatch` and as {@link openPlugged}
   */
  static async load(options: { threads?: number; plugged?: string | undefined } = {}): Promise<FaceReader> {
    const names = ['face_mesh', 'iris', 'face_embedding', 'face_covers'] as const;
    const plugged = options.plugged ? await openPlugged(options.plugged) : null;
    const [detection, sessions] = await Promise.all([
      loadMany('face_detection', options),
      Promise.all(names.map((name) => loadModel(name, options))),
    ]);
    return new FaceReader(detection, sessions, plugged);
  }

  /** Every face of a picture, the largest first; none gives an empty list. */
  async find(picture: Picture): Promise<Face[]> {
    const small = fitInside(picture, SEARCH_SIDE);
    const coarse = Math.max(small.width, small.height) < SEARCH_SIDE ? small : fitInside(small, COARSE_SIDE);
    for (const [copy, areas] of passesOver(coarse, small)) {
      const ratio = picture.width / copy.width;
      const detections: Detection[] = [];
      for (const area of areas)
        detections.push(...(await detectIn(this.#detection, copy, area, MIN_DETECTION)));
      const faces: Face[] = [];
      for (const detection of mergeDetections(detections).map((each) => enlarged(each, ratio))) {
        const face = await this.#measure(picture, squareOfDetection(detection), detection.score, 2);
        if (face && !faces.some(({ box }) => sameFace(box, face.box))) faces.push(face);
      }
      if (faces.length > 0) return faces.sort((a, b) => b.box[2] * b.box[3] - a.box[2] * a.box[3]);
    }
    return [];
  }

  /** The face of the next frame, looked for where `previous` was; null when it is lost and `find` must look anew. */
  async follow(picture: Picture, previous: Face): Promise<Face | null> {
    const square = squareOfMesh(previous.mesh);
    // One sample a pixel for faces up to 250 px, as MediaPipe cuts its frames: it saves a tenth of a clip's time.
    const reading = await readMesh(
      this.#mesh,
      picture,
      square,
      Math.max(1, Math.floor(square.size / MESH_SIDE)),
    );
    if (reading.presence < MIN_PRESENCE) return null;
    return this.#faceOf(picture, reading, reading.presence);
  }

  /** 128 numbers that lie near each other for one person; the mean over two alignments and their mirror images. */
  async embed(picture: Picture, face: Face): Promise<Float32Array> {
    const embeddings: Float32Array[] = [];
    for (const chip of alignedFaces(picture, face.mesh)) embeddings.push(await this.#embedChip(chip));
    return meanEmbedding(embeddings);
  }

  /**
   * The same from one alignment alone, at a quarter of the cost. It tells strangers from one face within a clip, not
   * from a portrait: thresholds of `embed` do not hold for it.
   */
  async embedQuickly(picture: Picture, face: Face): Promise<Float32Array> {
    return this.#embedChip(alignedFace(picture, face.mesh));
  }

  /** Whether a hat or a mask covers a face. About 2 ms. */
  async covers(picture: Picture, face: Face): Promise<Covers> {
    return readCovers(this.#covers, picture, face.mesh);
  }

  async dispose(): Promise<void> {
    await this.#detection.dispose();
    const sessions = [this.#mesh, this.#iris, this.#embedding, this.#covers];
    for (const session of sessions) await session.release();
    await this.plugged?.model.dispose();
  }

  async #embedChip(chip: Float32Array): Promise<Float32Array> {
    const { embedding } = await runModel(this.#embedding, chip, [1, 3, CHIP_SIDE, CHIP_SIDE]);
    giveBack(chip);
    return embedding!;
  }

  async #measure(
    picture: Picture,
    square: FaceSquare,
    detectionScore: number,
    looks: number,
  ): Promise<Face | null> {
    let reading = await readMesh(this.#mesh, picture, square);
    // A second look, centred by the first one's points, corrects what a loose detection box leaves wrong.
    for (let look = 1; look < looks && reading.presence >= MIN_PRESENCE / 2; look++)
      reading = await readMesh(this.#mesh, picture, squareOfMesh(reading.mesh));
    if (reading.presence < MIN_PRESENCE) return null;
    return this.#faceOf(picture, reading, Math.min(detectionScore, reading.presence));
  }

  async #faceOf(picture: Picture, { mesh }: MeshReading, score: number): Promise<Face> {
    const left = await eyeOpening(this.#iris, picture, mesh, 'left');
    const right = await eyeOpening(this.#iris, picture, mesh, 'right');
    return {
      box: bounds(mesh),
      score,
      mesh,
      eyes: { left, right },
      mouth: mouthOpening(mesh),
      pose: facePose(mesh),
    };
  }
}

/** Whole passes over the coarse copy, those in tiles over the fine one. */
function passesOver(coarse: Picture, fine: Picture): [Picture, Similarity[]][] {
  const over = (copy: Picture) =>
    searchAreas(copy.width, copy.height).map((areas): [Picture, Similarity[]] => [copy, areas]);
  return [...over(coarse).slice(0, wholePasses), ...over(fine).slice(wholePasses)];
}

function enlarged({ box, score, points }: Detection, ratio: number): Detection {
  return {
    box: box.map((value) => value * ratio) as Detection['box'],
    score,
    points: points.map(([x, y]) => [x * ratio, y * ratio]),
  };
}

function sameFace(a: Face['box'], b: Face['box']): boolean {
  return overlap(a, b) > 0.3 || containment(a, b) > 0.6;
}

function bounds(mesh: Float32Array): Face['box'] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < mesh.length; i += 3) {
    left = Math.min(left, mesh[i]!);
    right = Math.max(right, mesh[i]!);
    top = Math.min(top, mesh[i + 1]!);
    bottom = Math.max(bottom, mesh[i + 1]!);
  }
  return [left, top, right - left, bottom - top];
}

/** Mean gap of the inner lips over the distance of the inner corners. */
function mouthOpening(mesh: Float32Array): number {
  const gap = (a: number, b: number) => {
    const [ax, ay] = meshPoint(mesh, a);
    const [bx, by] = meshPoint(mesh, b);
    return Math.hypot(ax - bx, ay - by);
  };
  const height = INNER_LIPS.reduce((sum, [upper, lower]) => sum + gap(upper, lower), 0) / INNER_LIPS.length;
  return height / Math.max(1e-6, gap(INNER_MOUTH_RIGHT, INNER_MOUTH_LEFT));
}
