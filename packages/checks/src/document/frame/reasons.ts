import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['document.frame.cropped'] as const satisfies readonly ReasonCode[];
