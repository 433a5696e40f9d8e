import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.side.missing': {
    title: '还缺少证件{side}的照片。',
    remedy: '请补拍缺少的那一面。',
  },
  'document.side.wrong': {
    title: '拍到的是证件的另一面，这里需要{side}。',
    remedy: '请把证件翻过来再拍一次。',
  },
  'document.side.same_twice': {
    title: '两张照片拍的是证件的同一面。',
    remedy: '请把证件翻过来，拍另一面。',
  },
};
