import type { ReasonCode } from '@vidimus/contracts';

export const reasons = [
  'document.original.screen',
  'document.original.photocopy',
  'document.original.scan',
  'document.original.edited',
] as const satisfies readonly ReasonCode[];
