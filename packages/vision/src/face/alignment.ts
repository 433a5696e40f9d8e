import type { Picture } from '../picture/picture.ts';
import {
  LEFT_EYE_INNER,
  LEFT_EYE_OUTER,
  MOUTH_LEFT,
  MOUTH_RIGHT,
  middle,
  NOSE_TIP,
  RIGHT_EYE_INNER,
  RIGHT_EYE_OUTER,
} from './mesh-points.ts';
import { type Similarity, samplePlanar } from './sampling.ts';

/** Side of the aligned face that the embedding net takes, px. */
export const CHIP_SIDE = 150;
/**
 * Right eye, left eye, nose tip, right and left mouth corner in the chip: dlib's mean face shape (frontal 68-point
 * annotation) in a chip with 25 % padding, which the net was trained on.
 */
const TARGET: readonly (readonly [number, number])[] = [
  [47.55, 46.6],
  [100.48, 46.6],
  [74.01, 76.56],
  [50.41, 103.02],
  [97.61, 103.02],
];

function fivePoints(mesh: Float32Array): [number, number][] {
  return [
    middle(mesh, RIGHT_EYE_OUTER, RIGHT_EYE_INNER),
    middle(mesh, LEFT_EYE_OUTER, LEFT_EYE_INNER),
    middle(mesh, NOSE_TIP),
    middle(mesh, MOUTH_RIGHT),
    middle(mesh, MOUTH_LEFT),
  ];
}

/** The similarity that carries `from` onto `to` with the least squared distance (Umeyama 1991, without reflection). */
export function fitSimilarity(
  from: readonly (readonly [number, number])[],
  to: readonly (readonly [number, number])[],
): Similarity {
  const n = from.length;
  const mean = (points: readonly (readonly [number, number])[], k: 0 | 1) =>
    points.reduce((sum, point) => sum + point[k], 0) / n;
  const [fx, fy, tx, ty] = [mean(from, 0), mean(from, 1), mean(to, 0), mean(to, 1)];
  let dot = 0;
  let cross = 0;
  let norm = 0;
  for (let i = 0; i < n; i++) {
    const u = from[i]![0] - fx;
    const v = from[i]![1] - fy;
    const p = to[i]![0] - tx;
    const q = to[i]![1] - ty;
    dot += u * p + v * q;
    cross += u * q - v * p;
    norm += u * u + v * v;
  }
  const a = dot / norm;
  const b = cross / norm;
  return { a, b, tx: tx - a * fx + b * fy, ty: ty - b * fx - a * fy };
}

/** The aligned face as planar RGB 0–255, 3 × 150 × 150, and mirrored where `flip`. */
export function alignedFace(picture: Picture, mesh: Float32Array, flip: boolean): Float32Array {
  const map = fitSimilarity(TARGET, fivePoints(mesh));
  return samplePlanar(picture, map, CHIP_SIDE, { scale: 1, offset: 0 }, flip);
}
