import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['retry.device.exceeded'] as const satisfies readonly ReasonCode[];
