import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.presence.not_found': {
    title: '这张照片里没有找到证件。',
    remedy: '请把证件平放在纯色的深色桌面上，让它占满取景框，再拍一次。',
  },
  'document.presence.multiple': {
    title: '照片里出现了不止一张证件。',
    remedy: '请把另一张拿开，每次只拍一张证件的一面，并让它占满取景框。',
  },
};
