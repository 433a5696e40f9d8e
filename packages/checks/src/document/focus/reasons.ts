import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['document.focus.blurry'] as const satisfies readonly ReasonCode[];
