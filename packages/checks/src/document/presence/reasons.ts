import type { ReasonCode } from '@vidimus/contracts';

export const reasons = [
  'document.presence.not_found',
  'document.presence.multiple',
] as const satisfies readonly ReasonCode[];
