import type { Refusal } from '@vidimus/domain';

/** The domain refused an event. Carries the refusal to where it is answered. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}
