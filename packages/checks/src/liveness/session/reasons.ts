import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['liveness.session.replayed'] as const satisfies readonly ReasonCode[];
