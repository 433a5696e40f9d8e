import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.age.below_minimum': {
    title: '使用本服务须年满 {minimum} 周岁。',
    remedy: '达到年龄后欢迎再来。',
  },
};
