import { cameraStream } from '../evaluation/specimens/src/camera-stream.ts';
import {
  type JourneyDocumentName,
  journeyIdentity,
  renderJourneySpecimens,
} from '../evaluation/specimens/src/journey.ts';
import { filmed, holder, lookingAhead } from '../evaluation/specimens/src/people.ts';

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
  /** The document's holder looks ahead, then turns her head to both sides, again and again. */
  readonly turning: Uint8Array;
  /** The same person looks ahead and does nothing. */
  readonly still: Uint8Array;
}

const size = { width: 640, height: 480 };
const fps = 15;
/** Longer than the page needs from opening the camera to the end of the challenge's neutral time. */
const neutralSeconds = 4;
const turns = 20;

export async function drawFilms(): Promise<Films> {
  const specimens = await renderJourneySpecimens(shown);
  const documents = {} as Record<ShownDocument, Uint8Array>;
  for (const name of shown) documents[name] = await cameraStream([specimens[name].picture], fps);
  const clip = await filmed(holder, size, fps);
  const ahead = await lookingAhead(holder, size);
  const still = Array.from({ length: neutralSeconds * fps }, () => ahead);
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
