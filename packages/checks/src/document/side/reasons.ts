import type { ReasonCode } from '@vidimus/contracts';

export const reasons = [
  'document.side.missing',
  'document.side.wrong',
  'document.side.same_twice',
] as const satisfies readonly ReasonCode[];
