import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.name.mismatch': {
    title: 'The {field} you typed, {expected}, differs from the document: {found}.',
    remedy: 'Correct the marked letters so that they match the document, or photograph the right document.',
  },
};
