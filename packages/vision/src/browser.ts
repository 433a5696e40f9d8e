export * from './picture/homography.ts';
export * from './picture/picture.ts';
export * from './picture/resize.ts';
export { type ClipFrame, type ClipHeader, MAX_CLIP_FRAMES, packClip, unpackClip } from './liveness/clip.ts';
