import type { Picture } from '@vidimus/vision/browser';

/** Copies the video's present picture, scaled to a width, into RGB bytes. The canvas is reused between calls. */
export function createSampler(width: number): (video: HTMLVideoElement) => Picture | null {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (video) => {
    if (context === null || video.videoWidth === 0) return null;
    const scale = Math.min(1, width / video.videoWidth);
    const [w, h] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
    }
    context.drawImage(video, 0, 0, w, h);
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
