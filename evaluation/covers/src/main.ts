import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ClipFrame,
  decodePicture,
  type Face,
  FaceReader,
  faceChip,
  loadClip,
  type Picture,
} from '@vidimus/vision';
import sharp, { type OverlayOptions } from 'sharp';
import { splits } from '../../specimens/src/split.ts';
import { coverKinds, wearing } from './cover.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url));
/** Faces that the repository may show. */
const shown = ['faces/stock-emotions-a-3.jpg', 'faces/stock-emotions-b-1.jpg', 'faces/ai-face.jpg'].map(
  fixture,
);
const filmed = [
  'liveness/head-pose-face-detection-male.gif',
  'liveness/head-pose-face-detection-female.gif',
].map(fixture);
/** Frame of each clip that shows the face from the front. */
const frontal = [4, 9];

interface Seen {
  readonly picture: Picture;
  readonly face: Face;
}

async function seenIn(bytes: Uint8Array, where: string, reader: FaceReader): Promise<Seen | null> {
  const picture = await decodePicture(bytes, { where });
  const [face] = await reader.find(picture);
  return face ? { picture, face } : null;
}

const raw = ({ width, height }: Picture) => ({ raw: { width, height, channels: 3 as const } });

/** Chips with the mesh beside them (468 × 2 single floats, px of the chip), for `training/covers`. */
async function writePortraits(out: string, pictures: readonly string[], reader: FaceReader): Promise<void> {
  for (const path of pictures) {
    const seen = await seenIn(await readFile(path), path, reader);
    if (!seen) throw new Error(`${path} shows no face`);
    const chip = faceChip(seen.picture, seen.face.mesh, { side: 224, eyesApart: 54 });
    const mesh = Float32Array.from({ length: seen.face.mesh.length / 3 }, (_, vertex) => vertex);
    const points = Float32Array.from([...mesh].flatMap((vertex) => chip.at(vertex)));
    const name = join(out, basename(path, extname(path)));
    await sharp(chip.picture.data, raw(chip.picture)).png().toFile(`${name}.png`);
    await writeFile(`${name}.f32`, new Uint8Array(points.buffer));
  }
}

const tile = { width: 150, height: 180 } as const;

/** Head and shoulders of a face, at the sheet's size. */
async function headOf({ picture, face }: Seen): Promise<Buffer> {
  const [x, y, width, height] = face.box;
  const side = Math.min(picture.width, picture.height / 1.2, Math.max(width, height) * 1.9);
  const left = Math.round(Math.max(0, Math.min(picture.width - side, x + width / 2 - side / 2)));
  const top = Math.round(Math.max(0, Math.min(picture.height - side * 1.2, y + height / 2 - side * 0.65)));
  return sharp(picture.data, raw(picture))
    .extract({ left, top, width: Math.floor(side), height: Math.floor(side * 1.2) })
    .resize({ ...tile, fit: 'fill' })
    .png()
    .toBuffer();
}

/** One row a kind of cover and split, on the faces of the fixtures. */
async function writeSheet(path: string, reader: FaceReader): Promise<void> {
  const clips = await Promise.all(filmed.map(loadClip));
  const frames = clips.map((clip, i): ClipFrame => clip[frontal[i]!]!);
  const files = [
    ...(await Promise.all(shown.map((name) => readFile(name)))),
    ...frames.map(({ bytes }) => bytes),
  ];
  const layers: OverlayOptions[] = [];
  let row = 0;
  for (const split of splits) {
    for (const kind of coverKinds) {
      for (let column = 0; column < 2 * files.length; column++) {
        const seen = (await seenIn(files[column % files.length]!, 'fixture', reader))!;
        const seed = 10 * row + column;
        const worn = await wearing(seen.picture, seen.face, { kind, split, seed });
        const picture = await decodePicture(worn.bytes, { where: 'drawn' });
        const input = await headOf({ picture, face: seen.face });
        layers.push({ input, left: column * tile.width, top: row * tile.height });
      }
      row++;
    }
  }
  const size = { width: tile.width * 2 * files.length, height: tile.height * row };
  const ground = sharp({ create: { ...size, channels: 3, background: 'white' } });
  await ground.composite(layers).jpeg({ quality: 82 }).toFile(path);
}

const [task, out, ...pictures] = process.argv.slice(2);
if (!out || (task !== 'portraits' && task !== 'sheet'))
  throw new Error('usage: main.ts portraits OUT_DIR PICTURE… | main.ts sheet OUT.jpg');
const reader = await FaceReader.load();
if (task === 'sheet') await writeSheet(out, reader);
else {
  await mkdir(out, { recursive: true });
  await writePortraits(out, pictures, reader);
}
await reader.dispose();
