import { FACE_OUTLINE, type Face, type Picture } from '@vidimus/vision';
import Delaunator from 'delaunator';

/** Three numbers a vertex: x right, y down in the plate's pixels, z away from the camera. */
export type Vertices = Float64Array;

/** A face that can be moved: the triangles of a net of points over a picture. */
export interface Head {
  /** The picture that the head is painted with, and that stays behind it. */
  readonly plate: Picture;
  /** Where each point lies in the plate, at rest. */
  readonly rest: Vertices;
  /** How far each point follows the head, 0 (the background) … 1. */
  readonly follows: Float64Array;
  /** Three points a triangle, of the triangles that a movement can move. */
  readonly moving: Uint32Array;
  /** Triangles that show the inside of the mouth. */
  readonly mouth: ReadonlySet<number>;
  readonly axis: Axis;
}

/** The face's own directions in the plate, and the point that it turns about. */
export interface Axis {
  readonly centre: readonly [number, number, number];
  /** Unit vector from the forehead to the chin. */
  readonly down: readonly [number, number];
  /** Width of the face, px. */
  readonly width: number;
}

/** The expression of a face: 0 at rest, 1 shut eyes; the mouth's gap over its width. */
export interface Expression {
  readonly shut: number;
  readonly mouth: number;
}

// Vertices of MediaPipe's face mesh. Lids: upper and lower point of each pair, and the fold above the upper one.
const LIDS = [
  [246, 7, 247],
  [161, 163, 30],
  [160, 144, 29],
  [159, 145, 27],
  [158, 153, 28],
  [157, 154, 56],
  [173, 155, 190],
  [466, 249, 467],
  [388, 390, 260],
  [387, 373, 259],
  [386, 374, 257],
  [385, 380, 258],
  [384, 381, 286],
  [398, 382, 414],
] as const;
/** Lower lids from corner to corner: where the lashes of a shut eye lie. */
export const LASHES = [
  [33, 7, 163, 144, 145, 153, 154, 155, 133],
  [362, 382, 381, 380, 374, 373, 390, 249, 263],
] as const;
const INNER_UPPER = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308];
const INNER_LOWER = [95, 88, 178, 87, 14, 317, 402, 318, 324];
const LOWER_LIP = [
  ...INNER_LOWER,
  ...[96, 89, 179, 86, 15, 316, 403, 319, 325],
  ...[77, 90, 180, 85, 16, 315, 404, 320, 307],
  ...[146, 91, 181, 84, 17, 314, 405, 321, 375],
];
const MOUTH_CORNERS = [61, 291] as const;
const [FOREHEAD, CHIN, CHEEK_RIGHT, CHEEK_LEFT] = [10, 152, 234, 454];

/** Rings around the face: hair and ears follow it nearly, what lies beyond not at all. In face radii. */
const RINGS = [
  { reach: 1.28, follows: 0.85 },
  { reach: 1.9, follows: 0 },
] as const;
/** The neck's joint lies this far behind the face's middle, in face widths. */
const PIVOT_DEPTH = 0.6;

const at = (rest: Vertices, vertex: number): [number, number] => [rest[vertex * 3]!, rest[vertex * 3 + 1]!];

function axisOf(rest: Vertices): Axis {
  const [fx, fy] = at(rest, FOREHEAD!);
  const [cx, cy] = at(rest, CHIN!);
  const length = Math.hypot(cx - fx, cy - fy);
  const [rx, ry] = at(rest, CHEEK_RIGHT!);
  const [lx, ly] = at(rest, CHEEK_LEFT!);
  const width = Math.hypot(lx - rx, ly - ry);
  return {
    centre: [(fx + cx) / 2, (fy + cy) / 2, PIVOT_DEPTH * width],
    down: [(cx - fx) / length, (cy - fy) / length],
    width,
  };
}

/** The points that surround a face in its plate, with how far each follows it. */
function surroundings(plate: Picture, rest: Vertices, axis: Axis): { points: number[]; follows: number[] } {
  const points: number[] = [];
  const follows: number[] = [];
  const [cx, cy] = axis.centre;
  for (const ring of RINGS) {
    for (const vertex of FACE_OUTLINE) {
      const [x, y] = at(rest, vertex);
      points.push(
        Math.min(Math.max(cx + (x - cx) * ring.reach, 1), plate.width - 1),
        Math.min(Math.max(cy + (y - cy) * ring.reach, 1), plate.height - 1),
        ring.follows === 0 ? axis.width : 0.3 * axis.width,
      );
      follows.push(ring.follows);
    }
  }
  const steps = 8;
  for (let step = 0; step < steps; step++) {
    const along = step / steps;
    const border = [
      [along * plate.width, 0],
      [plate.width, along * plate.height],
      [plate.width * (1 - along), plate.height],
      [0, plate.height * (1 - along)],
    ] as const;
    for (const [x, y] of border) {
      points.push(x, y, axis.width);
      follows.push(0);
    }
  }
  return { points, follows };
}

/** Makes a face that can be moved out of a picture and the mesh that was found in it. */
export function headOf(plate: Picture, face: Face): Head {
  const mesh = Float64Array.from(face.mesh);
  const axis = axisOf(mesh);
  const around = surroundings(plate, mesh, axis);
  const rest = Float64Array.from([...mesh, ...around.points]);
  const follows = Float64Array.from([...Array.from({ length: mesh.length / 3 }, () => 1), ...around.follows]);
  // With the mouth open, so that no triangle joins the two lips through closed teeth.
  const opened = express(rest, axis, { shut: 0, mouth: 0.4 });
  const flat = Float64Array.from(
    { length: (opened.length / 3) * 2 },
    (_, i) => opened[(i >> 1) * 3 + (i % 2)]!,
  );
  const { triangles } = new Delaunator(flat);
  const moving = Uint32Array.from(
    triangles.filter(
      (_, i) =>
        follows[triangles[i - (i % 3)]!]! +
          follows[triangles[i - (i % 3) + 1]!]! +
          follows[triangles[i - (i % 3) + 2]!]! >
        0,
    ),
  );
  const inner = new Set([...INNER_UPPER, ...INNER_LOWER]);
  const mouth = new Set<number>();
  for (let t = 0; t < moving.length; t += 3)
    if ([0, 1, 2].every((k) => inner.has(moving[t + k]!))) mouth.add(t / 3);
  return { plate, rest, follows, moving, mouth, axis };
}

/** The points of a face with another expression. */
export function express(rest: Vertices, axis: Axis, { shut, mouth }: Expression): Vertices {
  const moved = Float64Array.from(rest);
  const [dx, dy] = axis.down;
  const shift = (vertex: number, by: number): void => {
    moved[vertex * 3]! += dx * by;
    moved[vertex * 3 + 1]! += dy * by;
  };
  if (shut > 0) {
    for (const [upper, lower, fold] of LIDS) {
      const [ux, uy] = at(rest, upper);
      const [lx, ly] = at(rest, lower);
      const gap = Math.max(0, (lx - ux) * dx + (ly - uy) * dy);
      shift(upper, 1.02 * shut * gap);
      shift(fold, 0.4 * shut * gap);
    }
  }
  if (mouth > 0) openMouth(rest, axis, mouth, shift);
  return moved;
}

/** Where each point takes its colour from: a shut lid is skin of the fold above it, not of the eye under it. */
export function skinOf(rest: Vertices, { shut }: Expression): Vertices {
  const skin = Float64Array.from(rest);
  for (const [upper, , fold] of LIDS)
    for (const k of [0, 1]) skin[upper * 3 + k]! += 0.3 * shut * (rest[fold * 3 + k]! - rest[upper * 3 + k]!);
  return skin;
}

/** Lowers the lower lip and the jaw; `opening` is the gap over the distance of the corners. */
function openMouth(
  rest: Vertices,
  axis: Axis,
  opening: number,
  shift: (vertex: number, by: number) => void,
): void {
  const [rx, ry] = at(rest, MOUTH_CORNERS[0]);
  const [lx, ly] = at(rest, MOUTH_CORNERS[1]);
  const width = Math.hypot(lx - rx, ly - ry);
  const [mx, my] = [(rx + lx) / 2, (ry + ly) / 2];
  const [dx, dy] = axis.down;
  const [chinX, chinY] = at(rest, CHIN!);
  const toChin = (chinX - mx) * dx + (chinY - my) * dy;
  const lip = new Set(LOWER_LIP);
  for (let vertex = 0; vertex < 468; vertex++) {
    const [x, y] = at(rest, vertex);
    const across = ((x - mx) * dy - (y - my) * dx) / width;
    const below = ((x - mx) * dx + (y - my) * dy) / toChin;
    if (lip.has(vertex)) shift(vertex, opening * width * Math.sqrt(Math.max(0, 1 - (across / 0.5) ** 2)));
    else if (below > 0.15)
      shift(
        vertex,
        opening * width * Math.min(1, (below - 0.1) / 0.2) * Math.max(0, 1 - (across / 1.4) ** 2),
      );
  }
}
