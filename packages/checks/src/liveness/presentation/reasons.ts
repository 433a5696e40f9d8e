import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['liveness.presentation.suspected'] as const satisfies readonly ReasonCode[];
