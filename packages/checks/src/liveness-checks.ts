import type { CheckResult, Flash } from '@vidimus/contracts';
import { type FrameReading, type FrameSignal, type Motion, motionOf, reliefsOf } from '@vidimus/vision';
import type { Engine } from './engine.ts';
import { type FrameSize, frameRegion } from './evidence.ts';
import { checkFaceAhead, checkFaceInClip } from './face/presence/check.ts';
import { type Asked, checkChallenge } from './liveness/challenge/check.ts';
import { checkInjection } from './liveness/injection/check.ts';
import type { CameraTrace } from './liveness/injection/trace.ts';
import { checkPresentation, type PresenceEvidence } from './liveness/presentation/check.ts';
import type { FaceMoment } from './liveness/presentation/face-changed.ts';
import { gridOf } from './liveness/presentation/screen.ts';
import { checkReplay } from './liveness/session/check.ts';

/** What is measured of a clip once, whatever it is asked to answer. */
export interface LivenessEvidence extends PresenceEvidence {
  readonly signals: readonly (FrameSignal & FrameSize)[];
  /** Null where no frame shows a face. */
  readonly motion: Motion | null;
}

/** What a clip is to answer, and how the face moved in the clips that this person handed in before. */
export interface LivenessTask {
  readonly asked: Asked | null;
  readonly earlier?: readonly Motion[];
  /** Colours that the screen showed meanwhile. */
  readonly flash?: Flash | null;
  /** What is known of the camera; null where it is not asked about. */
  readonly camera?: CameraTrace | null;
}

/** @param clear whether the face can be seen well: in the dark, blurred or covered it is compared with nothing */
export async function livenessEvidence(
  readings: readonly FrameReading[],
  engine: Pick<Engine, 'face'>,
  clear = true,
): Promise<LivenessEvidence> {
  const shown = readings.filter(({ kept, moving }) => clear && (kept ?? moving));
  const moments: FaceMoment[] = [];
  // One frame alone has none to be compared with.
  for (const { index, width, height, face: seen, kept, moving } of shown.length > 1 ? shown : []) {
    const { picture, face: found } = (kept ?? moving)!;
    const embedding = await engine.face.embedQuickly(picture, found);
    moments.push({ index, width, height, face: seen, embedding });
  }
  return {
    signals: readings,
    moments,
    reliefs: clear ? reliefsOf(readings) : [],
    grid: clear ? gridOf(readings) : null,
    lights: readings.map(({ tMs, light, face }) => ({ tMs, light, luma: face?.meanLuma ?? 0 })),
    motion: motionOf(readings),
  };
}

const isMissing = ({ reasons }: CheckResult): boolean =>
  reasons.some(({ code }) => code === 'face.presence.not_found');

/** Whether a clip shows one face that can be compared. When it does not, the last result says so and nothing more can be said. */
export function checkFaces(signals: LivenessEvidence['signals']): {
  found: CheckResult[];
  usable: boolean;
} {
  const presence = checkFaceInClip(signals);
  if (isMissing(presence)) return { found: [presence], usable: false };
  const ahead = checkFaceAhead(signals);
  return { found: [presence, ahead], usable: !isMissing(ahead) };
}

/** Whether the face of a clip answers its challenge, is a person's and one throughout, and moves as in no clip before. */
export function checkLiveness(
  evidence: LivenessEvidence,
  { asked, earlier = [], flash = null, camera = null }: LivenessTask,
): CheckResult[] {
  const { signals, motion } = evidence;
  const shown = signals.find(({ face }) => face !== null);
  return [
    checkChallenge(signals, asked),
    checkPresentation(evidence, flash, shown ? frameRegion(shown) : null),
    checkInjection(camera),
    checkReplay(motion, earlier),
  ];
}
