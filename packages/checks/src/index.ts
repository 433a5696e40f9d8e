export type { CheckEntry, Knob, Knobs, Text } from './check.ts';
export { checkOriginal } from './document/original/check.ts';
export { checkFaceKnown, type NearFace } from './duplicate/face/check.ts';
export { checkIdentityKnown } from './duplicate/identity/check.ts';
export type { DocumentIdentity } from './duplicate/identity/document-identity.ts';
export { type Engine, readText, sourceOf } from './engine.ts';
export {
  type DocumentInspection,
  type FaceInspection,
  inspectDocument,
  inspectFace,
  inspectLiveness,
  type LivenessInspection,
} from './inspect.ts';
export {
  checkFaces,
  checkLiveness,
  type LivenessEvidence,
  type LivenessTask,
  livenessEvidence,
} from './liveness-checks.ts';
export { compareNames, type NameClass, type PersonName } from './names/compare-names.ts';
export { checks } from './registry.ts';
export { checkDeviceTries } from './retry/device/check.ts';
export { checkDocumentTries } from './retry/document/check.ts';
export {
  checkLook,
  type FaceTemplate,
  type SubmissionFindings,
  type SubmissionInput,
  verifySubmission,
} from './submission.ts';
export { type Why, whyCode } from './why.ts';
export { explain, explainCode, explainToReviewer } from './wording.ts';
