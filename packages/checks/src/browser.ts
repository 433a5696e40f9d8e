export {
  type CameraFrame,
  type CameraPart,
  DocumentCoach,
  frameSide,
  type LiveFinding,
} from './live/coach.ts';
export type { LiveHint } from './live/hint.ts';
