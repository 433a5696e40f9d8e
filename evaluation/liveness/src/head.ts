import { FACE_OUTLINE, type Face, type Picture } from '@vidimus/vision';

/** Three numbers a vertex: x right, y down in the plate's pixels, z away from the camera. */
export type Vertices = Float64Array;

/** A face that can be moved: where the points of a net lie in a picture. */
export interface Head {
  /** The picture that the head is painted with, and that stays behind it. */
  readonly plate: Picture;
  /** Where each point lies in the plate, at rest. */
  readonly rest: Vertices;
  /** How far each point follows the head, 0 (the background) … 1. */
  readonly follows: Float64Array;
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
export const INNER_UPPER = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308];
export const INNER_LOWER = [95, 88, 178, 87, 14, 317, 402, 318, 324];
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

/** The points that surround a face, with how far each follows it; those of the last ring stay where they are. */
function surroundings(rest: Vertices, axis: Axis): { points: number[]; follows: number[] } {
  const points: number[] = [];
  const follows: number[] = [];
  const [cx, cy] = axis.centre;
  for (const ring of RINGS) {
    for (const vertex of FACE_OUTLINE) {
      const [x, y] = at(rest, vertex);
      points.push(
        cx + (x - cx) * ring.reach,
        cy + (y - cy) * ring.reach,
        ring.follows === 0 ? axis.width : 0.3 * axis.width,
      );
      follows.push(ring.follows);
    }
  }
  return { points, follows };
}

/** A face and its surroundings, from a mesh. */
export function netOf(mesh: ArrayLike<number>): Pick<Head, 'rest' | 'follows' | 'axis'> {
  const face = Float64Array.from(mesh);
  const axis = axisOf(face);
  const around = surroundings(face, axis);
  return {
    rest: Float64Array.from([...face, ...around.points]),
    follows: Float64Array.from([...Array.from({ length: face.length / 3 }, () => 1), ...around.follows]),
    axis,
  };
}

/** Makes a face that can be moved out of a picture and the mesh that was found in it. */
export const headOf = (plate: Picture, { mesh }: Face): Head => ({ plate, ...netOf(mesh) });

/** The points of a face with another expression. */
export function express(rest: Vertices, axis: Axis, { shut, mouth }: Expression): Vertices {
  const moved = Float64Array.from(rest);
  const [dx, dy] = axis.down;
  const shift = (vertex: number, down: number, across = 0): void => {
    moved[vertex * 3]! += dx * down + dy * across;
    moved[vertex * 3 + 1]! += dy * down - dx * across;
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

/** How far from its edge towards the fold above it a shut lid takes its colour: nearer to the edge lie lashes and the eye. */
const LID_FROM_FOLD = 0.55;

/** Where each point takes its colour from: a shut lid is skin of the fold above it, not of the eye under it. */
export function skinOf(rest: Vertices, { shut }: Expression): Vertices {
  const skin = Float64Array.from(rest);
  for (const [upper, , fold] of LIDS)
    for (const k of [0, 1])
      skin[upper * 3 + k]! += LID_FROM_FOLD * shut * (rest[fold * 3 + k]! - rest[upper * 3 + k]!);
  return skin;
}

/** An open mouth's corners lie this share of its gap lower, and come this share of it nearer to each other's middle. */
const CORNERS_LOWER = 0.35;
const CORNERS_NEARER = 0.12;

/** Lowers the lower lip and the jaw; `opening` is the gap over the distance of the corners. */
function openMouth(
  rest: Vertices,
  axis: Axis,
  opening: number,
  shift: (vertex: number, down: number, across: number) => void,
): void {
  const [rx, ry] = at(rest, MOUTH_CORNERS[0]);
  const [lx, ly] = at(rest, MOUTH_CORNERS[1]);
  const width = Math.hypot(lx - rx, ly - ry);
  const [mx, my] = [(rx + lx) / 2, (ry + ly) / 2];
  const [dx, dy] = axis.down;
  const [chinX, chinY] = at(rest, CHIN!);
  const toChin = (chinX - mx) * dx + (chinY - my) * dy;
  const lip = new Set(LOWER_LIP);
  const gap = opening * width;
  for (let vertex = 0; vertex < 468; vertex++) {
    const [x, y] = at(rest, vertex);
    const across = ((x - mx) * dy - (y - my) * dx) / width;
    const below = ((x - mx) * dx + (y - my) * dy) / toChin;
    const jaw = Math.min(1, (below - 0.1) / 0.2) * Math.max(0, 1 - (across / 1.4) ** 2);
    const aside = Math.min(1, Math.abs(across / 0.5)) ** 3;
    // The skin around a corner goes with it.
    const corner =
      aside * Math.exp(-((Math.max(0, Math.abs(across) - 0.5) / 0.25) ** 2) - (below / 0.35) ** 2);
    const lowered = lip.has(vertex) ? 1 - aside : below > 0.15 ? jaw : 0;
    shift(
      vertex,
      gap * Math.max(lowered, 0) + gap * CORNERS_LOWER * corner * (1 - Math.min(1, lowered)),
      -Math.sign(across) * gap * CORNERS_NEARER * corner,
    );
  }
}
