import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.validity.expired': {
    title: 'This document expired on {date}.',
    remedy: 'Use a document that is still valid. Your other details are kept.',
  },
  'document.validity.not_yet_valid': {
    title: 'This document is only valid from {date}.',
    remedy: 'Use a document that is valid today.',
  },
};
