import type { Point, Quad } from '@vidimus/contracts';
import { applyToQuad, homographyFromQuads, rectangleQuad } from '../../picture/homography.ts';
import type { MrzFormat } from './formats.ts';
import type { MrzReading } from './read.ts';

/**
 * Where the zone's strip lies in its document, as shares of the document's width and height: left, top, right, bottom.
 * TD3: measured on 22 rectified passport pages of DLC-2021 (spread ± 0.01), agreeing with ICAO 9303-4 fig. 2. The
 * others follow the nominal print positions of ICAO 9303-5, -6 and -7.
 */
const PLACES: Record<MrzFormat, readonly [number, number, number, number]> = {
  TD3: [0.038, 0.802, 0.954, 0.914],
  MRVA: [0.04, 0.8, 0.98, 0.91],
  TD2: [0.035, 0.79, 0.935, 0.92],
  MRVB: [0.035, 0.79, 0.935, 0.92],
  FRENCH_ID: [0.035, 0.79, 0.935, 0.92],
  TD1: [0.03, 0.62, 0.95, 0.93],
};

/** The document's corners as its zone foretells them: good to about a tenth of the diagonal, `null` without a zone. */
export function outlineFromZone(mrz: MrzReading | null): Quad | null {
  if (!mrz?.quad) return null;
  const right = Object.values(mrz.checkDigits).filter(Boolean).length;
  if (right * 2 < Object.keys(mrz.checkDigits).length) return null;
  const [l, t, r, b] = PLACES[mrz.format];
  // Perspective cannot be told from so thin a strip: carry over the parallelogram only.
  const [tl, tr, , bl] = mrz.quad;
  const br: Point = [tr[0] + bl[0] - tl[0], tr[1] + bl[1] - tl[1]];
  const place: Quad = [
    [l, t],
    [r, t],
    [r, b],
    [l, b],
  ];
  const map = homographyFromQuads(place, [tl, tr, br, bl]);
  return map && applyToQuad(map, rectangleQuad(1, 1));
}
