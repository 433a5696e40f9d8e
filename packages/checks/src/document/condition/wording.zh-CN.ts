import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.condition.damaged': {
    title: '证件上的{field}看起来有磨损或破损。',
    remedy: '我们会请工作人员人工核对您的照片。如果您还有其他有效证件，也可以改用那一份。',
  },
};
