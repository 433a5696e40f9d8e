import type { ReasonCode } from '@vidimus/contracts';

export const reasons = [
  'face.lighting.too_dark',
  'face.lighting.too_bright',
] as const satisfies readonly ReasonCode[];
