import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['document.condition.damaged'] as const satisfies readonly ReasonCode[];
