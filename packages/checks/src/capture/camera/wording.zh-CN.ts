import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'capture.camera.unavailable': {
    title: '无法使用摄像头。',
    remedy: '请允许本页面使用摄像头，并关闭正在占用摄像头的其他应用，或换一台设备。这不会占用尝试次数。',
  },
};
