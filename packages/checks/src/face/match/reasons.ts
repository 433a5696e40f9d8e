import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['face.match.different'] as const satisfies readonly ReasonCode[];
