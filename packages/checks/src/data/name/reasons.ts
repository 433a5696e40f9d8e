import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['data.name.mismatch'] as const satisfies readonly ReasonCode[];
