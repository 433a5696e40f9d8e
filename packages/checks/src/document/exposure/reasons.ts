import type { ReasonCode } from '@vidimus/contracts';

export const reasons = [
  'document.exposure.too_dark',
  'document.exposure.too_bright',
] as const satisfies readonly ReasonCode[];
