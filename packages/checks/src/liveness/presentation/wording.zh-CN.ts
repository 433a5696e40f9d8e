import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.presentation.suspected': {
    title: '镜头前可能不是真人：{sign}。',
    remedy: '请观看视频：面部的活动是否像真实的头部，自始至终是否同一人，周围有没有屏幕或纸张的边缘、条纹？',
  },
  'liveness.presentation.unclear': {
    title: '无法足够清楚地确认您本人正在镜头前。',
    remedy:
      '请坐在光线均匀的地方，避开窗户和灯光，并把屏幕拿近一些。如果刚才显示过颜色，下次会改为多做一个动作。',
  },
};
