import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['duplicate.face.known'] as const satisfies readonly ReasonCode[];
