import type { Picture } from '@vidimus/vision/browser';
import type { Box } from './guide-shape.ts';

/** A part of a picture, scaled down to at most `width` pixels and turned into RGB bytes. The canvas is reused. */
export function createSampler(width: number): (source: CanvasImageSource, part: Box) => Picture | null {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (source, part) => {
    if (context === null || part.width < 1 || part.height < 1) return null;
    const scale = Math.min(1, width / part.width);
    const [w, h] = [Math.round(part.width * scale), Math.round(part.height * scale)];
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
    }
    context.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, w, h);
    return rgbOf(context.getImageData(0, 0, w, h));
  };
}

/** RGBA to the three bytes a pixel of {@link Picture}. */
export function rgbOf(image: { width: number; height: number; data: Uint8ClampedArray }): Picture {
  const data = new Uint8Array(image.width * image.height * 3);
  for (let from = 0, to = 0; to < data.length; from += 4, to += 3) {
    data[to] = image.data[from] ?? 0;
    data[to + 1] = image.data[from + 1] ?? 0;
    data[to + 2] = image.data[from + 2] ?? 0;
  }
  return { width: image.width, height: image.height, data };
}
