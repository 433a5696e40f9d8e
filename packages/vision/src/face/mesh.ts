import type { InferenceSession } from 'onnxruntime-node';
import { runModel } from '../models/load-model.ts';
import type { Picture } from '../picture/picture.ts';
import type { Detection } from './detection.ts';
import { LEFT_EYE_OUTER, MESH_POINTS, meshPoint, RIGHT_EYE_OUTER } from './mesh-points.ts';
import { applySimilarity, giveBack, samplePlanar, squareSimilarity } from './sampling.ts';

/** Where the mesh net looks: a square around the face, turned so that the eyes are level. */
export interface FaceSquare {
  centre: [number, number];
  size: number;
  angle: number;
}

export interface MeshReading {
  mesh: Float32Array;
  /** How sure the mesh net is that the square holds a face, 0–1. */
  presence: number;
}

/** Side of the net's input, px. */
export const MESH_SIDE = 192;
/** Width of the square over the longer side of the face box, as in MediaPipe's face landmark graph. */
const ROOM = 1.5;

/** The square of a fresh detection, by its box and eyes. */
export function squareOfDetection({ box, points }: Detection): FaceSquare {
  const [right, left] = points;
  return {
    centre: [box[0] + box[2] / 2, box[1] + box[3] / 2],
    size: Math.max(box[2], box[3]) * ROOM,
    angle: Math.atan2(left![1] - right![1], left![0] - right![0]),
  };
}

/** The square around an earlier mesh: the next frame's face lies there, or a second look is centred better. */
export function squareOfMesh(mesh: Float32Array): FaceSquare {
  const [rx, ry] = meshPoint(mesh, RIGHT_EYE_OUTER);
  const [lx, ly] = meshPoint(mesh, LEFT_EYE_OUTER);
  const angle = Math.atan2(ly - ry, lx - rx);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (let i = 0; i < mesh.length; i += 3) {
    const u = mesh[i]! * cos + mesh[i + 1]! * sin;
    const v = mesh[i + 1]! * cos - mesh[i]! * sin;
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  const u = (left + right) / 2;
  const v = (top + bottom) / 2;
  return {
    centre: [u * cos - v * sin, u * sin + v * cos],
    size: Math.max(right - left, bottom - top) * ROOM,
    angle,
  };
}

/**
 * Runs the mesh net on a square; the mesh comes back in picture pixels, z in the same scale. `mostSamples` is
 * `samplePlanar`'s.
 */
export async function readMesh(
  session: InferenceSession,
  picture: Picture,
  square: FaceSquare,
  mostSamples?: number,
): Promise<MeshReading> {
  const map = squareSimilarity(square.centre, square.size, square.angle, MESH_SIDE);
  const input = samplePlanar(picture, map, MESH_SIDE, { scale: 1 / 255, offset: 0 }, false, mostSamples);
  const outputs = await runModel(session, input, [1, 3, MESH_SIDE, MESH_SIDE]);
  giveBack(input);
  const raw = outputs.Identity_2!;
  const mesh = new Float32Array(MESH_POINTS * 3);
  for (let i = 0; i < mesh.length; i += 3) {
    const [x, y] = applySimilarity(map, raw[i]!, raw[i + 1]!);
    mesh[i] = x;
    mesh[i + 1] = y;
    mesh[i + 2] = raw[i + 2]! * (square.size / MESH_SIDE);
  }
  return { mesh, presence: outputs.Identity_1![0]! };
}
