import type { DocumentIdentity, FaceTemplate } from '@vidimus/checks';
import type {
  CameraSwitch,
  CheckResult,
  DocumentSide,
  Flash,
  LivenessAction,
  Policy,
  Quad,
  TypedData,
} from '@vidimus/contracts';
import type { AnswerSpan, Motion } from '@vidimus/vision';

/** One submission as the worker thread gets it. Bytes are plain: they never leave the process. */
export interface Submission {
  typed: TypedData | null;
  front: Uint8Array | null;
  back: Uint8Array | null;
  /** Where the person says that the document lies in each photo, as shares of its sides. */
  corners: Record<DocumentSide, Quad | null>;
  /** Frame container (VFR1). */
  clip: Uint8Array | null;
  asked: { action: LivenessAction; start_ms: number; end_ms: number }[] | null;
  flash: Flash | null;
  camera_switch: CameraSwitch | null;
  /** How the face moved in the person's clips before this one. */
  earlier: Motion[];
  sides: ('front' | 'back')[];
  today: string;
  policy: Policy;
}

export interface Verified {
  checks: CheckResult[];
  models: Record<string, string>;
  /** What is looked for under other applicants. It is never logged, sent or shown. */
  identity: DocumentIdentity | null;
  face: FaceTemplate | null;
  /** How the face of the clip moved; null without a clip, or where it shows no face. */
  motion: Motion | null;
}

/** All heavy work on pictures; the real one runs in worker threads, never on the HTTP event loop. */
export interface Inference {
  verify(submission: Submission): Promise<Verified>;
  /** Throws VidimusError `picture.*` naming `where` when the bytes are no usable picture. */
  probePicture(bytes: Uint8Array, where: string): Promise<void>;
  /**
   * Throws VidimusError `clip.*` when the container is unusable or can be no answer to a challenge of this span,
   * `picture.*` when a frame is.
   */
  probeClip(bytes: Uint8Array, where: string, span: AnswerSpan): Promise<ClipHeader>;
  /** An upright JPEG without metadata: of a picture, or of one frame of a clip. */
  evidenceJpeg(bytes: Uint8Array, frame: number | null): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface ClipHeader {
  nonce: string | null;
  frames: number;
  /** Time of the last frame, ms from the first moment of the challenge. */
  lastMs: number;
}
