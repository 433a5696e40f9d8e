/** Plain RGB pictures and the pixel operations on them. Pure TypeScript, runs in Node and in browsers alike. */

/** RGB interleaved, three bytes a pixel, sRGB, upright; row-major from the top left. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A decoded upload. `scale` is source pixels per picture pixel (≥ 1); source is the upright full-size picture. */
export interface DecodedPicture extends Picture {
  readonly sourceWidth: number;
  readonly sourceHeight: number;
  readonly scale: number;
  readonly format: string;
}

/** One byte a pixel: luma, row-major. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A picture of one colour (white unless told), `width` × `height` pixels. */
export function blankPicture(width: number, height: number, value = 255): Picture {
  return { width, height, data: new Uint8Array(width * height * 3).fill(value) };
}

/** Pictures never change: each is greyed once. */
const greys = new WeakMap<Picture, GreyPicture>();

/** Luma after ITU-R BT.601 (0.299 R + 0.587 G + 0.114 B), 0–255. */
export function grey(picture: Picture): GreyPicture {
  const known = greys.get(picture) ?? greyed(picture);
  greys.set(picture, known);
  return known;
}

function greyed({ width, height, data }: Picture): GreyPicture {
  const out = new Uint8Array(width * height);
  for (let i = 0, j = 0; i < out.length; i++, j += 3)
    out[i] = (data[j]! * 77 + data[j + 1]! * 150 + data[j + 2]! * 29 + 128) >> 8;
  return { width, height, data: out };
}

/** The part at `x`, `y` of `width` × `height` px; whole pixels, clipped to the picture, at least 1 × 1. */
export function crop(picture: Picture, x: number, y: number, width: number, height: number): Picture {
  const left = Math.min(Math.max(0, Math.round(x)), picture.width - 1);
  const top = Math.min(Math.max(0, Math.round(y)), picture.height - 1);
  const w = Math.max(1, Math.min(picture.width, Math.round(x + width)) - left);
  const h = Math.max(1, Math.min(picture.height, Math.round(y + height)) - top);
  const data = new Uint8Array(w * h * 3);
  for (let row = 0; row < h; row++) {
    const from = ((top + row) * picture.width + left) * 3;
    data.set(picture.data.subarray(from, from + w * 3), row * w * 3);
  }
  return { width: w, height: h, data };
}

/** Turned clockwise by `quarterTurns` × 90°. */
export function rotate90(picture: Picture, quarterTurns: number): Picture {
  const turns = ((Math.round(quarterTurns) % 4) + 4) % 4;
  if (turns === 0) return picture;
  const { width, height, data } = picture;
  const w = turns === 2 ? width : height;
  const h = turns === 2 ? height : width;
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const nx = turns === 1 ? height - 1 - y : turns === 2 ? width - 1 - x : y;
      const ny = turns === 1 ? x : turns === 2 ? height - 1 - y : width - 1 - x;
      const from = (y * width + x) * 3;
      const to = (ny * w + nx) * 3;
      out[to] = data[from]!;
      out[to + 1] = data[from + 1]!;
      out[to + 2] = data[from + 2]!;
    }
  }
  return { width: w, height: h, data: out };
}

/** The picture as nets take it: three planes of floats, 0 to 1. */
export function planes(picture: Picture): Float32Array {
  const pixels = picture.width * picture.height;
  const out = new Float32Array(pixels * 3);
  for (let c = 0; c < 3; c++)
    for (let i = 0, p = c; i < pixels; i++, p += 3) out[c * pixels + i] = picture.data[p]! / 255;
  return out;
}
