import type { Point } from '@vidimus/contracts';
import type { Face } from '../face/face-reader.ts';
import {
  LEFT_EYE_INNER,
  LEFT_EYE_OUTER,
  meshPoint,
  middle,
  NOSE_TIP,
  RIGHT_EYE_INNER,
  RIGHT_EYE_OUTER,
} from '../face/mesh-points.ts';
import { fitHomography } from '../picture/fit-homography.ts';
import { applyHomography, type Homography } from '../picture/homography.ts';
import type { Picture } from '../picture/picture.ts';
import type { FrameReading } from './frames.ts';

/** A face in its picture. */
export interface SeenFace {
  readonly picture: Picture;
  readonly face: Face;
}

/** How far the points of a face leave the plane that fits them best, from one look to a turned one. */
export interface Relief {
  /** Root mean square distance from the plane in interocular distances, over the sine of the turn. */
  readonly value: number;
  /** Angle between the two looks, degrees. */
  readonly turn: number;
  /** How many points were found again. */
  readonly points: number;
}

/** Interocular distance at which the looks are compared, px. */
const SCALE = 48;
/** Half the side of a compared patch, and how far it is looked for around where the mesh puts it, px at that scale. */
const PATCH = 6;
const REACH = 6;
/** Least correlation at which a patch counts as found again, and least contrast (standard deviation, grey levels) to be one. */
const LEAST_LIKENESS = 0.8;
const LEAST_CONTRAST = 4;
/** Fewest found points that a plane can be told from a head by. */
const LEAST_POINTS = 24;

/** Vertices that keep still when mouth and eyes move: nose, corners of the eyes, brows, forehead, cheeks. */
const POINTS = [
  1, 4, 5, 195, 197, 6, 168, 2, 98, 327, 45, 275, 48, 278, 33, 133, 362, 263, 70, 63, 105, 66, 107, 336, 296,
  334, 293, 300, 10, 151, 9, 67, 297, 109, 338, 117, 346, 118, 347, 50, 280, 205, 425, 36, 266, 116, 345, 127,
  356, 234, 454,
] as const;

const SIDE = 2 * PATCH + 1;

function interocular({ mesh }: Face): number {
  const [rx, ry] = middle(mesh, RIGHT_EYE_OUTER, RIGHT_EYE_INNER);
  const [lx, ly] = middle(mesh, LEFT_EYE_OUTER, LEFT_EYE_INNER);
  return Math.hypot(lx - rx, ly - ry);
}

/** Grey values of a square around a point, `step` picture pixels apart, each place mapped by `map`; null beyond the picture. */
function patch(picture: Picture, [x, y]: Point, half: number, step: number, map: (point: Point) => Point) {
  const side = 2 * half + 1;
  const out = new Float32Array(side * side);
  for (let row = -half, at = 0; row <= half; row++) {
    for (let column = -half; column <= half; column++, at++) {
      const grey = greyAt(picture, map([x + column * step, y + row * step]));
      if (grey === null) return null;
      out[at] = grey;
    }
  }
  return out;
}

/** ITU-R BT.601 luma between pixels, bilinear. */
function greyAt({ width, height, data }: Picture, [u, v]: Point): number | null {
  const [left, top] = [Math.floor(u - 0.5), Math.floor(v - 0.5)];
  if (!(left >= 0 && top >= 0 && left + 1 < width && top + 1 < height)) return null;
  const [fx, fy] = [u - 0.5 - left, v - 0.5 - top];
  const luma = (i: number): number => 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!;
  const i = (top * width + left) * 3;
  const j = i + width * 3;
  return (luma(i) * (1 - fx) + luma(i + 3) * fx) * (1 - fy) + (luma(j) * (1 - fx) + luma(j + 3) * fx) * fy;
}

/** Correlation of a patch with every place of a wider one, `2 * REACH + 1` squared. */
function likenesses(small: Float32Array, wide: Float32Array): Float32Array | null {
  const count = small.length;
  let mean = 0;
  for (const value of small) mean += value / count;
  let spread = 0;
  for (const value of small) spread += (value - mean) ** 2;
  if (Math.sqrt(spread / count) < LEAST_CONTRAST) return null;
  const wideSide = SIDE + 2 * REACH;
  const places = 2 * REACH + 1;
  const out = new Float32Array(places * places);
  for (let dy = 0; dy < places; dy++) {
    for (let dx = 0; dx < places; dx++) {
      let [sum, squares, product] = [0, 0, 0];
      for (let row = 0, at = 0; row < SIDE; row++) {
        const from = (dy + row) * wideSide + dx;
        for (let column = 0; column < SIDE; column++, at++) {
          const value = wide[from + column]!;
          sum += value;
          squares += value * value;
          product += value * (small[at]! - mean);
        }
      }
      out[dy * places + dx] = product / Math.sqrt(Math.max(1e-6, spread * (squares - (sum * sum) / count)));
    }
  }
  return out;
}

/** Offset of the best place from the middle, to a fraction of a pixel by a parabola; null at the border or unlike. */
function bestOffset(likeness: Float32Array): Point | null {
  const places = 2 * REACH + 1;
  let best = 0;
  for (let at = 1; at < likeness.length; at++) if (likeness[at]! > likeness[best]!) best = at;
  const [x, y] = [best % places, Math.floor(best / places)];
  if (likeness[best]! < LEAST_LIKENESS || x === 0 || y === 0 || x === places - 1 || y === places - 1)
    return null;
  const vertex = (before: number, here: number, after: number): number =>
    (before - after) / (2 * Math.min(-1e-6, before - 2 * here + after));
  return [
    x - REACH + vertex(likeness[best - 1]!, likeness[best]!, likeness[best + 1]!),
    y - REACH + vertex(likeness[best - places]!, likeness[best]!, likeness[best + places]!),
  ];
}

const angleBetween = (a: Face, b: Face): number =>
  Math.hypot(a.pose.yaw - b.pose.yaw, a.pose.pitch - b.pose.pitch);

/** Points of the first look and where each lies in the second one, found again in the pictures near the mesh's guess. */
function matchesOf(ahead: SeenFace, turned: SeenFace): [Point, Point][] {
  const step = interocular(ahead.face) / SCALE;
  const guesses = POINTS.map((vertex): [Point, Point] => [
    meshPoint(ahead.face.mesh, vertex),
    meshPoint(turned.face.mesh, vertex),
  ]);
  const guess = fitHomography(guesses);
  if (!guess) return [];
  const guessed = (point: Point): Point => applyHomography(guess, point);
  return guesses.flatMap(([place]): [Point, Point][] => {
    const small = patch(ahead.picture, place, PATCH, step, (point) => point);
    const wide = small && patch(turned.picture, place, PATCH + REACH, step, guessed);
    const likeness = wide && likenesses(small, wide);
    const offset = likeness && bestOffset(likeness);
    return offset ? [[place, guessed([place[0] + offset[0] * step, place[1] + offset[1] * step])]] : [];
  });
}

/**
 * Compares a face that looks ahead with the same face turned. A homography carries every point of a flat picture from
 * one look to the other (Hartley and Zisserman, "Multiple View Geometry", chapter 13); a nose and the sides of a head
 * leave it. The points are found again in the pictures: the mesh itself is a learned guess that gives a photo a nose.
 * Null where too few of them are found.
 */
export function reliefBetween(ahead: SeenFace, turned: SeenFace): Relief | null {
  const matches = matchesOf(ahead, turned);
  const plane = matches.length < LEAST_POINTS ? null : fitHomography(matches);
  if (!plane) return null;
  const turn = angleBetween(ahead.face, turned.face);
  // The mesh sees a picture turn less than it does, so the plane's own turn counts where it is the wider one.
  const short = foreshortening(plane, meshPoint(ahead.face.mesh, NOSE_TIP));
  const sine = Math.max(Math.sin((Math.PI / 180) * turn), Math.sqrt(Math.max(0, 1 - short ** 2)));
  return {
    value: rms(matches, plane) / interocular(turned.face) / sine,
    turn,
    points: matches.length,
  };
}

/** Turns between which a look is compared: less shows no relief, and more hides too much of the face, degrees. */
const LEAST_TURN = 14;
const MOST_TURN = 30;
/** Most looks that are compared: each takes some 15 ms. */
const MOST_LOOKS = 4;

/** The relief of the kept face that looks ahead best against the most turned ones of a clip; empty without a turn. */
export function reliefsOf(readings: readonly Pick<FrameReading, 'kept' | 'moving'>[]): Relief[] {
  const off = ({ pose }: Face): number => Math.hypot(pose.yaw, pose.pitch);
  const [ahead] = readings.flatMap(({ kept }) => kept ?? []).sort((a, b) => off(a.face) - off(b.face));
  if (!ahead) return [];
  const turnOf = (seen: SeenFace): number => angleBetween(ahead.face, seen.face);
  return readings
    .flatMap(({ moving }) => moving ?? [])
    .filter((seen) => turnOf(seen) >= LEAST_TURN && turnOf(seen) <= MOST_TURN)
    .sort((a, b) => turnOf(b) - turnOf(a))
    .slice(0, MOST_LOOKS)
    .flatMap((seen) => reliefBetween(ahead, seen) ?? []);
}

/** How much shorter a plane is shown across its turn than along it, at a point: the cosine of the turn. */
function foreshortening(plane: Homography, [x, y]: Point): number {
  const [u, v] = applyHomography(plane, [x, y]);
  const w = plane[6] * x + plane[7] * y + plane[8];
  const a = (plane[0] - u * plane[6]) / w;
  const b = (plane[1] - u * plane[7]) / w;
  const c = (plane[3] - v * plane[6]) / w;
  const d = (plane[4] - v * plane[7]) / w;
  const sum = a * a + b * b + c * c + d * d;
  const gap = Math.sqrt(Math.max(0, sum ** 2 - 4 * (a * d - b * c) ** 2));
  return Math.sqrt(Math.max(0, sum - gap) / (sum + gap));
}

function rms(matches: readonly (readonly [Point, Point])[], plane: Homography): number {
  let sum = 0;
  for (const [from, to] of matches) {
    const [x, y] = applyHomography(plane, from);
    sum += (x - to[0]) ** 2 + (y - to[1]) ** 2;
  }
  return Math.sqrt(sum / matches.length);
}
