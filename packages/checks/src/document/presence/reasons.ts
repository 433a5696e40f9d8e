import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['document.presence.not_found'] as const satisfies readonly ReasonCode[];
