import type { Point } from '@vidimus/contracts';
import { type Detection, type FaceDetector, meanLuma, type Picture } from '@vidimus/vision/browser';
import { type FaceHint, faceHint, type LiveFace } from './face-hint.ts';

/** Longer side of the frames that faces are looked for in, px: the detector sees them at 256. */
export const faceFrameSide = 320;
/** Longest side of the frames that the page records, px: what a face's size is measured in. */
const recordedSide = 640;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** One picture of the front camera, and what of it the page shows in its oval. */
export interface FaceFrame {
  /** All of it, its longer side at most {@link faceFrameSide} px. */
  readonly frame: Picture;
  /** Camera pixels, whole. */
  readonly width: number;
  readonly height: number;
  /** Of the oval in the middle, camera pixels. */
  readonly oval: Size;
}

export interface FaceFinding {
  readonly hint: FaceHint;
}

/** Watches the live picture before a challenge: what to do about light, distance and place. Not re-entrant. */
export class FaceCoach {
  readonly #detector: FaceDetector;

  constructor(detector: FaceDetector) {
    this.#detector = detector;
  }

  async look({ frame, width, height, oval }: FaceFrame): Promise<FaceFinding> {
    const [largest] = await this.#detector.find(frame);
    const recorded = Math.min(1, recordedSide / Math.max(width, height));
    const scaled = (size: Size, by: number): Size => ({ width: size.width * by, height: size.height * by });
    const hint = faceHint({
      picture: scaled({ width, height }, recorded),
      oval: scaled(oval, recorded),
      face: largest ? seen(frame, largest, (recorded * width) / frame.width) : null,
      ground: groundLuma(frame, largest ?? null),
    });
    return { hint };
  }
}

function seen(frame: Picture, face: Detection, scale: number): LiveFace {
  const [x, y, width, height] = face.box;
  return {
    box: [x * scale, y * scale, width * scale, height * scale],
    luma: meanLuma(frame, face.box),
    cheeks: cheekLuma(frame, face),
  };
}

/** Mean luma of all that is not the face. */
function groundLuma(frame: Picture, face: Detection | null): number {
  const { width, height } = frame;
  const whole = meanLuma(frame, [0, 0, width, height]);
  if (!face) return whole;
  const [left, top, right, bottom] = [
    Math.max(0, face.box[0]),
    Math.max(0, face.box[1]),
    Math.min(width, face.box[0] + face.box[2]),
    Math.min(height, face.box[1] + face.box[3]),
  ];
  const covered = Math.max(0, right - left) * Math.max(0, bottom - top);
  const rest = width * height - covered;
  return rest <= 0 ? whole : (whole * width * height - meanLuma(frame, face.box) * covered) / rest;
}

/**
 * Where a cheek lies without a mesh: half the way from the eyes to the mouth below its own eye, a little outwards. On 34
 * pictures of 10 people, lit evenly and from one side, its luma is within 6 levels of the mesh's cheek wherever that one
 * is darker than 60.
 */
const CHEEK = { down: 0.5, outwards: 0.12, radius: 0.12 } as const;

function cheekLuma(frame: Picture, { points }: Detection): LiveFace['cheeks'] {
  const [right, left, , mouth] = points as unknown as [Point, Point, Point, Point];
  const [mx, my] = [(right[0] + left[0]) / 2, (right[1] + left[1]) / 2];
  const radius = CHEEK.radius * Math.hypot(right[0] - left[0], right[1] - left[1]);
  const below = ([x, y]: Point): number => {
    const cx = x + CHEEK.down * (mouth[0] - mx) + CHEEK.outwards * (x - mx);
    const cy = y + CHEEK.down * (mouth[1] - my) + CHEEK.outwards * (y - my);
    return meanLuma(frame, [cx - radius, cy - radius, 2 * radius, 2 * radius]);
  };
  return { right: below(right), left: below(left) };
}
