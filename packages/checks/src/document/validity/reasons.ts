import type { ReasonCode } from '@vidimus/contracts';

export const reasons = [
  'document.validity.expired',
  'document.validity.not_yet_valid',
] as const satisfies readonly ReasonCode[];
