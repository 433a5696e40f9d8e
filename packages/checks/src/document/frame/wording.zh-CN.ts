import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.frame.cropped': {
    title: '证件没有完整入镜，有一部分被裁掉了。',
    remedy: '请把手机稍微拿远一点，让四个角都露出来，四周留一点空隙。',
  },
};
