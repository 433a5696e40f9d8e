import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'duplicate.face.known': {
    title: '人脸与其他申请人高度相似：{sessions}。',
    remedy: '请比对这些会话中的人脸，判断是同一人、双胞胎还是偶然相像。仅在两个账户均可存在时予以通过。',
  },
};
