import type { Quad } from '@vidimus/contracts';
import {
  applyHomography,
  homographyFromQuads,
  invertHomography,
  type Picture,
  rectangleQuad,
} from '@vidimus/vision';
import sharp from 'sharp';
import type { Sheet } from './originals-sheet.ts';
import { textPath } from './outlines.ts';
import type { Box, PrintedField } from './page.ts';
import { boxInPicture } from './photograph.ts';
import type { Random } from './random.ts';

/** How a photograph was changed after it was taken. */
export const editings = [
  'field from another photo',
  'field typed anew',
  'portrait swapped',
  'metadata',
] as const;
export type Editing = (typeof editings)[number];

/** What an editor leaves in a file that it saves. */
const editors = ['Adobe Photoshop 25.4 (Windows)', 'GIMP 2.10.36', 'Pixelmator Pro 3.5'] as const;

const decoded = async (bytes: Uint8Array): Promise<Picture> => {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};

/** Writes over a quad of the picture what `from` shows, which fills it. sRGB bytes, as an editor works. */
function pasted(picture: Picture, quad: Quad, from: Picture): void {
  const back = invertHomography(homographyFromQuads(rectangleQuad(from.width, from.height), quad)!);
  const [xs, ys] = [quad.map((p) => p[0]), quad.map((p) => p[1])];
  for (let y = Math.floor(Math.min(...ys)); y <= Math.max(...ys); y++) {
    for (let x = Math.floor(Math.min(...xs)); x <= Math.max(...xs); x++) {
      const [u, v] = applyHomography(back, [x + 0.5, y + 0.5]);
      if (u < 0.5 || v < 0.5 || u >= from.width - 0.5 || v >= from.height - 0.5) continue;
      const [u0, v0] = [Math.floor(u - 0.5), Math.floor(v - 0.5)];
      const [fu, fv] = [u - 0.5 - u0, v - 0.5 - v0];
      for (let c = 0; c < 3; c++) {
        const at = (v0 * from.width + u0) * 3 + c;
        const below = at + from.width * 3;
        const top = from.data[at]! * (1 - fu) + from.data[at + 3]! * fu;
        const bottom = from.data[below]! * (1 - fu) + from.data[below + 3]! * fu;
        picture.data[(y * picture.width + x) * 3 + c] = top * (1 - fv) + bottom * fv;
      }
    }
  }
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** A field as a word processor sets it on a patch of the paper's colour. */
async function typed(field: PrintedField, paper: string): Promise<Picture> {
  const dots = 22;
  const { width, height } = grown(field.box, 0.7);
  const digits = field.text.replace(/\d/g, (digit) => String((Number(digit) + 3) % 10));
  const text = textPath(digits, 0.7, height - 0.9, {
    face: 'regular',
    size: field.box.height * 1.18,
    fill: '#101114',
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * dots}" height="${height * dots}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${paper}"/>${text}</svg>`;
  return decoded(await sharp(Buffer.from(svg)).flatten().removeAlpha().png().toBuffer());
}

/** The picture's colour beside a quad, as a colour picker takes it. */
function paperBeside(picture: Picture, quad: Quad): string {
  const [x, y] = [Math.round(quad[0][0] + 2), Math.round(quad[0][1] + 2)];
  const at = (y * picture.width + x) * 3;
  return `rgb(${picture.data[at]},${picture.data[at + 1]},${picture.data[at + 2]})`;
}

/** One photograph of a sheet: its file, and where the page lies. */
export interface Photograph {
  readonly file: Uint8Array;
  readonly quad: Quad;
  readonly sheet: Sheet;
}

/** A part of a photograph, cut along a box of its page. */
function cut({ sheet, quad }: Photograph, picture: Picture, box: Box, dotsPerMm: number): Picture {
  const from = boxInPicture(box, sheet.page, quad);
  const width = Math.round(box.width * dotsPerMm);
  const height = Math.round(box.height * dotsPerMm);
  const part = { width, height, data: new Uint8Array(width * height * 3) };
  const map = homographyFromQuads(rectangleQuad(width, height), from)!;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [px, py] = applyHomography(map, [x + 0.5, y + 0.5]);
      const at = (Math.floor(py) * picture.width + Math.floor(px)) * 3;
      part.data.set(picture.data.subarray(at, at + 3), (y * width + x) * 3);
    }
  }
  return part;
}

/** The first photograph with a part changed, for which the second may have to serve, saved as a JPEG once more. */
export async function edited(
  own: Photograph,
  other: Photograph,
  editing: Editing,
  random: Random,
): Promise<Uint8Array> {
  const picture = await decoded(own.file);
  const { page } = own.sheet;
  const quality = random.whole(84, 95);
  if (editing === 'metadata') {
    const tag = { IFD0: { Software: random.pick(editors) } };
    return sharp(own.file).withExif(tag).jpeg({ quality }).toBuffer();
  }
  const fields = page.fields.filter(({ name }) => /date|number/.test(name));
  const field = random.pick(fields);
  const box = editing === 'portrait swapped' ? page.portrait! : grown(field.box, 0.7);
  const quad = boxInPicture(box, page, own.quad);
  if (editing === 'field typed anew') pasted(picture, quad, await typed(field, paperBeside(picture, quad)));
  else {
    const source = other.sheet.page;
    const there =
      editing === 'portrait swapped'
        ? source.portrait!
        : source.fields.find(({ name }) => name === field.name)!.box;
    const from = editing === 'portrait swapped' ? there : { ...grown(there, 0.7), width: box.width };
    pasted(picture, quad, cut(other, await decoded(other.file), from, random.between(7, 16)));
  }
  const raw = { width: picture.width, height: picture.height, channels: 3 } as const;
  return sharp(picture.data, { raw }).jpeg({ quality }).toBuffer();
}
