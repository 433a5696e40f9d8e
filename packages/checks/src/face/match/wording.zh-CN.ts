import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.match.different': {
    title: '视频中的人脸与证件照片不符。',
    remedy: '请使用本人的证件，摘下眼镜和帽子，在均匀的光线下正对镜头，再试一次。',
  },
};
