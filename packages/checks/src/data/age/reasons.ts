import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['data.age.below_minimum'] as const satisfies readonly ReasonCode[];
