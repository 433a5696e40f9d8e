import type { Picture } from '@vidimus/vision/browser';

/** What the live picture needs; `ready` when nothing speaks against the shutter. */
export type DocumentHint = 'too_dark' | 'too_bright' | 'blurry' | 'glare' | 'cropped' | 'ready';

/** Width to which the outlined part is scaled for measuring, in pixels. */
export const measuredWidth = 640;

/** Mean luma of the picture, 0–255 (Rec. 601 weights). */
export function meanLuma(picture: Picture): number {
  const { data } = picture;
  let sum = 0;
  for (let at = 0; at < data.length; at += 3) {
    sum += 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  return sum / (data.length / 3);
}

/** A hint for one live picture. */
export function documentHint(picture: Picture): DocumentHint {
  const luma = meanLuma(picture);
  if (luma < 45) return 'too_dark';
  return luma > 225 ? 'too_bright' : 'ready';
}
