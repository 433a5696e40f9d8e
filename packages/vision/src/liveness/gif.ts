import { VidimusError } from '@vidimus/contracts';
import { GifReader } from 'omggif';
import { encodeJpeg } from '../picture/decode.ts';
import { type ClipFrame, MAX_CLIP_FRAMES } from './clip.ts';

/** Browsers show frames without a delay for a tenth of a second; so does this. */
const DEFAULT_DELAY_MS = 100;
const MAX_PIXELS = 16_000_000;
const JPEG_QUALITY = 95;
const CLEAR_AREA = 2;
const RESTORE_PREVIOUS = 3;

/** Frames of an animated GIF (GIF89a) at the times its delays give. @throws VidimusError `clip.malformed` */
export async function gifFrames(bytes: Uint8Array, where: string): Promise<ClipFrame[]> {
  const damaged = (cause?: unknown) =>
    new VidimusError('clip.malformed', `${where}: the GIF is damaged`, { where, cause });
  let reader: GifReader;
  try {
    reader = new GifReader(bytes);
  } catch (cause) {
    throw damaged(cause);
  }
  const { width, height } = reader;
  const count = reader.numFrames();
  if (count === 0 || width * height === 0) throw damaged();
  if (width * height > MAX_PIXELS)
    throw new VidimusError('clip.malformed', `${where}: the GIF is too large`, { where });
  if (count > MAX_CLIP_FRAMES)
    throw new VidimusError('clip.too_many_frames', `${where}: ${count} frames, at most ${MAX_CLIP_FRAMES}`, {
      where,
    });
  const canvas = new Uint8Array(width * height * 4).fill(255);
  const frames: ClipFrame[] = [];
  let tMs = 0;
  for (let i = 0; i < count; i++) {
    const info = reader.frameInfo(i);
    const before = info.disposal === RESTORE_PREVIOUS ? canvas.slice() : null;
    try {
      reader.decodeAndBlitFrameRGBA(i, canvas);
    } catch (cause) {
      throw damaged(cause);
    }
    const data = new Uint8Array(width * height * 3);
    for (let p = 0, q = 0; q < data.length; p += 4, q += 3) {
      data[q] = canvas[p]!;
      data[q + 1] = canvas[p + 1]!;
      data[q + 2] = canvas[p + 2]!;
    }
    frames.push({ tMs, bytes: await encodeJpeg({ width, height, data }, JPEG_QUALITY) });
    tMs += info.delay > 1 ? info.delay * 10 : DEFAULT_DELAY_MS;
    if (before) canvas.set(before);
    if (info.disposal === CLEAR_AREA)
      for (let y = info.y; y < info.y + info.height; y++)
        canvas.fill(255, (y * width + info.x) * 4, (y * width + info.x + info.width) * 4);
  }
  return frames;
}
