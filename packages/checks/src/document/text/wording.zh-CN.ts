import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.text.unreadable': {
    title: '标出的文字无法可靠识别。',
    remedy: '请擦净证件，确保标出的部分清晰、光线均匀，再拍一次。',
  },
};
