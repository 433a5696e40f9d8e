import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.validity.expired': {
    title: '这份证件已于 {date} 到期。',
    remedy: '请换用仍在有效期内的证件，其他已填信息会保留。',
  },
  'document.validity.not_yet_valid': {
    title: '这份证件要到 {date} 才生效。',
    remedy: '请换用目前有效的证件。',
  },
};
