import type {
  CheckResult,
  DecisionOutcome,
  DocumentSide,
  EventType,
  Level,
  LivenessRoute,
  PictureSource,
  Reason,
  ReasonCode,
  SessionStatus,
  Step,
} from '@vidimus/contracts';

/** `redo` marks a step whose last submission failed; `done` ones are kept as they are. */
export type StepState = 'todo' | 'done' | 'redo';

/** Everything that the rules need to know about one verification session. Plain JSON: store it as it is. */
export interface SessionState {
  readonly status: SessionStatus;
  readonly level: Level;
  /** Only the steps that this session asks; a step that is absent is not asked. */
  readonly steps: Readonly<Partial<Record<Step, StepState>>>;
  readonly sides_needed: readonly DocumentSide[];
  readonly sides_uploaded: readonly DocumentSide[];
  /** Those of them that came as a file; absent while none did. */
  readonly sides_from_file?: readonly DocumentSide[];
  /** Decided submissions that were not approved, plus those carried over from an earlier session. */
  readonly attempts_used: number;
  /** ISO instant; set while a wait runs, kept when the session ends inside the wait. */
  readonly next_allowed_at: string | null;
  /** ISO instant of the last failed attempt. */
  readonly last_failed_at: string | null;
  /** Codes that the person was asked to cure and that policy lets be asked once; absent while there are none. */
  readonly asked_once?: readonly ReasonCode[];
  /** The way through the face step; absent until another one than the movements is chosen. */
  readonly liveness_route?: LivenessRoute;
  /** What the person wrote for the reviewer who decides without a face. */
  readonly route_note?: string;
  /** What the last decision found. */
  readonly reasons: readonly Reason[];
  /** Last technical trouble; shown beside `reasons`, cleared by the next step that succeeds. */
  readonly technical: ReasonCode | null;
  /** ISO instant after which an unfinished session accepts no input. */
  readonly expires_at: string;
}

/** What may happen to a session. */
export type SessionEvent =
  | { readonly type: 'opened' }
  /** `reasons`: what is wrong with the typed data at once; a fixable one leaves the step open. */
  | {
      readonly type: 'data_submitted';
      readonly sides_needed: readonly DocumentSide[];
      readonly reasons: readonly Reason[];
    }
  /** Without a `source` it was taken before the camera. */
  | { readonly type: 'document_uploaded'; readonly side: DocumentSide; readonly source?: PictureSource }
  | { readonly type: 'liveness_uploaded' }
  /** `note` is for the reviewer and kept on that route alone. */
  | { readonly type: 'route_chosen'; readonly route: LivenessRoute; readonly note: string }
  | { readonly type: 'submitted' }
  | { readonly type: 'checked'; readonly results: readonly CheckResult[] }
  | { readonly type: 'technical_failure'; readonly code: ReasonCode }
  | { readonly type: 'review_requested'; readonly note: string }
  | { readonly type: 'review_resolved'; readonly verdict: 'approve' | 'decline'; readonly note: string }
  | { readonly type: 'cooldown_over' }
  | { readonly type: 'cancel' }
  | { readonly type: 'expire' }
  | { readonly type: 'abandon' }
  | { readonly type: 'redact' };
export type SessionEventType = SessionEvent['type'];

/** What the caller must do, in this order, in the transaction that stores the new state. */
export type Effect =
  /** Put an event into the outbox; `data` holds ids, status and codes only. */
  | {
      readonly effect: 'emit';
      readonly type: EventType;
      readonly data: Readonly<Record<string, string | number | null | string[]>>;
    }
  /** Start the job that runs the checks of this submission. */
  | { readonly effect: 'run_checks' }
  /** Store a decision (the caller adds id, checks, policy version, model hashes, time). */
  | {
      readonly effect: 'record_decision';
      readonly outcome: DecisionOutcome;
      readonly reasons: readonly Reason[];
      readonly decided_by: 'checks' | 'reviewer';
      readonly note: string | null;
    }
  /** `applicant.level = raiseLevel(applicant.level, level)`; on a change emit `applicant.level_changed`. */
  | { readonly effect: 'grant_level'; readonly level: Level }
  | {
      readonly effect: 'open_review';
      readonly reasons: readonly Reason[];
      readonly applicant_note: string | null;
    }
  /** `verdict` null: the session ended before a reviewer decided. */
  | {
      readonly effect: 'close_review';
      readonly verdict: 'approve' | 'decline' | null;
      readonly note: string | null;
    }
  /** Feed `cooldown_over` at this ISO instant. Late or missing is harmless: `transition` catches up by itself. */
  | { readonly effect: 'wake_at'; readonly at: string }
  /** Delete the clip of the face and what was measured of it: a person goes on without one. */
  | { readonly effect: 'erase_clip' }
  /** Delete pictures, clips and typed data. */
  | { readonly effect: 'erase_evidence' };

export type RefusalCode =
  | 'retry.limit.reached'
  | 'retry.cooldown.active'
  | 'review.unavailable'
  | 'session.expired'
  | 'session.final'
  | 'session.incomplete'
  | 'session.level_required'
  | 'session.not_due'
  | 'session.unexpected'
  | 'upload.file_refused';

/** Why an event changes nothing. A value, not an exception: most of these are a person's ordinary trouble. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly status: SessionStatus;
  /** ISO instant when the same event will be accepted, where waiting helps. */
  readonly next_allowed_at: string | null;
  readonly remaining: number;
  /** Steps still to do, for `session.incomplete`. */
  readonly missing: readonly Step[];
}

export type Transition =
  | { readonly ok: true; readonly state: SessionState; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal };
