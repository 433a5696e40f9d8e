export {
  type CameraFrame,
  type CameraPart,
  DocumentCoach,
  frameSide,
  type LiveFinding,
} from './live/coach.ts';
export { FaceCoach, type FaceFinding, faceFrameSide } from './live/face-coach.ts';
export type { FaceHint } from './live/face-hint.ts';
export type { LiveHint } from './live/hint.ts';
