import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.condition.damaged': {
    title: 'El documento parece gastado o dañado aquí: {field}.',
    remedy: 'Una persona revisará su foto. Si tiene otro documento válido, también puede usarlo.',
  },
};
