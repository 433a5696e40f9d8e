import type { Size } from './guide-shape.ts';

/** The oval's height as a share of its stage's, and its width as a share of its height; as `capture.css` draws it. */
const tall = 0.88;
const aspect = 0.76;

/** Size of the oval in pixels of a video that covers its stage. */
export function ovalIn(stage: Size, video: Size): Size {
  const scale = Math.max(stage.width / video.width, stage.height / video.height);
  const height = (tall * stage.height) / scale;
  return { width: height * aspect, height };
}
