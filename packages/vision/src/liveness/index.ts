export { type ActionEvent, actionThresholds } from './actions.ts';
export { requireAnswer } from './answer.ts';
export { type ClipFrame, type ClipHeader, MAX_CLIP_FRAMES, packClip, unpackClip } from './clip.ts';
export { type ActionFinding, type AskedAction, allActions, detectActions } from './detect-actions.ts';
export type { FrameLight } from './frame-light.ts';
export { type FrameReading, type FrameSignal, readFrames, stillFrame } from './frames.ts';
export { loadClip } from './load-clip.ts';
export { likeness, type Motion, motionOf } from './motion.ts';
export { type Relief, reliefsOf } from './relief.ts';
