import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'retry.document.exceeded': {
    title: '其他申请人曾用同一份证件多次验证失败：{sessions}。',
    remedy:
      '请比对这些会话，判断证件是落入他人之手，还是由持证人用于多个账户。仅在此人确为持证人时予以通过。',
  },
};
