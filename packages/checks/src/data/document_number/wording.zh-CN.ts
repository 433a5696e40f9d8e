import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.document_number.mismatch': {
    title: '您填写的证件号码 {expected} 与证件上的 {found} 不一致。',
    remedy: '请更正标出的字符，注意字母 O 与数字 0、字母 I 与数字 1 容易混淆。',
  },
  'data.document_number.checksum': {
    title: '您填写的号码有误：最后一位校验码不正确。',
    remedy: '请对照证件逐位核对后更正。',
  },
};
