import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { VidimusError } from '@vidimus/contracts';
import { decodePicture, encodeJpeg } from '../picture/decode.ts';
import { type ClipFrame, MAX_CLIP_FRAMES, unpackClip } from './clip.ts';
import { gifFrames } from './gif.ts';
import { videoFrames } from './video.ts';

const PICTURES = new Set(['.jpg', '.jpeg', '.png', '.webp']);
const VIDEOS = new Set(['.mp4', '.m4v', '.mov', '.webm', '.mkv']);
/** Rate assumed for a folder whose file names carry no times. */
const FOLDER_FRAMES_PER_SECOND = 15;
/** A time in a file name: `frame-0033ms.jpg`. */
const TIME_IN_NAME = /(\d+)ms\b/i;

/**
 * Loads a clip: a folder of pictures (in natural order, 15 a second unless every name carries a time such as
 * `0033ms`), an animated `.gif`, a `.vfr` container, or a video that ffmpeg reads.
 *
 * @throws VidimusError `clip.missing`, `clip.empty`, `clip.unsupported`, `clip.decoder_missing`, `clip.malformed`,
 *   `clip.truncated`, `clip.too_many_frames`, `clip.out_of_order`, and `picture.*` for a damaged picture
 */
export async function loadClip(path: string): Promise<ClipFrame[]> {
  const where = path;
  const info = await stat(path).catch((cause: unknown) => {
    throw new VidimusError('clip.missing', `${where}: no such file or folder`, { where, cause });
  });
  if (info.isDirectory()) return folderFrames(path);
  if (info.size === 0) throw new VidimusError('clip.empty', `${where}: the file is empty`, { where });
  const extension = extname(path).toLowerCase();
  if (extension === '.gif') return gifFrames(await readFile(path), where);
  if (extension === '.vfr') return unpackClip(await readFile(path)).frames;
  if (VIDEOS.has(extension)) return videoFrames(path, where);
  throw new VidimusError(
    'clip.unsupported',
    `${where}: neither a folder of pictures, GIF, .vfr nor a video`,
    {
      where,
    },
  );
}

async function folderFrames(folder: string): Promise<ClipFrame[]> {
  const natural = new Intl.Collator('en', { numeric: true });
  const names = (await readdir(folder))
    .filter((name) => PICTURES.has(extname(name).toLowerCase()))
    .sort(natural.compare);
  const where = folder;
  if (names.length === 0)
    throw new VidimusError('clip.empty', `${where}: the folder holds no pictures`, { where });
  if (names.length > MAX_CLIP_FRAMES)
    throw new VidimusError(
      'clip.too_many_frames',
      `${where}: ${names.length} pictures, at most ${MAX_CLIP_FRAMES} are read`,
      { where },
    );
  const frames: ClipFrame[] = [];
  for (const [i, tMs] of frameTimes(names, where).entries())
    frames.push({ tMs, bytes: await jpegOf(join(folder, names[i]!)) });
  return frames;
}

function frameTimes(names: readonly string[], where: string): number[] {
  const named = names.map((name) => TIME_IN_NAME.exec(name)?.[1]);
  if (!named.every((time) => time !== undefined))
    return names.map((_, i) => Math.round((i * 1000) / FOLDER_FRAMES_PER_SECOND));
  const times = named.map(Number);
  for (let i = 1; i < times.length; i++)
    if (!(times[i]! > times[i - 1]!))
      throw new VidimusError('clip.out_of_order', `${where}: the time in ${names[i]} is not later`, {
        where,
      });
  return times;
}

async function jpegOf(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return bytes;
  return encodeJpeg(await decodePicture(bytes, { where: path }), 95);
}
