import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['document.resolution.too_small'] as const satisfies readonly ReasonCode[];
