import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkLook } from '@vidimus/checks';
import { decodePicture, type Face, type FaceReader, type Picture, stillFrame } from '@vidimus/vision';
import sharp from 'sharp';
import { splitOf } from '../../covers/src/labels.ts';
import type { Split } from '../../specimens/src/split.ts';
import { camera } from './film.ts';
import { type Head, headOf } from './head.ts';

/** Twice as wide as the faces of the portraits, which is how people hold a phone: their own pixels would show more. */
const faceWidth = 200;
const middle = [320, 250] as const;
/** Portraits that can be moved look ahead, with open eyes and a shut mouth. */
const leastEyes = 0.2;
const mostMouth = 0.1;
const mostTurn = 12;

/** A portrait as the page's camera would see its person at arm's length, the rest of the picture out of focus behind. */
async function plateOf(bytes: Uint8Array, reader: FaceReader): Promise<Picture | null> {
  const picture = await decodePicture(bytes, { where: 'portrait' });
  const [face] = await reader.find(picture);
  if (!face) return null;
  const { pose, eyes, mouth } = face;
  const turned = Math.max(Math.abs(pose.yaw), Math.abs(pose.pitch), Math.abs(pose.roll));
  if (turned > mostTurn || mouth > mostMouth || Math.min(eyes.left, eyes.right) < leastEyes) return null;
  const scale = faceWidth / face.box[2];
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const left = Math.round(middle[0] - (face.box[0] + face.box[2] / 2) * scale);
  const top = Math.round(middle[1] - (face.box[1] + face.box[3] / 2) * scale);
  const from = { left: Math.max(0, -left), top: Math.max(0, -top) };
  const placed = await sharp(
    await sharp(bytes).autoOrient().resize(width, height, { fit: 'fill' }).toBuffer(),
  )
    .extract({
      ...from,
      width: Math.min(width - from.left, camera.width - Math.max(0, left)),
      height: Math.min(height - from.top, camera.height - Math.max(0, top)),
    })
    .toBuffer();
  const ground = await sharp(bytes).resize(camera.width, camera.height, { fit: 'cover' }).blur(12).toBuffer();
  const data = await sharp(ground)
    .composite([{ input: placed, left: Math.max(0, left), top: Math.max(0, top) }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { ...camera, data: new Uint8Array(data) };
}

/** Whoever is told of dim light, blur, a hat or dark glasses is not asked to move before that is mended; nor are two people. */
async function looksWell(plate: Picture, face: Face, reader: FaceReader): Promise<boolean> {
  const results = await checkLook([stillFrame(plate, face, 1)], { face: reader });
  return results.every(({ reasons }) => reasons.length === 0);
}

/** People of one half of the data, as heads that can be moved; a person has one portrait. */
export async function* heads(root: string, split: Split, reader: FaceReader): AsyncGenerator<Head> {
  const folder = join(root, 'measure-only/faces/lfw/lfw');
  for (const person of (await readdir(folder)).sort()) {
    if (splitOf(person) !== split) continue;
    const [file] = (await readdir(join(folder, person))).sort();
    const plate = await plateOf(await readFile(join(folder, person, file!)), reader);
    const [face, ...others] = plate ? await reader.find(plate) : [];
    if (!plate || !face || others.length > 0) continue;
    if (await looksWell(plate, face, reader)) yield headOf(plate, face);
  }
}
