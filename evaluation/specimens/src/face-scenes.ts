import sharp from 'sharp';
import { holder, lookingAhead } from './people.ts';

const size = { width: 640, height: 480 } as const;

/** What a front camera sees of the holder looking ahead: well, in the dark, from far away, beside the middle. JPEG, 640 × 480 px. */
export async function drawFaceScenes() {
  const well = await lookingAhead(holder, size);
  const room = sharp({ create: { ...size, channels: 3, background: '#8a857e' } });
  /** The same picture smaller, on a wall. */
  const onWall = async (width: number, left: number): Promise<Uint8Array> => {
    const height = Math.round((width * size.height) / size.width);
    const input = await sharp(well).resize(width, height).toBuffer();
    const top = (size.height - height) >> 1;
    return room.clone().composite([{ input, left, top }]).jpeg({ quality: 92 }).toBuffer();
  };
  return {
    well,
    dark: new Uint8Array(await sharp(well).linear(0.12).jpeg({ quality: 92 }).toBuffer()),
    far: await onWall(160, 240),
    aside: await onWall(320, 0),
  };
}
export type FaceScene = keyof Awaited<ReturnType<typeof drawFaceScenes>>;
