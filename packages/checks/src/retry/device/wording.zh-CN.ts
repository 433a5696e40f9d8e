import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'retry.device.exceeded': {
    title: '其他申请人曾在同一浏览器中多次验证失败：{sessions}。',
    remedy: '请比对这些会话，判断是多人共用一台设备，还是同一人在用不同的证件和人脸反复尝试。',
  },
};
