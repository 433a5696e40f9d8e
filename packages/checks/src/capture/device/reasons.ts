import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['capture.device.unsupported'] as const satisfies readonly ReasonCode[];
