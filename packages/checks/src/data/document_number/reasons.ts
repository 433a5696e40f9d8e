import type { ReasonCode } from '@vidimus/contracts';

export const reasons = [
  'data.document_number.mismatch',
  'data.document_number.checksum',
] as const satisfies readonly ReasonCode[];
