import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'capture.device.unsupported': {
    title: '当前浏览器不支持所需的拍摄功能。',
    remedy: '请使用新版浏览器，或换一台设备。这不会占用尝试次数。',
  },
};
