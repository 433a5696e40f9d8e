import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['document.text.unreadable'] as const satisfies readonly ReasonCode[];
