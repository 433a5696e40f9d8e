import type { Point, Quad } from '@vidimus/contracts';
import type { MrzFormat } from '@vidimus/vision/browser';

/** Size of the document in millimetres, and where its zone's characters begin, end and have their foot. */
interface Layout {
  readonly width: number;
  readonly height: number;
  readonly zone: { readonly left: number; readonly right: number; readonly bottom: number };
}
/** Measured on 22 rectified pages of DLC-2021 (spread ± 1 mm), agreeing with ICAO 9303-4, fig. 2. */
const td3: Layout = { width: 125, height: 88, zone: { left: 4.8, right: 119.2, bottom: 80.4 } };
/** Nominal print positions of ICAO 9303-6 and 9303-5. */
const td2: Layout = { width: 105, height: 74, zone: { left: 3.7, right: 98.2, bottom: 68 } };
const td1: Layout = { width: 85.6, height: 54, zone: { left: 2.6, right: 81.3, bottom: 50.2 } };
const layouts: Record<MrzFormat, Layout | null> = {
  TD3: td3,
  MRVA: null,
  TD2: td2,
  MRVB: null,
  TD1: td1,
  FRENCH_ID: td2,
};

/**
 * Where the document's corners must be, given its zone: the zone's length is the measure of both directions. Good to
 * about four hundredths of the width, since margins differ between states, and more where the page is tilted. Null for
 * visas, which are stickers.
 * @param zone TL, TR, BR, BL in pixels of the flat document; the outline comes in the same ones
 */
export function outlineOfZone(format: MrzFormat, zone: Quad): Quad | null {
  const layout = layouts[format];
  if (layout === null) return null;
  const { left, right, bottom } = layout.zone;
  const [, , br, bl] = zone;
  const along: Point = [(br[0] - bl[0]) / (right - left), (br[1] - bl[1]) / (right - left)];
  const at = (xMm: number, yMm: number): Point => {
    const [x, y] = [xMm - left, yMm - bottom];
    return [bl[0] + x * along[0] - y * along[1], bl[1] + x * along[1] + y * along[0]];
  };
  return [at(0, 0), at(layout.width, 0), at(layout.width, layout.height), at(0, layout.height)];
}
