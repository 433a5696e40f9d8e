import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.presence.not_found': {
    title: '{where}没有找到{face}。',
    remedy: '请让{face}完整清晰地入镜，并保持光线均匀，再试一次。',
  },
  'face.presence.multiple': {
    title: '{where}出现了不止一张脸。',
    remedy: '请确保镜头前只有您本人，身后没有人像照片，再试一次。',
  },
};
