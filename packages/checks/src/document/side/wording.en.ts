import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.side.missing': {
    title: 'One side of the document has not been photographed: {side}.',
    remedy: 'Take a photo of the missing side.',
  },
  'document.side.wrong': {
    title: 'This is the other side of the document; we need the {side}.',
    remedy: 'Turn the document over and take the photo again.',
  },
  'document.side.same_twice': {
    title: 'Both photos show the same side of the document.',
    remedy: 'Turn the document over and photograph the other side.',
  },
};
