import { type ClipFrame, encodeJpeg, type Picture } from '@vidimus/vision';
import type { Random } from '../../specimens/src/random.ts';
import type { Head } from './head.ts';
import { type Move, poseAt, swayOf } from './moves.ts';
import { renderHead } from './render.ts';

/** What the page's camera gives. */
export const camera = { width: 640, height: 480 } as const;
const frameMs = 83;
/** Noise of a phone's front camera indoors, grey levels. */
const noise = 3;
const quality = 80;

/** One picture as the camera gives it. */
async function shot(picture: Picture, tMs: number, random: Random): Promise<ClipFrame> {
  const grain = Float32Array.from({ length: 4096 }, () => noise * random.normal());
  const offset = random.whole(0, 4095);
  const values = new Uint8ClampedArray(picture.data.buffer, picture.data.byteOffset, picture.data.length);
  for (let i = 0; i < values.length; i++) values[i] = values[i]! + grain[(i * 7 + offset) & 4095]!;
  return { tMs, bytes: await encodeJpeg(picture, quality) };
}

/** Films whatever `show` gives at each moment, twelve frames a second, as the page does. */
export async function film(
  show: (tMs: number) => Picture,
  lengthMs: number,
  random: Random,
): Promise<ClipFrame[]> {
  const frames: ClipFrame[] = [];
  for (let t = 0; t < lengthMs; t += frameMs) {
    const tMs = Math.max(0, Math.round(t + random.between(-12, 12)));
    frames.push(await shot(show(tMs), tMs, random));
  }
  return frames;
}

/** A head that makes movements. */
export function performed(
  head: Head,
  moves: readonly Move[],
  lengthMs: number,
  random: Random,
): Promise<ClipFrame[]> {
  const sway = swayOf(random.fork('sway'));
  const show = (tMs: number): Picture => {
    const { yaw, pitch, shut, mouth } = poseAt(moves, tMs);
    const held = sway(tMs);
    const placement = { yaw: yaw + held.yaw, pitch: pitch + held.pitch, shift: held.shift };
    return renderHead(head, placement, { shut, mouth });
  };
  return film(show, lengthMs, random.fork('camera'));
}
