import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.original.screen': {
    title: 'The {side} of your document seems to have been photographed from a screen.',
    remedy:
      'Lay the document itself on a table and photograph it, rather than a picture of it on a phone or computer.',
  },
  'document.original.photocopy': {
    title: 'The photo seems to show a copy of the {side} of your document.',
    remedy: 'Please photograph the original document, not a copy; its own colours must be visible.',
  },
  'document.original.scan': {
    title: 'The picture of the {side} of your document looks like a scan or an image file.',
    remedy:
      'Please photograph the document itself: lay it on a table so that the table shows on every side, and use your camera.',
  },
  'document.original.edited': {
    title: 'The file of the photo names a program for changing pictures.',
    remedy:
      'Look at the picture for places that were changed; some people only cut or turn a photo before they send it.',
  },
};
