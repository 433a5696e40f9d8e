import type { Quad } from '@vidimus/contracts';
import { type Covers, type FaceChip, type FrameReading, faceChip } from '@vidimus/vision/browser';
import type { FrameSize } from '../evidence.ts';
import { type FaceSharpness, faceSharpness } from '../pixels/face-sharpness.ts';
import { cheekLuma, skinAroundEyes } from '../pixels/face-skin.ts';

/** Parts of a face that something can cover. */
export const facePlaces = ['eyes', 'forehead', 'mouth'] as const;
export type FacePlace = (typeof facePlaces)[number];

/** What the pixels of one kept frame show of the face, of the person's own left and right. */
export interface FaceView extends FrameSize {
  /** Degrees, positive to the person's left. */
  readonly yaw: number;
  /** Distance of the eyes' middles in the frame, px. */
  readonly eyesApartPx: number;
  readonly sharpness: FaceSharpness;
  /** Mean luma of each cheek, 0–255. */
  readonly cheeks: { readonly left: number; readonly right: number };
  /** Share of each eye's surroundings that looks like the face's own skin, 0–1. */
  readonly skinAtEyes: { readonly left: number; readonly right: number };
  /** Quads in the frame's pixels. */
  readonly places: Readonly<Record<FacePlace, Quad>>;
}

/** One view with what the covers net says of it. */
export interface CoverView extends FaceView {
  readonly covers: Covers;
}

/** Size of the chip that the measures work on, px: of a face in 640 px of video, every second pixel. */
const chipSize = { side: 144, eyesApart: 48 } as const;
/** Where things lie in eye distances from the middle of the eyes: left, top, right, bottom. */
const places: Readonly<Record<FacePlace, readonly [number, number, number, number]>> = {
  eyes: [-1.05, -0.45, 1.05, 0.5],
  forehead: [-1.2, -1.75, 1.2, -0.35],
  mouth: [-0.95, 0.45, 0.95, 1.95],
};

function quadOf({ inPicture, picture, eyesApart }: FaceChip, place: FacePlace): Quad {
  const [left, top, right, bottom] = places[place].map((at) => picture.width / 2 + at * eyesApart) as [
    number,
    number,
    number,
    number,
  ];
  return [inPicture(left, top), inPicture(right, top), inPicture(right, bottom), inPicture(left, bottom)];
}

/** Measures the few frames whose pictures a clip's reading kept: about 2 ms each. */
export function faceViews(readings: readonly FrameReading[]): FaceView[] {
  return readings.flatMap(({ index, width, height, face, kept }) => {
    if (!kept || !face) return [];
    const chip = faceChip(kept.picture, kept.face.mesh, chipSize);
    const view: FaceView = {
      index,
      width,
      height,
      face,
      yaw: face.pose.yaw,
      eyesApartPx: face.interocularPx,
      sharpness: faceSharpness(chip),
      cheeks: cheekLuma(chip),
      skinAtEyes: skinAroundEyes(chip),
      places: {
        eyes: quadOf(chip, 'eyes'),
        forehead: quadOf(chip, 'forehead'),
        mouth: quadOf(chip, 'mouth'),
      },
    };
    return [view];
  });
}
