import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['retry.cooldown.active'] as const satisfies readonly ReasonCode[];
