import type { ReasonCode } from '@vidimus/contracts';

export const reasons = [
  'document.type.mismatch',
  'document.type.unsupported',
] as const satisfies readonly ReasonCode[];
