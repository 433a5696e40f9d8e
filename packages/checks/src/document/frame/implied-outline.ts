import type { Point, Quad } from '@vidimus/contracts';
import type { MrzFormat } from '@vidimus/vision/browser';

/** Size of the document and place of its zone in millimetres (ICAO 9303-4, 9303-5 and 9303-6, nominal). */
interface Layout {
  width: number;
  height: number;
  /** The printed characters: first column's left edge, last column's right edge, top of the first, foot of the last line. */
  zone: { left: number; right: number; top: number; bottom: number };
}
const pitch = 2.54;
const td3: Layout = {
  width: 125,
  height: 88,
  zone: { left: 6, right: 6 + 44 * pitch, top: 69, bottom: 81.5 },
};
const td2: Layout = {
  width: 105,
  height: 74,
  zone: { left: 6, right: 6 + 36 * pitch, top: 55, bottom: 67.5 },
};
const td1: Layout = {
  width: 85.6,
  height: 54,
  zone: { left: 4, right: 4 + 30 * pitch, top: 31, bottom: 50 },
};
const layouts: Record<MrzFormat, Layout | null> = {
  TD3: td3,
  MRVA: null,
  TD2: td2,
  MRVB: null,
  TD1: td1,
  FRENCH_ID: td2,
};

/**
 * Where the document's corners must be, given its zone: the zone's own axes carried on to the nominal edges. Good to
 * about four hundredths of the width, since margins differ between states. Null for visas, which are stickers.
 * @param zone TL, TR, BR, BL in any pixels; the outline comes in the same ones
 */
export function outlineOfZone(format: MrzFormat, zone: Quad): Quad | null {
  const layout = layouts[format];
  if (layout === null) return null;
  const { left, right, top, bottom } = layout.zone;
  const [tl, tr, br, bl] = zone;
  const at = (xMm: number, yMm: number): Point => {
    const u = (xMm - left) / (right - left);
    const v = (yMm - top) / (bottom - top);
    const x = (1 - v) * (tl[0] + u * (tr[0] - tl[0])) + v * (bl[0] + u * (br[0] - bl[0]));
    const y = (1 - v) * (tl[1] + u * (tr[1] - tl[1])) + v * (bl[1] + u * (br[1] - bl[1]));
    return [x, y];
  };
  return [at(0, 0), at(layout.width, 0), at(layout.width, layout.height), at(0, layout.height)];
}
