import type { Picture } from './picture.ts';

interface Taps {
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly weights: Float32Array;
  readonly stride: number;
}

/** Weights of each source sample for each target sample: a box when shrinking, a tent (bilinear) when growing. */
function taps(source: number, target: number): Taps {
  const ratio = source / target;
  const stride = Math.ceil(Math.max(1, ratio)) + 2;
  const first = new Int32Array(target);
  const count = new Int32Array(target);
  const weights = new Float32Array(target * stride);
  for (let i = 0; i < target; i++) {
    if (ratio > 1) {
      const from = i * ratio;
      const to = Math.min(source, from + ratio);
      const start = Math.floor(from);
      first[i] = start;
      let n = 0;
      for (let s = start; s < to - 1e-9 && s < source; s++, n++)
        weights[i * stride + n] = (Math.min(to, s + 1) - Math.max(from, s)) / (to - from);
      count[i] = n;
    } else {
      const centre = Math.min(source - 1, Math.max(0, (i + 0.5) * ratio - 0.5));
      const start = Math.min(Math.floor(centre), Math.max(0, source - 2));
      first[i] = start;
      count[i] = Math.min(2, source);
      weights[i * stride] = 1 - (centre - start);
      weights[i * stride + 1] = centre - start;
    }
  }
  return { first, count, weights, stride };
}

/**
 * Scales to `width` × `height` px: area averaging along an axis that shrinks, bilinear along one that grows.
 * Pixel centres lie at half coordinates, so nothing shifts.
 */
export function resize(picture: Picture, width: number, height: number): Picture {
  const w = Math.max(1, Math.round(width));
  const h = Math.max(1, Math.round(height));
  if (w === picture.width && h === picture.height) return picture;
  if (2 * w === picture.width && 2 * h === picture.height) return halved(picture);
  const columns = taps(picture.width, w);
  const rows = taps(picture.height, h);
  const out = new Uint8Array(w * h * 3);
  const line = new Float32Array(picture.width * 3);
  for (let y = 0; y < h; y++) {
    mixRows(picture, rows, y, line);
    const base = y * w * 3;
    for (let x = 0; x < w; x++) {
      let r = 0.5;
      let g = 0.5;
      let b = 0.5;
      let p = columns.first[x]! * 3;
      const k0 = x * columns.stride;
      for (let k = k0; k < k0 + columns.count[x]!; k++, p += 3) {
        const weight = columns.weights[k]!;
        r += line[p]! * weight;
        g += line[p + 1]! * weight;
        b += line[p + 2]! * weight;
      }
      out[base + x * 3] = r;
      out[base + x * 3 + 1] = g;
      out[base + x * 3 + 2] = b;
    }
  }
  return { width: w, height: h, data: out };
}

function mixRows(picture: Picture, rows: Taps, y: number, line: Float32Array): void {
  line.fill(0);
  const bytes = picture.width * 3;
  for (let k = 0; k < rows.count[y]!; k++) {
    const weight = rows.weights[y * rows.stride + k]!;
    if (weight === 0) continue;
    const from = (rows.first[y]! + k) * bytes;
    for (let i = 0; i < bytes; i++) line[i]! += picture.data[from + i]! * weight;
  }
}

/** What `resize` gives for half the sides, four times as fast. */
function halved(picture: Picture): Picture {
  const { width, data } = picture;
  const [w, h] = [width >> 1, picture.height >> 1];
  const out = new Uint8Array(w * h * 3);
  const row = width * 3;
  for (let y = 0, to = 0, p = 0; y < h; y++, p += row)
    for (let x = 0; x < w; x++, to += 3, p += 6) {
      const q = p + row;
      out[to] = (data[p]! + data[p + 3]! + data[q]! + data[q + 3]! + 2) >> 2;
      out[to + 1] = (data[p + 1]! + data[p + 4]! + data[q + 1]! + data[q + 4]! + 2) >> 2;
      out[to + 2] = (data[p + 2]! + data[p + 5]! + data[q + 2]! + data[q + 5]! + 2) >> 2;
    }
  return { width: w, height: h, data: out };
}

/** Smaller copies by their longer side. Pictures never change, and several measures ask for the same size. */
const copies = new WeakMap<Picture, Map<number, Picture>>();

/** Averaging a copy at least this many times as large gives what the picture itself would, but for rounding. */
const ENOUGH_LARGER = 3;

function nearestCopy(known: ReadonlyMap<number, Picture>, side: number): Picture | undefined {
  const sides = [...known.keys()].filter((each) => each >= ENOUGH_LARGER * side);
  return known.get(Math.min(...sides));
}

/** Scaled so that the longer side is at most `maxSide` px; never enlarged. */
export function fitInside(picture: Picture, maxSide: number): Picture {
  const ratio = Math.max(picture.width, picture.height) / maxSide;
  if (ratio <= 1) return picture;
  const known = copies.get(picture) ?? new Map<number, Picture>();
  copies.set(picture, known);
  const made = known.get(maxSide);
  if (made) return made;
  const [width, height] = [picture.width / ratio, picture.height / ratio];
  const copy = resize(nearestCopy(known, maxSide) ?? picture, width, height);
  known.set(maxSide, copy);
  return copy;
}
