import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['retry.limit.reached'] as const satisfies readonly ReasonCode[];
