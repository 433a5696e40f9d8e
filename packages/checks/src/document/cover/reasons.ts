import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['document.cover.obscured'] as const satisfies readonly ReasonCode[];
