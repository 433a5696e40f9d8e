/** Two power spectra of a square tile, logarithmic (natural), `side`² values, zero frequency in the corner. */
export interface Spectra {
  readonly side: number;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

interface Plan {
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  readonly order: Uint16Array;
  readonly window: Float64Array;
}
const plans = new Map<number, Plan>();

function planFor(side: number): Plan {
  const known = plans.get(side);
  if (known) return known;
  const bits = Math.log2(side);
  if (!Number.isInteger(bits)) throw new RangeError(`${side} is no power of two`);
  const turn = (k: number) => (2 * Math.PI * k) / side;
  const plan: Plan = {
    cos: Float64Array.from({ length: side / 2 }, (_, k) => Math.cos(turn(k))),
    sin: Float64Array.from({ length: side / 2 }, (_, k) => -Math.sin(turn(k))),
    order: Uint16Array.from({ length: side }, (_, k) => {
      let reversed = 0;
      for (let bit = 0; bit < bits; bit++) if (k & (1 << bit)) reversed |= 1 << (bits - 1 - bit);
      return reversed;
    }),
    window: Float64Array.from({ length: side }, (_, k) => 0.5 - 0.5 * Math.cos(turn(k + 0.5))),
  };
  plans.set(side, plan);
  return plan;
}

/** One line of the transform in place: radix 2, decimation in time (Cooley and Tukey 1965). */
function transformLine(re: Float64Array, im: Float64Array, from: number, step: number, plan: Plan): void {
  const side = plan.order.length;
  for (let k = 0; k < side; k++) {
    const other = plan.order[k]!;
    if (other <= k) continue;
    const [a, b] = [from + k * step, from + other * step];
    const [swapRe, swapIm] = [re[a]!, im[a]!];
    re[a] = re[b]!;
    im[a] = im[b]!;
    re[b] = swapRe;
    im[b] = swapIm;
  }
  for (let half = 1; half < side; half *= 2) {
    const stride = side / (2 * half);
    for (let start = 0; start < side; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const a = from + (start + k) * step;
        const b = a + half * step;
        const cos = plan.cos[k * stride]!;
        const sin = plan.sin[k * stride]!;
        const turnedRe = re[b]! * cos - im[b]! * sin;
        const turnedIm = re[b]! * sin + im[b]! * cos;
        re[b] = re[a]! - turnedRe;
        im[b] = im[a]! - turnedIm;
        re[a]! += turnedRe;
        im[a]! += turnedIm;
      }
    }
  }
}

/** Takes the tile's mean off and lets it fade to its edges (Hann), so that they make no cross in the spectrum. */
function faded(tile: Float64Array, { window }: Plan): Float64Array {
  const side = window.length;
  let mean = 0;
  for (const value of tile) mean += value / tile.length;
  const out = new Float64Array(tile.length);
  for (let y = 0, at = 0; y < side; y++)
    for (let x = 0; x < side; x++, at++) out[at] = (tile[at]! - mean) * window[x]! * window[y]!;
  return out;
}

/**
 * Log power spectra of two real tiles of `side` × `side` values (a power of two) by one complex transform: the second
 * rides along as the imaginary part. 1 is added to the power, so silence is 0.
 */
export function logSpectra(first: Float64Array, second: Float64Array, side: number): Spectra {
  const plan = planFor(side);
  const re = faded(first, plan);
  const im = faded(second, plan);
  for (let row = 0; row < side; row++) transformLine(re, im, row * side, 1, plan);
  for (let column = 0; column < side; column++) transformLine(re, im, column, side, plan);
  const power = { first: new Float32Array(side * side), second: new Float32Array(side * side) };
  // The other half is the mirror image of this one.
  for (let y = 0; y <= side / 2; y++) {
    for (let x = 0; x < side; x++) {
      const at = y * side + x;
      const mirror = ((side - y) % side) * side + ((side - x) % side);
      const [a, b] = [(re[at]! + re[mirror]!) / 2, (im[at]! - im[mirror]!) / 2];
      const [c, d] = [(im[at]! + im[mirror]!) / 2, (re[mirror]! - re[at]!) / 2];
      power.first[at] = power.first[mirror] = Math.log(1 + a * a + b * b);
      power.second[at] = power.second[mirror] = Math.log(1 + c * c + d * d);
    }
  }
  return { side, ...power };
}
