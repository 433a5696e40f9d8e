import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['document.glare.covers_field'] as const satisfies readonly ReasonCode[];
