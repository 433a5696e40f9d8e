import sharp from 'sharp';
import type { Sheet } from './originals-sheet.ts';
import type { Random } from './random.ts';
import { encode } from './raster.ts';

/** How a flat-bed scanner was used. */
export interface Scan {
  readonly dotsPerInch: number;
  /** White lid, black lid, or cropped to the document. */
  readonly around: 'white lid' | 'black lid' | 'cropped';
  readonly format: 'jpeg' | 'png';
}

/** The page on the glass, a degree or so askew: even light, no perspective. */
export async function scanned({ page, flat }: Sheet, scan: Scan, random: Random): Promise<Uint8Array> {
  const dots = scan.dotsPerInch / 25.4;
  const [width, height] = [Math.round(page.width * dots), Math.round(page.height * dots)];
  const raw = { width: flat.width, height: flat.height, channels: 3 } as const;
  let picture = sharp(encode(flat), { raw }).resize(width, height, { kernel: 'cubic' });
  if (scan.around !== 'cropped') {
    const background = scan.around === 'white lid' ? '#f6f7f5' : '#0b0b0c';
    const turned = await picture.rotate(random.between(-2.5, 2.5), { background }).png().toBuffer();
    const [beside, above] = [Math.round(width * 0.18), Math.round(height * 0.2)];
    const margins = { left: beside, right: beside, top: above, bottom: above };
    picture = sharp(turned).extend({ ...margins, background });
  }
  return scan.format === 'png'
    ? picture.png().toBuffer()
    : picture.jpeg({ quality: random.whole(80, 95) }).toBuffer();
}
