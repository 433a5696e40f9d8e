export type { ClipHeader, Inference, Submission, Verified } from './jobs/inference.ts';
export { type RunningServer, type StartOptions, startServer } from './start.ts';
