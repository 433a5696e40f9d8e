import type { Text } from '../text/en.ts';
import { Refused } from './failures.ts';

/** What to tell the person about a call that failed: the picture's own trouble where it is one. */
export function failureWords(error: unknown, text: Text): string {
  if (!(error instanceof Refused)) return text.page.unreachableRemedy;
  if (error.code === 'upload.too_large') return text.document.fileLarge;
  if (error.code.startsWith('picture.') || error.code === 'upload.unsupported_type')
    return text.document.fileWrong;
  return text.page.refused(error.code);
}
