import type { Point, Quad } from '@vidimus/contracts';
import type { Random } from './random.ts';

/** How the camera stands over the document. Angles in degrees. */
export interface Pose {
  /** Rotation about the document's horizontal and vertical axis: perspective. */
  tiltX: number;
  tiltY: number;
  /** Rotation in the picture's plane, clockwise. */
  turn: number;
  /** Share of the frame (its tighter direction) that the document takes. */
  fill: number;
  /** Shift of the document's centre in shares of the frame. */
  shiftX: number;
  shiftY: number;
}

/** A careful hand: small tilts, document large and near the middle. */
export function handheld(random: Random): Pose {
  return {
    tiltX: random.between(-9, 9),
    tiltY: random.between(-9, 9),
    turn: random.between(-4, 4),
    fill: random.between(0.82, 0.92),
    shiftX: random.between(-0.015, 0.015),
    shiftY: random.between(-0.015, 0.015),
  };
}

const radians = Math.PI / 180;

/** Focal length in picture widths: a phone's main camera has a horizontal field of view near 65°. */
const focal = 0.785;

function project(width: number, height: number, pose: Pose, distance: number): Point[] {
  const [sx, cx] = [Math.sin(pose.tiltX * radians), Math.cos(pose.tiltX * radians)];
  const [sy, cy] = [Math.sin(pose.tiltY * radians), Math.cos(pose.tiltY * radians)];
  const [sz, cz] = [Math.sin(pose.turn * radians), Math.cos(pose.turn * radians)];
  const corners: Point[] = [
    [-width / 2, -height / 2],
    [width / 2, -height / 2],
    [width / 2, height / 2],
    [-width / 2, height / 2],
  ];
  return corners.map(([x, y]) => {
    const xz = cz * x - sz * y;
    const yz = sz * x + cz * y;
    const depth = distance + sx * yz + sy * xz;
    return [(focal * cy * xz) / depth, (focal * cx * yz) / depth];
  });
}

const span = (values: number[]): number => Math.max(...values) - Math.min(...values);

/**
 * The document's corners in the photograph, TL TR BR BL in pixels, through a pinhole camera.
 * `width`, `height`: the document's size in millimetres; `frame`: the picture's size in pixels.
 */
export function cornersOf(
  document: { width: number; height: number },
  frame: { width: number; height: number },
  pose: Pose,
): Quad {
  // The picture shrinks almost as 1/distance; three corrections settle it to a thousandth.
  let distance = document.width;
  let points: Point[] = [];
  for (let round = 0; round < 6; round++) {
    points = project(document.width, document.height, pose, distance);
    const share = Math.max(
      span(points.map((p) => p[0])),
      (span(points.map((p) => p[1])) * frame.width) / frame.height,
    );
    distance *= share / pose.fill;
  }
  points = project(document.width, document.height, pose, distance);
  const middleX = (Math.max(...points.map((p) => p[0])) + Math.min(...points.map((p) => p[0]))) / 2;
  const middleY = (Math.max(...points.map((p) => p[1])) + Math.min(...points.map((p) => p[1]))) / 2;
  const placed = points.map(
    ([x, y]): Point => [
      (x - middleX + 0.5 + pose.shiftX) * frame.width,
      (y - middleY) * frame.width + (0.5 + pose.shiftY) * frame.height,
    ],
  );
  return [placed[0]!, placed[1]!, placed[2]!, placed[3]!];
}
