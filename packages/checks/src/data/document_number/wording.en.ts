import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.document_number.mismatch': {
    title: 'The document number you typed, {expected}, differs from the document: {found}.',
    remedy: 'Correct the marked characters. O and 0, or I and 1, are easily mistaken.',
  },
  'data.document_number.checksum': {
    title: 'The number you typed has a mistake: its last character does not fit the others.',
    remedy: 'Compare it with your card digit by digit and correct it.',
  },
};
