import type { GreyPicture } from '@vidimus/vision/browser';

export interface Exposure {
  /** Luma below which 10 % and 90 % of the pixels lie, 0–255. */
  readonly low: number;
  readonly high: number;
  /** Luma below which the darkest half hundredth lies: the blackest print. */
  readonly black: number;
  /** Shares of pixels in [0, 25] and in [247, 255] (ISO/IEC 29794-5 under- and over-exposure bands). */
  readonly darkShare: number;
  readonly brightShare: number;
}

/** Luminance statistics of a picture. */
export function exposureOf(luma: GreyPicture): Exposure {
  const histogram = new Uint32Array(256);
  const total = luma.data.length;
  for (let i = 0; i < total; i++) histogram[luma.data[i]!]!++;
  const level = (share: number): number => {
    let seen = 0;
    for (let value = 0; value < 256; value++) {
      seen += histogram[value]!;
      if (seen >= share * total) return value;
    }
    return 255;
  };
  const share = (from: number, to: number): number => {
    let sum = 0;
    for (let value = from; value <= to; value++) sum += histogram[value]!;
    return sum / total;
  };
  return {
    black: level(0.005),
    low: level(0.1),
    high: level(0.9),
    darkShare: share(0, 25),
    brightShare: share(247, 255),
  };
}
