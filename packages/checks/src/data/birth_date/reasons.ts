import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['data.birth_date.mismatch'] as const satisfies readonly ReasonCode[];
