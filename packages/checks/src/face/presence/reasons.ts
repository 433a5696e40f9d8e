import type { ReasonCode } from '@vidimus/contracts';

export const reasons = [
  'face.presence.not_found',
  'face.presence.multiple',
] as const satisfies readonly ReasonCode[];
