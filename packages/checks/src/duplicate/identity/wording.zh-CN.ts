import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'duplicate.identity.known': {
    title: '其他申请人提交过同一份证件：{sessions}。',
    remedy:
      '请比对这些会话，判断是同一人开立了两个账户，还是证件落入他人之手。仅在两个账户均可存在时予以通过。',
  },
};
