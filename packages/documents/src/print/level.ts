import type { Quad } from '@vidimus/contracts';
import {
  applyToQuad,
  type DocumentReading,
  type Homography,
  multiplyHomography,
} from '@vidimus/vision/browser';

/** Lines of so many times their height tell a direction. */
const leastRatio = 3;
/** Radians that print may run off level before rows and columns are told apart wrongly. */
const leastTurn = 0.004;

interface Direction {
  readonly angle: number;
  readonly length: number;
}

/** The direction that half of the print by length runs at most, radians clockwise; 0 where nothing tells one. */
function directionOf(reading: DocumentReading): number {
  const directions = reading.lines
    .flatMap(({ quad: [tl, tr, , bl] }): Direction[] => {
      const [x, y] = [tr[0] - tl[0], tr[1] - tl[1]];
      const length = Math.hypot(x, y);
      const height = Math.hypot(bl[0] - tl[0], bl[1] - tl[1]);
      return length < leastRatio * height ? [] : [{ angle: Math.atan2(y, x), length }];
    })
    .sort((a, b) => a.angle - b.angle);
  let left = directions.reduce((sum, { length }) => sum + length, 0) / 2;
  for (const { angle, length } of directions) {
    left -= length;
    if (left <= 0) return angle;
  }
  return 0;
}

/**
 * The reading in a frame in which its print runs level, as it does not where the outline was found askew. Places in the
 * picture stay what they were.
 */
export function levelled(reading: DocumentReading): DocumentReading {
  const angle = directionOf(reading);
  if (Math.abs(angle) < leastTurn) return reading;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [reading.flat.width / 2, reading.flat.height / 2];
  const about = (s: number): Homography => [
    cos,
    -s,
    x - cos * x + s * y,
    s,
    cos,
    y - s * x - cos * y,
    0,
    0,
    1,
  ];
  const level = about(-sin);
  const moved = <T extends { readonly quad: Quad }>(each: T): T => ({
    ...each,
    quad: applyToQuad(level, each.quad),
  });
  const { mrz, barcode } = reading;
  return {
    ...reading,
    lines: reading.lines.map(moved),
    mrz: mrz && { ...mrz, quad: mrz.quad && applyToQuad(level, mrz.quad) },
    barcode: barcode && moved(barcode),
    flatToPicture: multiplyHomography(reading.flatToPicture, about(sin)),
  };
}
