import sharp, { type OverlayOptions } from 'sharp';
import type { Page } from './page.ts';

/** Linear-light RGB, three floats a pixel, 1 is paper white under full light. */
export interface Raster {
  width: number;
  height: number;
  data: Float32Array;
}

const toLinear = Float32Array.from({ length: 256 }, (_, value) => {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

/** Fine enough that the steepest part, near black, is off by a twentieth of a level at most. */
const toSrgb = Uint8Array.from({ length: 65_536 }, (_, step) => {
  const v = step / 65_535;
  return Math.round(255 * (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055));
});

/** sRGB bytes to linear light (IEC 61966-2-1). */
export function linearise(data: Uint8Array, width: number, height: number): Raster {
  const linear = new Float32Array(width * height * 3);
  for (let i = 0; i < linear.length; i++) linear[i] = toLinear[data[i]!]!;
  return { width, height, data: linear };
}

/** Linear light to sRGB bytes, clipped like a sensor's full well. */
export function encode(raster: Raster): Uint8Array {
  const bytes = new Uint8Array(raster.data.length);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = toSrgb[(65_535 * Math.min(1, Math.max(0, raster.data[i]!)) + 0.5) | 0]!;
  return bytes;
}

export async function decode(bytes: Uint8Array | string): Promise<Raster> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return linearise(data, info.width, info.height);
}

const svg = (page: Page, width: number, height: number, body: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${page.width} ${page.height}">${body}</svg>`,
  );

/**
 * Prints a page at `dotsPerMm`: background, portrait (an encoded picture, cropped to fill its box), text.
 * The portrait keeps a trace of the printing: slightly flat blacks, as dye on polycarbonate has.
 */
export async function print(page: Page, portrait: Uint8Array | null, dotsPerMm: number): Promise<Raster> {
  const width = Math.round(page.width * dotsPerMm);
  const height = Math.round(page.height * dotsPerMm);
  const layers: OverlayOptions[] = [];
  if (page.portrait) {
    if (!portrait) throw new Error('this page needs a portrait');
    const box = page.portrait;
    const input = await sharp(portrait)
      .resize(Math.round(box.width * dotsPerMm), Math.round(box.height * dotsPerMm), {
        fit: 'cover',
        kernel: 'lanczos3',
      })
      .linear(0.92, 14)
      .png({ compressionLevel: 1 })
      .toBuffer();
    layers.push({ input, left: Math.round(box.x * dotsPerMm), top: Math.round(box.y * dotsPerMm) });
  }
  layers.push({ input: svg(page, width, height, page.over) });
  const flat = await sharp(svg(page, width, height, page.under))
    .composite(layers)
    .removeAlpha()
    .raw()
    .toBuffer();
  return linearise(flat, width, height);
}
