import type { ReasonCode } from '@vidimus/contracts';

export const reasons = [
  'face.cover.glasses',
  'face.cover.hat',
  'face.cover.mask',
] as const satisfies readonly ReasonCode[];
