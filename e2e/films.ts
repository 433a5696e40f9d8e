import { cameraStream } from '../evaluation/specimens/src/camera-stream.ts';
import {
  type JourneyDocumentName,
  journeyIdentity,
  renderJourneySpecimens,
} from '../evaluation/specimens/src/journey.ts';
import { shown as framesOf, holder, lookingAhead } from '../evaluation/specimens/src/people.ts';

const shown = [
  'good',
  'blurred',
  'cropped',
  'expired',
  'other-person',
] as const satisfies readonly JourneyDocumentName[];
export type ShownDocument = (typeof shown)[number];

/** Everything that is held before the camera in the journeys, as motion JPEG. */
export interface Films {
  readonly documents: Readonly<Record<ShownDocument, Uint8Array>>;
  /** The document's holder looks ahead, then turns her head to one side and to the other, again and again. */
  readonly turning: Uint8Array;
  /** The same person looks ahead and does nothing. */
  readonly still: Uint8Array;
}

const size = { width: 640, height: 480 };
/** The rate of the holder's clip. */
const fps = 12.5;
/** Longer than the page needs from opening the camera to the end of the challenge's neutral time. */
const neutralSeconds = 4;
const turns = 20;
/**
 * Frames of the holder's clip: to her left and back, then to her right and back, with so much rest between that they are
 * two turns and no shake of the head. Both come round within the window of one action, also where the film stutters.
 */
export const turnLeft = [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
export const turnRight = [19, 20, 21, 22, 22, 22, 21, 20, 19];
const rest = Array.from({ length: 20 }, () => 9);

export async function drawFilms(): Promise<Films> {
  const specimens = await renderJourneySpecimens(shown);
  const documents = {} as Record<ShownDocument, Uint8Array>;
  for (const name of shown) documents[name] = await cameraStream([specimens[name].picture], fps);
  const clip = await framesOf(holder, size, [...turnLeft, ...rest, ...turnRight, ...rest]);
  const ahead = await lookingAhead(holder, size);
  const still = Array.from({ length: Math.ceil(neutralSeconds * fps) }, () => ahead);
  const turning = [...still, ...Array.from({ length: turns }, () => clip).flat()];
  return { documents, turning: await cameraStream(turning, fps), still: await cameraStream(still, fps) };
}

/** What the holder types: the truth about the specimen. */
export const holderTypes = {
  givenNames: journeyIdentity.givenNames,
  familyName: journeyIdentity.familyName,
  birthDate: journeyIdentity.birthDate,
  country: 'UTO',
  number: journeyIdentity.documentNumber,
};
