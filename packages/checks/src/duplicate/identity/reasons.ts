import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['duplicate.identity.known'] as const satisfies readonly ReasonCode[];
