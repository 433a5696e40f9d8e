import type { Picture } from './picture.ts';

/** What weights of one target sample add up to. */
const ONE = 4096;

/** Which source samples make a target sample, and how much each counts, `stride` weights a sample. */
interface Taps {
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly weights: Int32Array;
  readonly stride: number;
  /** The largest count. */
  readonly most: number;
}

/** A box when shrinking, a tent (bilinear) when growing. */
function taps(source: number, target: number): Taps {
  const ratio = source / target;
  const stride = Math.ceil(Math.max(1, ratio)) + 2;
  const first = new Int32Array(target);
  const count = new Int32Array(target);
  const weights = new Int32Array(target * stride);
  for (let i = 0; i < target; i++) {
    const { start, shares } =
      ratio > 1 ? box(i * ratio, ratio, source) : tent((i + 0.5) * ratio - 0.5, source);
    first[i] = start;
    count[i] = shares.length;
    weights.set(wholeShares(shares), i * stride);
  }
  return { first, count, weights, stride, most: count.reduce((a, b) => Math.max(a, b), 0) };
}

interface Shares {
  readonly start: number;
  readonly shares: readonly number[];
}

function box(from: number, length: number, source: number): Shares {
  const to = Math.min(source, from + length);
  const start = Math.floor(from);
  const shares: number[] = [];
  for (let s = start; s < to - 1e-9; s++)
    shares.push((Math.min(to, s + 1) - Math.max(from, s)) / (to - from));
  return { start, shares };
}

function tent(place: number, source: number): Shares {
  const centre = Math.min(source - 1, Math.max(0, place));
  const start = Math.min(Math.floor(centre), Math.max(0, source - 2));
  return { start, shares: source < 2 ? [1] : [1 - (centre - start), centre - start] };
}

/** Shares of one as whole shares of `ONE`, the largest taking what rounding leaves. */
function wholeShares(shares: readonly number[]): number[] {
  const whole = shares.map((share) => Math.round(share * ONE));
  const rest = ONE - whole.reduce((sum, share) => sum + share, 0);
  whole[whole.indexOf(Math.max(...whole))]! += rest;
  return whole;
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
  // Two pixels more, which three taps read past the end with weight 0.
  const line = new Int32Array(picture.width * 3 + 6);
  const mixColumns = columns.most <= 3 ? mixThreeColumns : mixAllColumns;
  for (let y = 0; y < h; y++) {
    mixRows(picture, rows, y, line);
    mixColumns(line, columns, out, y * w * 3);
  }
  return { width: w, height: h, data: out };
}

/** A row of the target before its columns are mixed: sixteen times a byte. */
function mixRows(
  { width, data }: Picture,
  { first, count, weights, stride }: Taps,
  y: number,
  line: Int32Array,
) {
  const bytes = width * 3;
  const at = y * stride;
  const top = first[y]! * bytes;
  if (count[y]! > 3) {
    line.fill(0);
    for (let k = 0, from = top; k < count[y]!; k++, from += bytes)
      for (let i = 0; i < bytes; i++) line[i]! += data[from + i]! * weights[at + k]!;
    for (let i = 0; i < bytes; i++) line[i] = (line[i]! + 128) >> 8;
    return;
  }
  // Weights beyond the count are 0, so any row may stand in for what would lie below the picture.
  const [a, b, c] = [weights[at]!, weights[at + 1]!, weights[at + 2]!];
  const middle = b === 0 ? top : top + bytes;
  const bottom = c === 0 ? top : middle + bytes;
  if (c === 0)
    for (let i = 0; i < bytes; i++) line[i] = (data[top + i]! * a + data[middle + i]! * b + 128) >> 8;
  else
    for (let i = 0; i < bytes; i++)
      line[i] = (data[top + i]! * a + data[middle + i]! * b + data[bottom + i]! * c + 128) >> 8;
}

const HALF = 32_768;

function mixAllColumns(line: Int32Array, columns: Taps, out: Uint8Array, base: number): void {
  const { first, count, weights, stride } = columns;
  for (let x = 0, to = base, at = 0; x < first.length; x++, to += 3, at += stride) {
    let r = HALF;
    let g = HALF;
    let b = HALF;
    for (let k = at, p = first[x]! * 3; k < at + count[x]!; k++, p += 3) {
      const weight = weights[k]!;
      r += line[p]! * weight;
      g += line[p + 1]! * weight;
      b += line[p + 2]! * weight;
    }
    out[to] = r >> 16;
    out[to + 1] = g >> 16;
    out[to + 2] = b >> 16;
  }
}

/** `mixAllColumns` for up to three taps, in two thirds of its time. */
function mixThreeColumns(line: Int32Array, columns: Taps, out: Uint8Array, base: number): void {
  const { first, weights, stride } = columns;
  for (let x = 0, to = base, at = 0; x < first.length; x++, to += 3, at += stride) {
    const p = first[x]! * 3;
    const a = weights[at]!;
    const b = weights[at + 1]!;
    const c = weights[at + 2]!;
    out[to] = (line[p]! * a + line[p + 3]! * b + line[p + 6]! * c + HALF) >> 16;
    out[to + 1] = (line[p + 1]! * a + line[p + 4]! * b + line[p + 7]! * c + HALF) >> 16;
    out[to + 2] = (line[p + 2]! * a + line[p + 5]! * b + line[p + 8]! * c + HALF) >> 16;
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
