import { type Engine, inspectLiveness } from '@vidimus/checks';
import { defaultPolicy, drawChallenge } from '@vidimus/domain';
import type { ClipFrame } from '@vidimus/vision';
import { processorSeconds } from './inspection-cost.ts';
import { median } from './median.ts';

/** What scoring `livenessFrames` frames of 640 × 480 may take of one processor, milliseconds. */
export const livenessTargetMs = 1000;
export const livenessFrames = 50;
const runs = 5;

/** Processor time of all that is done to an answer: decoding, tracking, look, actions, one face throughout. Seconds. */
export async function livenessCost(frames: readonly ClipFrame[], engine: Engine): Promise<number> {
  const { actions: asked } = drawChallenge(defaultPolicy, (min) => min);
  const clip = frames.slice(0, livenessFrames);
  const score = () => inspectLiveness(clip, engine, { asked });
  await score();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await processorSeconds(score));
  return median(times);
}
