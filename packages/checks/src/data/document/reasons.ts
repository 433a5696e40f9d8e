import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['data.document.inconsistent'] as const satisfies readonly ReasonCode[];
