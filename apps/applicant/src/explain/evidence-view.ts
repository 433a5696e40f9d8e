import type { Region } from '@vidimus/contracts';

/** The part of the picture that is shown, in the picture's own pixels. */
export interface EvidenceView {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A line on the screen that is about two pixels wide, in picture pixels. */
  readonly stroke: number;
}

/** A marked place is never shown larger than this share of the picture's width: surroundings tell where it is. */
const leastShare = 0.45;

/**
 * Chooses the cut-out around a region: the region with half its size around it, at least 45 % of the picture's width,
 * and the whole picture when the region takes most of it.
 */
export function evidenceView(region: Region): EvidenceView {
  const { image_width: fullWidth, image_height: fullHeight } = region;
  const xs = region.points.map((point) => point[0] ?? 0);
  const ys = region.points.map((point) => point[1] ?? 0);
  const [left, right] = [Math.max(0, Math.min(...xs)), Math.min(fullWidth, Math.max(...xs))];
  const [top, bottom] = [Math.max(0, Math.min(...ys)), Math.min(fullHeight, Math.max(...ys))];
  const aspect = fullHeight / fullWidth;
  const wanted = Math.max((right - left) * 2, ((bottom - top) * 2) / aspect, fullWidth * leastShare);
  if (wanted >= fullWidth * 0.85) {
    return { x: 0, y: 0, width: fullWidth, height: fullHeight, stroke: fullWidth / 180 };
  }
  const width = wanted;
  const height = wanted * aspect;
  const inside = (centre: number, size: number, full: number) =>
    Math.min(Math.max(0, centre - size / 2), full - size);
  return {
    x: inside((left + right) / 2, width, fullWidth),
    y: inside((top + bottom) / 2, height, fullHeight),
    width,
    height,
    stroke: width / 180,
  };
}
