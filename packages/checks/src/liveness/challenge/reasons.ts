import type { ReasonCode } from '@vidimus/contracts';

export const reasons = [
  'liveness.challenge.missed',
  'liveness.challenge.wrong_order',
  'liveness.challenge.timeout',
] as const satisfies readonly ReasonCode[];
