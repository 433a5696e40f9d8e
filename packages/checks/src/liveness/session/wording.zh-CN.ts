import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.session.replayed': {
    title: '该视频的动作与此前提交过的视频几乎完全一致。',
    remedy: '请对照此人之前的视频，判断是同一段录像被重复使用，还是动作恰好相似。',
  },
};
