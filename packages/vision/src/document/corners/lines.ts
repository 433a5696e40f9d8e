import type { EdgeMap } from './edges.ts';

/** The line x·cos + y·sin = rho, in pixels. */
export interface Straight {
  readonly cos: number;
  readonly sin: number;
  readonly rho: number;
}

/** A line by its angle; `weight` is its summed edge support. */
export interface Line extends Straight {
  readonly theta: number;
  readonly weight: number;
}

const ANGLES = 180;
/** Strength beyond which an edge counts no more: one bright stripe must not outvote a long faint border. */
const CAP = 5;

/**
 * The `count` strongest straight lines (Hough transform over 1° × 1 px; each ridge pixel votes only for the angles
 * within 3° of its own gradient, O'Gorman and Clowes 1976), none nearer than 5 px and 5° to a stronger one.
 */
export function strongestLines(map: EdgeMap, count: number): Line[] {
  const diagonal = Math.ceil(Math.hypot(map.width, map.height));
  const rhos = 2 * diagonal + 1;
  const votes = new Float32Array(ANGLES * rhos);
  const cos = Float64Array.from({ length: ANGLES }, (_, a) => Math.cos((a * Math.PI) / ANGLES));
  const sin = Float64Array.from({ length: ANGLES }, (_, a) => Math.sin((a * Math.PI) / ANGLES));
  for (let y = 1; y < map.height - 1; y++) {
    for (let x = 1; x < map.width - 1; x++) {
      const at = y * map.width + x;
      if (!map.ridge[at]) continue;
      const degrees = Math.round((Math.atan2(map.dy[at]!, map.dx[at]!) * ANGLES) / Math.PI);
      const weight = Math.min(CAP, map.strength[at]!);
      for (let a = degrees - 3; a <= degrees + 3; a++) {
        const k = ((a % ANGLES) + ANGLES) % ANGLES;
        const rho = (x + 0.5) * cos[k]! + (y + 0.5) * sin[k]!;
        votes[k * rhos + Math.round(rho) + diagonal]! += weight;
      }
    }
  }
  return peaks(votes, rhos, diagonal, cos, sin, count);
}

function peaks(
  votes: Float32Array,
  rhos: number,
  diagonal: number,
  cos: Float64Array,
  sin: Float64Array,
  count: number,
): Line[] {
  const lines: Line[] = [];
  const taken = new Uint8Array(votes.length);
  const order = localMaxima(votes, rhos);
  for (const at of order) {
    if (lines.length >= count) break;
    if (taken[at]) continue;
    const angle = Math.floor(at / rhos);
    const r = at % rhos;
    lines.push({
      theta: (angle * Math.PI) / ANGLES,
      cos: cos[angle]!,
      sin: sin[angle]!,
      rho: r - diagonal,
      weight: votes[at]!,
    });
    for (let da = -5; da <= 5; da++) {
      const wrapped = angle + da;
      const k = (wrapped + ANGLES) % ANGLES;
      // Beyond 0° and 180° the same line has the opposite rho.
      const centre = wrapped < 0 || wrapped >= ANGLES ? 2 * diagonal - r : r;
      for (let dr = -4; dr <= 4; dr++) {
        const rr = centre + dr;
        if (rr >= 0 && rr < rhos) taken[k * rhos + rr] = 1;
      }
    }
  }
  return lines;
}

function localMaxima(votes: Float32Array, rhos: number): number[] {
  const found: number[] = [];
  for (let at = 1; at < votes.length - 1; at++) {
    const v = votes[at]!;
    if (v > 60 && v >= votes[at - 1]! && v >= votes[at + 1]!) {
      const above = at >= rhos ? votes[at - rhos]! : 0;
      const below = at + rhos < votes.length ? votes[at + rhos]! : 0;
      if (v >= above && v >= below) found.push(at);
    }
  }
  return found.sort((a, b) => votes[b]! - votes[a]!).slice(0, 4000);
}

/** Where two lines cross, or `null` when they are parallel within a hundredth of a degree. */
export function crossing(a: Straight, b: Straight): [number, number] | null {
  const det = a.cos * b.sin - a.sin * b.cos;
  if (Math.abs(det) < 2e-4) return null;
  return [(a.rho * b.sin - b.rho * a.sin) / det, (b.rho * a.cos - a.rho * b.cos) / det];
}
