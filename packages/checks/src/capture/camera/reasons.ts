import type { ReasonCode } from '@vidimus/contracts';

export const reasons = ['capture.camera.unavailable'] as const satisfies readonly ReasonCode[];
