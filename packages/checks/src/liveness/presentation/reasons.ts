import type { ReasonCode } from '@vidimus/contracts';

export const reasons = [
  'liveness.presentation.suspected',
  'liveness.presentation.unclear',
] as const satisfies readonly ReasonCode[];
