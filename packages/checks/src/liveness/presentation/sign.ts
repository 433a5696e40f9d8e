import type { Region, SignResult } from '@vidimus/contracts';

export const signNames = [
  'face_changed',
  'flat_picture',
  'screen',
  'flash_late',
  'flash_other',
  'flash_missing',
] as const;
export type SignName = (typeof signNames)[number];

/** One sign as it was measured. `value` null: nothing in the clip shows it either way. */
export interface Sign extends SignResult {
  /** `flash` where the colours were followed. */
  readonly sign: SignName | 'flash';
  /** 0 as of people before the camera, 1 at the sign's own threshold, more beyond it. */
  readonly suspicion: number;
  /** Asked for, and not to be seen: nothing follows from it but another try. */
  readonly unclear: boolean;
  readonly region: Region | null;
}

type Measured = Pick<Sign, 'sign' | 'version' | 'value' | 'threshold' | 'unit'> & Partial<Sign>;

export const signOf = (measured: Measured): Sign => ({
  suspicion: 0,
  unclear: false,
  region: null,
  ...measured,
});

/** How far a value has come from what people have to a threshold: 0 at the first and before it, 1 at the second. */
export const wayTo = (value: number, ofPeople: number, threshold: number): number =>
  Math.max(0, (value - ofPeople) / (threshold - ofPeople));
