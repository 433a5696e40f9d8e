import type { Picture } from '../picture/picture.ts';

/** Logarithms of red over green and of blue over green, of mean light (not of grey levels). */
export type Chroma = readonly [red: number, blue: number];

/** The light on a face and on what is around it. */
export interface FrameLight {
  readonly face: Chroma;
  /** Null where the face fills the picture. */
  readonly ground: Chroma | null;
}

/** Light of an sRGB grey level, 0–1 (IEC 61966-2-1). */
const lightOfLevel = Float64Array.from({ length: 256 }, (_, level) => {
  const share = level / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});
/** Pixels whose light is looked at, every so many across and down; and rows that are compared, every so many. */
const STEP = 8;
const ROWS = 16;
/** Share of the face's box, in its middle, that is skin rather than hair; and how far around it no ground begins. */
const INNER = 0.6;
const OUTER = 1.4;
/** Fewest looked-at pixels that make a mean. */
const LEAST_PIXELS = 40;
/** Black gives no colour: this much light is added to every mean. */
const FLOOR = 1e-3;

type Box = readonly [x: number, y: number, width: number, height: number];

const within = (x: number, y: number, [left, top, width, height]: Box, size: number): boolean =>
  Math.abs(x - left - width / 2) <= (size * width) / 2 &&
  Math.abs(y - top - height / 2) <= (size * height) / 2;

/** Mean colour of the light in the middle of a face's box and outside it. */
export function lightOf({ width, height, data }: Picture, box: Box): FrameLight | null {
  const face = new Float64Array(4);
  const ground = new Float64Array(4);
  for (let y = STEP >> 1; y < height; y += STEP) {
    for (let x = STEP >> 1; x < width; x += STEP) {
      const sums = within(x, y, box, INNER) ? face : within(x, y, box, OUTER) ? null : ground;
      if (!sums) continue;
      const at = (y * width + x) * 3;
      for (let k = 0; k < 3; k++) sums[k]! += lightOfLevel[data[at + k]!]!;
      sums[3]! += 1;
    }
  }
  const own = chromaOf(face);
  return own && { face: own, ground: chromaOf(ground) };
}

function chromaOf([red, green, blue, pixels]: Float64Array): Chroma | null {
  if (pixels! < LEAST_PIXELS) return null;
  const mean = (sum: number): number => Math.log(sum / pixels! + FLOOR);
  return [mean(red!) - mean(green!), mean(blue!) - mean(green!)];
}

/** Share of pixels that two pictures of one size have in common; null for two sizes. Every sixteenth row is looked at. */
export function unchangedShare(before: Picture, picture: Picture): number | null {
  const { width, height, data } = picture;
  if (before.width !== width || before.height !== height) return null;
  let [same, all] = [0, 0];
  for (let y = 0; y < height; y += ROWS) {
    for (let at = y * width * 3, end = at + width * 3; at < end; at += 3) {
      all++;
      if (
        data[at] === before.data[at] &&
        data[at + 1] === before.data[at + 1] &&
        data[at + 2] === before.data[at + 2]
      )
        same++;
    }
  }
  return same / all;
}
