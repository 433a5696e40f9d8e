import { fitInside, type GreyPicture, grey, type Picture } from '@vidimus/vision/browser';

/** Longer side at which the pixel measures work, px. One fixed size makes their thresholds comparable. */
export const measureSide = 1000;

export interface MeasuredPicture {
  readonly rgb: Picture;
  readonly luma: GreyPicture;
}

/** The picture at the measures' size; a smaller one stays as it is. */
export function forMeasuring(picture: Picture): MeasuredPicture {
  const rgb = fitInside(picture, measureSide);
  return { rgb, luma: grey(rgb) };
}

/** The value below which a share of the numbers lies (nearest rank); 0 for none. */
export function quantileOf(values: readonly number[], share: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
