export { type ChipSize, type FaceChip, faceChip } from './chip.ts';
export type { Covers } from './covers.ts';
export { embeddingDistance, meanEmbedding, similarity, unitEmbedding } from './embedding.ts';
export { type Face, FaceReader } from './face-reader.ts';
export { FACE_OUTLINE } from './mesh-points.ts';
export type { FacePose } from './pose.ts';
export { faceSearchThreshold, faceThresholds, matchResult } from './thresholds.ts';
