import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.injection.suspected': {
    title: '视频可能并非来自真实摄像头：{sign}。',
    remedy:
      '这类迹象也可能另有正常原因，例如使用了视频通话软件。请对照证件和此前的视频，或请对方换一台设备重新录制。',
  },
};
