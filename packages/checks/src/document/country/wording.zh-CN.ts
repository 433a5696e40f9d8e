import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.country.unsupported': {
    title: '暂不接受由{country}签发的证件。',
    remedy: '如有其他国家或地区签发的证件，请换用。',
  },
};
