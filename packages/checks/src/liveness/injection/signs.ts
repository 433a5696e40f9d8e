import type { SignResult } from '@vidimus/contracts';
import { knobs } from './knobs.ts';
import type { CameraTrace, PictureSize, SwitchTrace } from './trace.ts';

export const injectionSigns = [
  'virtual_camera',
  'repeated_frames',
  'size_kept',
  'no_noise',
  'even_timing',
] as const;
type InjectionSign = (typeof injectionSigns)[number];

/** One sign as it was measured; `points` it gives to the score, 0 where it is not seen. */
export interface MeasuredSign extends SignResult {
  readonly sign: InjectionSign;
  readonly points: number;
}

/** Names that software cameras give themselves. Filters that makers of cameras and graphics cards ship are not among them. */
const virtualNames =
  /virtual|dummy|fake|loopback|\bobs\b|obs[- ]?cam|manycam|snap camera|xsplit|splitcam|webcamoid|camtwist|mmhmm|youcam|sparkocam|altercam|\bvcam\b|e2esoft|droidcamx? source|akvcam|unity ?capture/i;

function named({ label }: CameraTrace): MeasuredSign {
  const found = virtualNames.test(label);
  return {
    sign: 'virtual_camera',
    version: 1,
    value: found ? 1 : 0,
    threshold: 1,
    unit: 'names of software cameras in the device’s',
    points: found ? knobs.plainSign.value : 0,
  };
}

function repeated(trace: CameraTrace): MeasuredSign {
  const { value: threshold, unit } = knobs.mostRepeated;
  const points = trace.repeated > threshold ? knobs.plainSign.value : 0;
  return { sign: 'repeated_frames', version: 1, value: trace.repeated, threshold, unit, points };
}

function withoutNoise({ unchanged: value }: CameraTrace): MeasuredSign {
  const { value: threshold, unit } = knobs.mostUnchanged;
  const points = value !== null && value > threshold ? knobs.faintSign.value : 0;
  return { sign: 'no_noise', version: 1, value, threshold, unit, points };
}

/** Standard deviation of the times from the straight line that fits them best, ms. */
function unevenness(times: readonly number[]): number {
  const n = times.length;
  const middle = (n - 1) / 2;
  const mean = times.reduce((sum, time) => sum + time, 0) / n;
  let [product, squares] = [0, 0];
  for (const [at, time] of times.entries()) {
    product += (at - middle) * (time - mean);
    squares += (at - middle) ** 2;
  }
  const step = product / squares;
  return Math.sqrt(times.reduce((sum, time, at) => sum + (time - mean - step * (at - middle)) ** 2, 0) / n);
}

function evenlyTimed({ times }: CameraTrace): MeasuredSign {
  const { value: threshold, unit } = knobs.leastUneven;
  const value = times.length < knobs.leastFrames.value ? null : unevenness(times);
  const points = value !== null && value < threshold ? knobs.faintSign.value : 0;
  return { sign: 'even_timing', version: 1, value, threshold, unit, points };
}

/** Longer side over that which was asked for; upright pictures have it the other way round. */
const lengthOver = ({ width, height }: PictureSize, wanted: PictureSize): number =>
  Math.max(width, height) / Math.max(wanted.width, wanted.height);

function sizeKept(switched: SwitchTrace): MeasuredSign {
  const { value: threshold, unit } = knobs.mostOffSize;
  const named = { sign: 'size_kept', version: 1, threshold, unit } as const;
  const { wanted, before, after, answer } = switched;
  // A browser that refuses, and a camera that has this size already, have nothing to follow.
  if (answer === 'refused' || Math.abs(lengthOver(before, wanted) - 1) <= threshold)
    return { ...named, value: null, points: 0 };
  if (after === null) return { ...named, value: null, points: knobs.faintSign.value };
  const value = Math.abs(lengthOver(after, wanted) - 1);
  return { ...named, value, points: value > threshold ? knobs.plainSign.value : 0 };
}

/** Every sign that a trace can show, whether it does or not. */
export function measureSigns(trace: CameraTrace): MeasuredSign[] {
  const { switched } = trace;
  return [
    named(trace),
    repeated(trace),
    ...(switched ? [sizeKept(switched)] : []),
    withoutNoise(trace),
    evenlyTimed(trace),
  ];
}
