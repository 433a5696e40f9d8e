import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.lighting.too_dark': {
    title: '视频里{part}太暗了。',
    remedy: '请打开面前的灯，或面向窗户，再试一次。',
  },
  'face.lighting.too_bright': {
    title: '视频里您的脸过亮。',
    remedy: '请避开强光直射，或把灯移开一些，再试一次。',
  },
};
