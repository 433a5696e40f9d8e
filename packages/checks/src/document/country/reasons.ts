import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['document.country.unsupported'] as const satisfies readonly ReasonCode[];
