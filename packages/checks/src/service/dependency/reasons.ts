import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['service.dependency.unavailable'] as const satisfies readonly ReasonCode[];
