import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.presentation.suspected': {
    title: '视频中的人脸前后不是同一个人。',
    remedy: '请对照标记的画面与证件照片，判断自始至终是同一人，还是中途换了人。',
  },
};
