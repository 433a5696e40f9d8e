import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.document.inconsistent': {
    title: 'Two parts of the document do not agree: {field}.',
    remedy: 'Make sure that nothing covers the document, and take a sharp photo of it again.',
  },
};
