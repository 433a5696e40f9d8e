import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { type DegradationKind, degradationKinds } from './degradations/degradation.ts';
import { type Specimen, specimens } from './specimens.ts';
import { type Split, splits } from './split.ts';
import { type SpecimenKind, specimenKinds } from './templates/kinds.ts';

/** A tile of a contact sheet in pixels. */
const tile = { width: 480, height: 360 } as const;

async function tileOf({ picture }: Specimen, width: number): Promise<Buffer> {
  return sharp(picture)
    .resize(width, Math.round((width * tile.height) / tile.width), { kernel: 'lanczos3' })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** Pictures side by side in `columns`, as an image that sharp can write. */
async function sheetOf(pictures: readonly Specimen[], columns: number, width: number): Promise<Sharp> {
  const gap = Math.round(width / 60);
  const height = Math.round((width * tile.height) / tile.width);
  const rows = Math.ceil(pictures.length / columns);
  const layers = await Promise.all(
    pictures.map(async (picture, index) => ({
      input: await tileOf(picture, width),
      left: gap + (index % columns) * (width + gap),
      top: gap + Math.floor(index / columns) * (height + gap),
    })),
  );
  return sharp({
    create: {
      width: gap + columns * (width + gap),
      height: gap + rows * (height + gap),
      channels: 3,
      background: '#ffffff',
    },
  }).composite(layers);
}

async function drawn(
  split: Split,
  kinds: readonly SpecimenKind[],
  degradations: readonly DegradationKind[],
  count: number,
): Promise<Specimen[]> {
  const all: Specimen[] = [];
  for await (const each of specimens({ split, kinds, degradations, count, width: 1600 })) all.push(each);
  return all;
}

/** Kinds shown with every degradation: one with a zone, one with a barcode, one in Chinese. */
const degradedKinds: readonly SpecimenKind[] = ['passport', 'aamva-licence-back', 'chinese-card-front'];

/** One picture of each kind, and a passport with each degradation, of both splits: what the README shows. */
export async function writeOverview(file: string): Promise<void> {
  const shown: Specimen[] = [];
  for (const split of splits) {
    shown.push(...(await drawn(split, specimenKinds, ['clean'], 1)));
    const spoilt = degradationKinds.filter((kind) => kind !== 'clean');
    shown.push(...(await drawn(split, ['passport'], spoilt, 1)));
  }
  await (await sheetOf(shown, 8, 232)).jpeg({ quality: 76 }).toFile(file);
}

/**
 * Writes contact sheets into a folder: `KIND-SPLIT.png` with six clean pictures each, `degradations-SPLIT.png`, and
 * `overview.jpg`.
 */
export async function writeSheets(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const split of splits) {
    for (const kind of specimenKinds) {
      const clean = await sheetOf(await drawn(split, [kind], ['clean'], 6), 3, tile.width);
      await clean.png().toFile(join(folder, `${kind}-${split}.png`));
    }
    const degraded = await drawn(split, degradedKinds, degradationKinds, 1);
    const sheet = await sheetOf(degraded, degradationKinds.length / 2, tile.width);
    await sheet.png().toFile(join(folder, `degradations-${split}.png`));
  }
  await writeOverview(join(folder, 'overview.jpg'));
}
