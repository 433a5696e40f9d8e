import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.presentation.suspected': {
    title: '暂时无法自动完成此项核验。',
    remedy: '您现在无需操作，后续进展我们会通知您。',
  },
};
