import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['liveness.injection.suspected'] as const satisfies readonly ReasonCode[];
