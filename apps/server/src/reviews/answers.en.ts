import type { PreparedAnswer } from '@vidimus/contracts';

/** Prepared words in English. */
export const en: Record<PreparedAnswer, string> = {
  'approve.general': 'A reviewer looked at your case and verified you.',
  'decline.general': 'A reviewer looked at your case and could not verify you.',
  'decline.not_readable':
    'A reviewer could not read your document in any of the pictures. You may start again with a document that is easier to read.',
  'decline.not_original':
    'A reviewer found that the pictures do not show the original document. You may start again with the document itself before the camera.',
  'decline.other_person':
    'A reviewer found that the person before the camera is not the person on the document.',
  'decline.not_accepted':
    'A reviewer found that this document is not accepted here. You may start again with another document.',
  'ask.photo_of_document':
    'Please add a photo of the whole document, lying flat, with all corners in the picture.',
  'ask.photo_in_better_light':
    'Please add a photo of the document in daylight, without a reflection on the print.',
  'ask.explain_difference': 'Your details differ from the document. Please tell us why.',
  'ask.explain_damage':
    'Your document is damaged. Please tell us how it happened, and whether you have another one.',
};
