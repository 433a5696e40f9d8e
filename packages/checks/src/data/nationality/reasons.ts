import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['data.nationality.mismatch'] as const satisfies readonly ReasonCode[];
