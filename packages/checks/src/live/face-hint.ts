import { faceThresholds } from '@vidimus/vision/browser';
import { knobs as light } from '../face/lighting/knobs.ts';

/** What one frame calls for before the challenge; `ready` when nothing speaks against a start. */
export type FaceHint =
  | 'not_found'
  | 'too_dark'
  | 'too_bright'
  | 'light_behind'
  | 'light_aside'
  | 'too_far'
  | 'too_close'
  | 'to_oval'
  | 'ready';

/** The face of one frame; lengths in pixels of the picture as it would be recorded, light in mean luma, 0–255. */
export interface LiveFace {
  readonly box: readonly [x: number, y: number, width: number, height: number];
  readonly luma: number;
  /** Of the person's own right and left. */
  readonly cheeks: { readonly right: number; readonly left: number };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface LiveFrame {
  /** The picture as it would be recorded, px. */
  readonly picture: Size;
  /** The oval in its middle that the person sees, px of the picture. */
  readonly oval: Size;
  /** The largest face; null where none is seen. */
  readonly face: LiveFace | null;
  /** Mean luma of all but the face. */
  readonly ground: number;
}

/** Largest face, from forehead to chin and from cheek to cheek, as a share of the oval: people fill it with their face. */
const MOST_OF_OVAL = 1.25;
/** Farthest that the face's middle may lie from the oval's, as a share of the oval's half axes. */
const MOST_OFF = 0.5;

/**
 * The one thing to do first: light, then distance, then place. Light and least width are those of the checks of the clip,
 * so that nobody is told what the verdict denies. What only the page shows, the oval, is judged here alone.
 */
export function faceHint(frame: LiveFrame): FaceHint {
  const { face, ground } = frame;
  if (face === null) return ground < light.leastLuma.value ? 'too_dark' : 'not_found';
  return lightHint(face, ground) ?? distanceHint(face, frame) ?? placeHint(face, frame) ?? 'ready';
}

function lightHint({ luma, cheeks }: LiveFace, ground: number): FaceHint | null {
  // A dark face in a room that is not.
  if (luma < light.leastLuma.value) return ground < light.leastLuma.value ? 'too_dark' : 'light_behind';
  if (luma > light.mostLuma.value) return 'too_bright';
  return Math.min(cheeks.right, cheeks.left) < light.leastCheekLuma.value ? 'light_aside' : null;
}

function distanceHint({ box: [, , width, height] }: LiveFace, { oval }: LiveFrame): FaceHint | null {
  if (width < faceThresholds.minFaceWidthPx) return 'too_far';
  return Math.max(width / oval.width, height / oval.height) > MOST_OF_OVAL ? 'too_close' : null;
}

function placeHint({ box: [x, y, width, height] }: LiveFace, { picture, oval }: LiveFrame): FaceHint | null {
  const right = (2 * x + width - picture.width) / oval.width;
  const down = (2 * y + height - picture.height) / oval.height;
  return Math.hypot(right, down) > MOST_OFF ? 'to_oval' : null;
}
