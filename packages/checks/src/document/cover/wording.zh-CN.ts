import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.cover.obscured': {
    title: '证件上的{field}被遮住了。',
    remedy: '请把证件平放，或只捏住边缘，不要让手指挡住，然后再拍一次。',
  },
};
