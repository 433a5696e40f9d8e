import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.focus.blurry': {
    title: 'The photo is blurred, so the small print cannot be read.',
    remedy: 'Hold the phone still, tap the document to focus, and take the photo again.',
  },
};
