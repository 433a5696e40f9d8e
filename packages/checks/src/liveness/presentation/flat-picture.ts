import type { Relief } from '@vidimus/vision/browser';
import { knobs } from './knobs.ts';
import { type Sign, signOf, wayTo } from './sign.ts';

/**
 * Value: how far the points of the face leave one plane when it turns, in the middle one of the compared looks; null
 * without a turn. A picture of a face has no relief, a sheet that is bent has little.
 */
export function flatPicture(reliefs: readonly Relief[]): Sign {
  const { value: threshold, unit } = knobs.leastRelief;
  const named = { sign: 'flat_picture', version: 1, threshold, unit } as const;
  const sorted = reliefs.map(({ value }) => value).sort((a, b) => a - b);
  const value = sorted[sorted.length >> 1];
  if (value === undefined) return signOf({ ...named, value: null });
  return signOf({ ...named, value, suspicion: wayTo(value, knobs.reliefOfHeads.value, threshold) });
}
