/** Interleaved bytes, one or three a pixel. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Steps from one pixel to the next in weights: whole numbers are mixed faster than fractions. */
export const ONE = 256;
/** Steps in places, so that sixteen of them add up exactly enough. */
const FINE = 65_536;

/** Adds bilinear samples, times `ONE`², to pixels `from` to `to` of a row: the first at `x`, `y`, the next `dx`, `dy` on. */
export interface Mixers {
  /** Where every sample and its neighbours lie in the picture. */
  readonly mixInside: (
    source: Raster,
    row: Int32Array,
    from: number,
    to: number,
    x: number,
    y: number,
    dx: number,
    dy: number,
  ) => void;
  /** Where some may lie outside: nothing is added from `slack` px beyond the edge on, the edge's pixel before. */
  readonly mixAnywhere: (
    source: Raster,
    row: Int32Array,
    from: number,
    to: number,
    x: number,
    y: number,
    dx: number,
    dy: number,
    slack: number,
  ) => void;
}

// Millions of pixels pass here. One loop over channels takes twice as long, a division or a clamp in it half as much
// again: so two loops that differ in what they add alone, and the edges apart.

export const greyMixers: Mixers = {
  mixInside({ width, data }, row, from, to, x, y, dx, dy) {
    let fx = (x * FINE) | 0;
    let fy = (y * FINE) | 0;
    const [stepX, stepY] = [(dx * FINE) | 0, (dy * FINE) | 0];
    for (let i = from; i < to; i++, fx += stepX, fy += stepY) {
      const across = (fx >> 8) & 255;
      const p = (fy >> 16) * width + (fx >> 16);
      const q = p + width;
      const above = data[p]! * ONE + (data[p + 1]! - data[p]!) * across;
      const below = data[q]! * ONE + (data[q + 1]! - data[q]!) * across;
      row[i]! += above * ONE + (below - above) * ((fy >> 8) & 255);
    }
  },
  mixAnywhere({ width, height, data }, row, from, to, x, y, dx, dy, slack) {
    for (let i = from, sx = x, sy = y; i < to; i++, sx += dx, sy += dy) {
      if (!isNear(sx, sy, width, height, slack)) continue;
      const fx = (Math.min(width - 1, Math.max(0, sx)) * ONE) | 0;
      const fy = (Math.min(height - 1, Math.max(0, sy)) * ONE) | 0;
      const across = fx & 255;
      const p = (fy >> 8) * width + (fx >> 8);
      const right = (fx >> 8) + 1 < width ? 1 : 0;
      const q = (fy >> 8) + 1 < height ? p + width : p;
      const above = data[p]! * ONE + (data[p + right]! - data[p]!) * across;
      const below = data[q]! * ONE + (data[q + right]! - data[q]!) * across;
      row[i]! += above * ONE + (below - above) * (fy & 255);
    }
  },
};

export const colourMixers: Mixers = {
  mixInside({ width, data }, row, from, to, x, y, dx, dy) {
    let fx = (x * FINE) | 0;
    let fy = (y * FINE) | 0;
    const [stepX, stepY] = [(dx * FINE) | 0, (dy * FINE) | 0];
    for (let at = from * 3; at < to * 3; at += 3, fx += stepX, fy += stepY) {
      const across = (fx >> 8) & 255;
      const down = (fy >> 8) & 255;
      // Weights of the four pixels, together ONE².
      const d = across * down;
      const c = (down << 8) - d;
      const b = (across << 8) - d;
      const a = ONE * ONE - b - c - d;
      const p = ((fy >> 16) * width + (fx >> 16)) * 3;
      const q = p + width * 3;
      row[at]! += data[p]! * a + data[p + 3]! * b + data[q]! * c + data[q + 3]! * d;
      row[at + 1]! += data[p + 1]! * a + data[p + 4]! * b + data[q + 1]! * c + data[q + 4]! * d;
      row[at + 2]! += data[p + 2]! * a + data[p + 5]! * b + data[q + 2]! * c + data[q + 5]! * d;
    }
  },
  mixAnywhere({ width, height, data }, row, from, to, x, y, dx, dy, slack) {
    for (let i = from, sx = x, sy = y; i < to; i++, sx += dx, sy += dy) {
      if (!isNear(sx, sy, width, height, slack)) continue;
      const fx = (Math.min(width - 1, Math.max(0, sx)) * ONE) | 0;
      const fy = (Math.min(height - 1, Math.max(0, sy)) * ONE) | 0;
      const [across, down] = [fx & 255, fy & 255];
      const d = across * down;
      const c = (down << 8) - d;
      const b = (across << 8) - d;
      const a = ONE * ONE - b - c - d;
      const p = ((fy >> 8) * width + (fx >> 8)) * 3;
      const right = (fx >> 8) + 1 < width ? 3 : 0;
      const q = (fy >> 8) + 1 < height ? p + width * 3 : p;
      for (let k = 0; k < 3; k++)
        row[i * 3 + k]! +=
          data[p + k]! * a + data[p + right + k]! * b + data[q + k]! * c + data[q + right + k]! * d;
    }
  },
};

/** `x` and `y` count from the middle of the first pixel. A place that is no number is near nothing. */
const isNear = (x: number, y: number, width: number, height: number, slack: number): boolean =>
  x + 0.5 >= -slack && y + 0.5 >= -slack && x + 0.5 <= width + slack && y + 0.5 <= height + slack;
