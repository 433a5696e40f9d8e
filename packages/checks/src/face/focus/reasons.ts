import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['face.focus.blurry'] as const satisfies readonly ReasonCode[];
