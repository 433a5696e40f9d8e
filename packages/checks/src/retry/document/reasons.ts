import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['retry.document.exceeded'] as const satisfies readonly ReasonCode[];
