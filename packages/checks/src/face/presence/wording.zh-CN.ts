import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.presence.not_found': {
    title: '{where}没有找到人脸。',
    remedy: '请让整张脸清晰入镜、光线均匀，再试一次。',
  },
  'face.presence.multiple': {
    title: '{where}出现了不止一张脸。',
    remedy: '请确保镜头前只有您本人，身后没有人像照片，再试一次。',
  },
};
