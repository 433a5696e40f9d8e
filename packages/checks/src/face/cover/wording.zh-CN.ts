import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.cover.glasses': {
    title: '视频里的眼镜遮住了您的眼睛。',
    remedy:
      '请摘下墨镜后再试一次；透明眼镜只要不反光，可以继续戴着。如因健康原因必须佩戴深色眼镜，照原样再提交一次即可，之后会由工作人员人工审核。',
  },
  'face.cover.hat': {
    title: '视频里有帽子、头巾或其他物品遮住了您的头部。',
    remedy:
      '请摘下遮挡物，把头发拨到一旁，再试一次。如因宗教信仰或健康原因需要佩戴，照原样再提交一次即可，之后会由工作人员人工审核。',
  },
  'face.cover.mask': {
    title: '视频里您的嘴或鼻子被遮住了。',
    remedy:
      '请摘下口罩或围巾，手不要挡住脸，再试一次。如因宗教信仰或健康原因需要佩戴，照原样再提交一次即可，之后会由工作人员人工审核。',
  },
};
