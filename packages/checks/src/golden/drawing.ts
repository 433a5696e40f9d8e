import { blankPicture, type Picture } from '@vidimus/vision/browser';

/** A drawn page of a document: rows of letter-like strokes on paper, and what light and lens do to it. */
export interface Drawing {
  /** Size in pixels. */
  readonly width: number;
  readonly height: number;
  /** Grey levels, 0–255. */
  readonly paper?: number;
  readonly ink?: number;
  /** False for print without any colour, as on a grey copy. */
  readonly colour?: boolean;
  /** Radius of the defocus, px: three passes of a box. */
  readonly blur?: number;
  /** Length of a movement along x, px. */
  readonly motion?: number;
  /** Every grey level times this, up to 255. */
  readonly gain?: number;
  /** A white spot: centre and radii as shares of width and height. */
  readonly glare?: { readonly x: number; readonly y: number; readonly rx: number; readonly ry: number };
}

/** Numbers in [0, 1) that are the same everywhere (Park and Miller 1988). */
export function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const rowHeight = 40;
const letterHeight = 20;
const letterWidth = 14;
const stroke = 3;

function strokes(grey: Float64Array, width: number, height: number, ink: number): void {
  const random = randoms(9303);
  const fill = (x0: number, y0: number, w: number, h: number) => {
    for (let y = y0; y < Math.min(height, y0 + h); y++)
      for (let x = x0; x < Math.min(width, x0 + w); x++) grey[y * width + x] = ink;
  };
  for (let y = rowHeight; y + rowHeight < height; y += rowHeight) {
    for (let x = rowHeight; x + rowHeight < width; x += letterWidth + 6) {
      if (random() < 0.15) continue;
      fill(x, y, stroke, letterHeight);
      if (random() < 0.6) fill(x, y + (random() < 0.5 ? 0 : letterHeight / 2), letterWidth, stroke);
      if (random() < 0.6) fill(x + letterWidth - stroke, y, stroke, letterHeight);
      if (random() < 0.5) fill(x, y + letterHeight - stroke, letterWidth, stroke);
    }
  }
}

/** Mean over a window of 2 × `radius` + 1 px along one direction. */
function boxBlur(
  grey: Float64Array,
  width: number,
  height: number,
  radius: number,
  alongX: boolean,
): Float64Array {
  const out = new Float64Array(grey.length);
  const [lines, length] = alongX ? [height, width] : [width, height];
  const [line, step] = alongX ? [width, 1] : [1, width];
  for (let each = 0; each < lines; each++) {
    for (let at = 0; at < length; at++) {
      const [from, to] = [Math.max(0, at - radius), Math.min(length - 1, at + radius)];
      let sum = 0;
      for (let near = from; near <= to; near++) sum += grey[each * line + near * step]!;
      out[each * line + at * step] = sum / (to - from + 1);
    }
  }
  return out;
}

/** Red up and blue down so that the luma (77 R + 150 G + 29 B) stays what it is. */
const [redder, lessBlue] = [29, 77];

/** Gives a drawn page a coloured portrait's place and head line, where paper is neither dark nor bright. */
export function colourIn({ width, height, data }: Picture): void {
  for (let at = 0; at < data.length; at += 3) {
    const [u, v] = [((at / 3) % width) / width, Math.floor(at / 3 / width) / height];
    const coloured = v < 0.15 || (u > 0.06 && u < 0.3 && v > 0.2 && v < 0.7);
    if (!coloured || data[at]! < lessBlue || data[at]! > 255 - redder) continue;
    data[at]! += redder;
    data[at + 2]! -= lessBlue;
  }
}

/** The drawing as a picture: whole grey levels from sums and products alone, so the same in every engine. */
export function draw(drawing: Drawing): Picture {
  const { width, height, paper = 225, ink = 40, blur = 0, motion = 0, gain = 1, glare } = drawing;
  let grey: Float64Array = new Float64Array(width * height).fill(paper);
  strokes(grey, width, height, ink);
  for (let pass = 0; pass < (blur > 0 ? 3 : 0); pass++)
    for (const alongX of [true, false]) grey = boxBlur(grey, width, height, blur, alongX);
  if (motion > 0) grey = boxBlur(grey, width, height, motion >> 1, true);
  const picture = blankPicture(width, height);
  for (let i = 0; i < grey.length; i++) {
    const [u, v] = [(i % width) / width, Math.floor(i / width) / height];
    const shiny = glare && ((u - glare.x) / glare.rx) ** 2 + ((v - glare.y) / glare.ry) ** 2 <= 1;
    picture.data.fill(shiny ? 255 : Math.min(255, Math.round(grey[i]! * gain)), i * 3, i * 3 + 3);
  }
  if (drawing.colour ?? true) colourIn(picture);
  return picture;
}
