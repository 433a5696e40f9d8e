import type { Picture } from '@vidimus/vision/browser';
import type { Box } from './guide-shape.ts';

/**
 * A part of a picture as RGB bytes, scaled down so that its longer side is at most `longestSide` px; at full size
 * without one. Works in workers; the canvas is reused.
 */
export function createSampler(): (source: ImageBitmap, part: Box, longestSide?: number) => Picture {
  let canvas: OffscreenCanvas | null = null;
  return (source, part, longestSide) => {
    const scale = Math.min(1, (longestSide ?? Number.POSITIVE_INFINITY) / Math.max(part.width, part.height));
    const [w, h] = [Math.round(part.width * scale), Math.round(part.height * scale)];
    // Only ever grows: a canvas of another size is another piece of memory.
    if (canvas === null || canvas.width < w || canvas.height < h)
      canvas = new OffscreenCanvas(Math.max(w, canvas?.width ?? 0), Math.max(h, canvas?.height ?? 0));
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('this browser gives no 2d canvas');
    // Averages where it shrinks; the least quality takes single pixels.
    context.imageSmoothingQuality = 'medium';
    context.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, w, h);
    return rgbOf(context.getImageData(0, 0, w, h));
  };
}

/** RGBA to the three bytes a pixel of {@link Picture}. */
export function rgbOf(image: { width: number; height: number; data: Uint8ClampedArray }): Picture {
  const data = new Uint8Array(image.width * image.height * 3);
  const rgba = image.data;
  for (let from = 0, to = 0; to < data.length; from += 4, to += 3) {
    data[to] = rgba[from]!;
    data[to + 1] = rgba[from + 1]!;
    data[to + 2] = rgba[from + 2]!;
  }
  return { width: image.width, height: image.height, data };
}
