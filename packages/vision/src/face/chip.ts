import type { Picture } from '../picture/picture.ts';
import {
  LEFT_EYE_INNER,
  LEFT_EYE_OUTER,
  MOUTH_LEFT,
  MOUTH_RIGHT,
  meshPoint,
  middle,
  RIGHT_EYE_INNER,
  RIGHT_EYE_OUTER,
} from './mesh-points.ts';
import { type Similarity, samplePlanar, squareSimilarity } from './sampling.ts';

/** From the eyes to the mouth over the distance of the eyes, in a face seen from the front. */
const EYES_TO_MOUTH = 1.15;

/** Size of a chip: its side, and how far apart the eyes' middles lie in it, px. */
export interface ChipSize {
  readonly side: number;
  readonly eyesApart: number;
}

/**
 * Maps a square chip onto the face of a mesh: eyes level and in the chip's middle; its size by the eyes' distance or
 * the mouth's, whichever a turn of the head shortens less.
 */
export function chipSimilarity(mesh: Float32Array, { side, eyesApart }: ChipSize): Similarity {
  const [rx, ry] = middle(mesh, RIGHT_EYE_OUTER, RIGHT_EYE_INNER);
  const [lx, ly] = middle(mesh, LEFT_EYE_OUTER, LEFT_EYE_INNER);
  const [mx, my] = middle(mesh, MOUTH_RIGHT, MOUTH_LEFT);
  const [ex, ey] = [(rx + lx) / 2, (ry + ly) / 2];
  const unit = Math.max(Math.hypot(lx - rx, ly - ry), Math.hypot(mx - ex, my - ey) / EYES_TO_MOUTH);
  return squareSimilarity([ex, ey], (unit * side) / eyesApart, Math.atan2(ly - ry, lx - rx), side);
}

export interface FaceChip {
  /** RGB, `side` × `side`; black beyond the picture. */
  readonly picture: Picture;
  readonly eyesApart: number;
  /** Where a vertex of the mesh lies in the chip, px. */
  readonly at: (vertex: number) => [x: number, y: number];
  /** Where a place of the chip lies in the picture, px. */
  readonly inPicture: (x: number, y: number) => [x: number, y: number];
}

/** The face of a mesh cut out, upright and of one size, so that measures of its pixels can be compared. */
export function faceChip(picture: Picture, mesh: Float32Array, size: ChipSize): FaceChip {
  const { side, eyesApart } = size;
  const map = chipSimilarity(mesh, size);
  const planes = samplePlanar(picture, map, side, { scale: 1, offset: 0 });
  const data = new Uint8Array(side * side * 3);
  for (let i = 0; i < side * side; i++)
    for (let c = 0; c < 3; c++) data[3 * i + c] = Math.round(planes[c * side * side + i]!);
  const norm = map.a ** 2 + map.b ** 2;
  return {
    picture: { width: side, height: side, data },
    eyesApart,
    at: (vertex) => {
      const [px, py] = meshPoint(mesh, vertex);
      const [x, y] = [px - map.tx, py - map.ty];
      return [(map.a * x + map.b * y) / norm, (map.a * y - map.b * x) / norm];
    },
    inPicture: (x, y) => [map.a * x - map.b * y + map.tx, map.b * x + map.a * y + map.ty],
  };
}
