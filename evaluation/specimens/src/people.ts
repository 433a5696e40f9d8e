import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadClip } from '@vidimus/vision';
import sharp from 'sharp';

/** A rectangle in a picture's pixels. */
interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url));

/**
 * Somebody whose clip is a fixture. `frame` is the one frame that shows the face from the front with the eyes open;
 * areas were chosen by eye around the face in the clips' 480 × 270 px.
 */
interface Filmed {
  clip: string;
  frame: number;
  /** Head and shoulders in a passport portrait's proportions. */
  portrait: Area;
  /** What the camera sees, 4:3: the face takes 28 % of the width, as on a phone at arm's length. */
  view: Area;
}

/** The journeys' person: turns her head in the clip, so a challenge finds movement. */
export const holder: Filmed = {
  clip: fixture('liveness/head-pose-face-detection-female.gif'),
  frame: 9,
  portrait: { left: 171, top: 30, width: 115, height: 150 },
  view: { left: 110, top: 18, width: 240, height: 180 },
};

/** Somebody else before the camera. */
export const stranger: Filmed = {
  clip: fixture('liveness/head-pose-face-detection-male.gif'),
  frame: 4,
  portrait: { left: 190, top: 14, width: 115, height: 150 },
  view: { left: 128, top: 5, width: 240, height: 180 },
};

/** Portrait of a woman who is not the holder: a likeness of age and sex makes the comparison harder. */
const otherPicture = fixture('faces/stock-emotions-a-3.jpg');
const otherPortrait: Area = { left: 204, top: 0, width: 600, height: 780 };

const cut = (picture: Uint8Array, area: Area): Promise<Buffer> =>
  sharp(picture).extract(area).png({ compressionLevel: 1 }).toBuffer();

async function frontalFrame(person: Filmed): Promise<Uint8Array> {
  const frame = (await loadClip(person.clip))[person.frame];
  if (!frame) throw new Error(`${person.clip} has no frame ${person.frame}`);
  return frame.bytes;
}

/** The portrait of a filmed person's document. */
export async function portraitOf(person: Filmed): Promise<Uint8Array> {
  return cut(await frontalFrame(person), person.portrait);
}

/** A portrait that is not the holder's. */
export async function otherPersonsPortrait(): Promise<Uint8Array> {
  return cut(await readFile(otherPicture), otherPortrait);
}

interface Size {
  width: number;
  height: number;
}

/** One frame of a clip as the camera before the person sees it. */
const seen = (frame: Uint8Array, person: Filmed, { width, height }: Size): Promise<Buffer> =>
  sharp(frame)
    .extract(person.view)
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .jpeg({ quality: 92 })
    .toBuffer();

/** The person looking ahead, as a camera of `width` × `height` px sees it. */
export async function lookingAhead(person: Filmed, size: Size): Promise<Uint8Array> {
  return seen(await frontalFrame(person), person, size);
}

/** Frames of the person's clip, by number, as a camera of `width` × `height` px sees them. */
export async function shown(person: Filmed, size: Size, numbers: readonly number[]): Promise<Uint8Array[]> {
  const frames = await loadClip(person.clip);
  const pictures = await Promise.all(frames.map(({ bytes }) => seen(bytes, person, size)));
  return numbers.map((number) => pictures[number]!);
}

/**
 * The person's clip as a camera of `width` × `height` px films it: evenly spaced at `fps`, every picture the frame
 * that a player would show at that moment, so movements keep their real speed.
 */
export async function filmed(person: Filmed, size: Size, fps: number): Promise<Uint8Array[]> {
  const frames = await loadClip(person.clip);
  const last = frames.at(-1)!.tMs;
  // A loaded clip does not say how long its last frame stays: as long as the others on average.
  const duration = last + last / (frames.length - 1);
  const pictures = await Promise.all(frames.map(({ bytes }) => seen(bytes, person, size)));
  return Array.from({ length: Math.round((duration * fps) / 1000) }, (_, k) => {
    const now = (k * 1000) / fps;
    return pictures[frames.findLastIndex(({ tMs }) => tMs <= now)]!;
  });
}
