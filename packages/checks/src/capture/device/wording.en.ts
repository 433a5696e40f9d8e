import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'capture.device.unsupported': {
    title: 'This browser cannot record what is needed here.',
    remedy: 'Use an up-to-date browser, or use another device. This does not use up a try.',
  },
};
