import type {
  AuditAction,
  CameraSwitch,
  EventType,
  Flash,
  Level,
  LivenessAction,
  Locale,
  Notice,
  NoticeKind,
  Quad,
  SessionStatus,
} from '@vidimus/contracts';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** Columns ending in `_sealed` hold personal data under the applicant's key; clear columns hold ids and statuses only. */
export interface Tables {
  applicants: {
    id: string;
    external_id: string;
    level: Level | null;
    sequence: Generated<number>;
    /** The applicant's data key under the master key; null once it was erased. */
    wrapped_key: string | null;
    typed_data_sealed: string | null;
    /** Words that the person chose to know the real page by. */
    phrase_sealed: string | null;
    created_at: Date;
  };
  sessions: {
    id: string;
    applicant_id: string;
    level: Level;
    status: SessionStatus;
    state_sealed: string;
    language: string;
    return_url: string | null;
    /** Hash of the mark of the browser that last handed in; null where none is kept. */
    device_hash: string | null;
    created_at: Date;
    expires_at: Date;
  };
  session_tokens: {
    hash: string;
    session_id: string;
    kind: 'link' | 'cookie';
    used_at: Date | null;
    expires_at: Date;
  };
  liveness_sessions: {
    id: string;
    session_id: string;
    nonce_hash: string;
    challenge: JSONColumnType<StoredChallenge>;
    expires_at: Date;
    answered_at: Date | null;
    /** Hash of the cookie that asked for it; null for those drawn before this was kept. */
    issued_to: string | null;
    /** How the face moved in the answer, once it was measured. */
    motion_sealed: string | null;
    /** Null for those drawn before this was kept. */
    drawn_at: Date | null;
  };
  evidence: {
    session_id: string;
    subject: EvidenceSubject;
    object_name: string;
    /** The liveness session that a clip answers; null for pictures. */
    answers: string | null;
    /** Where the person says that the document lies, as shares of the picture's sides; null where nobody asked. */
    corners: Corners;
    created_at: Date;
  };
  /** One-use links by which a session goes on in another browser. */
  hand_offs: {
    id: string;
    session_id: string;
    token_hash: string;
    /** Hash of the cookie of the browser that hands off. */
    issued_to: string;
    /** What the other browser shows, and the numbers that the person chooses from. */
    number: number;
    choices: JSONColumnType<number[]>;
    /** Hash of the secret of the browser that opened it. */
    claimed_by: string | null;
    confirmed: boolean | null;
    expires_at: Date;
  };
  /** An upload that comes in parts. */
  uploads: {
    id: string;
    session_id: string;
    subject: EvidenceSubject;
    challenge_id: string | null;
    bytes: number;
    sha256: string;
    corners: Corners;
    completed_at: Date | null;
    created_at: Date;
    expires_at: Date;
  };
  upload_parts: {
    upload_id: string;
    start: number;
    bytes: number;
    object_name: string;
  };
  decisions: {
    id: string;
    session_id: string;
    decision_sealed: string;
    decided_at: Date;
  };
  reviews: {
    id: string;
    session_id: string;
    status: 'open' | 'resolved';
    case_sealed: string;
    reviewer: string | null;
    opened_at: Date;
    resolved_at: Date | null;
    /** Whose turn it is while the case is open. */
    waits_for: Generated<'reviewer' | 'applicant'>;
    due_at: Date | null;
  };
  /** What reviewer and person write to each other about a case, in order. */
  review_messages: {
    review_id: string;
    position: number;
    sender: 'reviewer' | 'applicant';
    content_sealed: string;
    created_at: Date;
  };
  /** Pictures that a person adds to a reply; without a position while the reply is being written. */
  review_pictures: {
    object_name: string;
    review_id: string;
    message_position: number | null;
    created_at: Date;
  };
  /** What was shown in a decided try. Its objects stay while the decision does. */
  decision_evidence: {
    decision_id: string;
    subject: EvidenceSubject;
    object_name: string;
  };
  /** The words of each version of a notice, in every language, as they were when somebody first agreed. */
  notices: {
    version: string;
    kind: NoticeKind;
    texts: JSONColumnType<Record<Locale, Notice>>;
    noted_at: Date;
  };
  consents: {
    id: string;
    applicant_id: string;
    session_id: string;
    kind: NoticeKind;
    version: string;
    language: Locale;
    agreed_at: Date;
  };
  /** What was done to an applicant's data. Ids only, and kept when the applicant is erased. */
  audit_entries: {
    id: string;
    action: AuditAction;
    applicant_id: string;
    at: Date;
  };
  events: {
    position: Generated<string>;
    id: string;
    type: EventType;
    applicant_id: string | null;
    external_id: string | null;
    sequence: number;
    data: JSONColumnType<Record<string, string | number | boolean | null | string[]>>;
    created_at: Date;
  };
  webhook_endpoints: {
    id: string;
    url: string;
    secret_sealed: string;
    created_at: Date;
  };
  /** Tries that failed, for as long as they count for others. */
  failed_tries: {
    decision_id: string;
    session_id: string;
    applicant_id: string;
    level: Level;
    /** What the document's hash is kept under; null without one. */
    key_id: string | null;
    /** HMAC-SHA-256 in hex; null where no document was read. */
    document_hash: string | null;
    device_hash: string | null;
    failed_at: Date;
  };
  /** Keys that documents and faces are kept under: ids, not the keys. */
  duplicate_keys: {
    id: string;
    noted_at: Date;
  };
  /** A document of a session that is processed, in review or approved. */
  duplicate_documents: {
    session_id: string;
    applicant_id: string;
    key_id: string;
    /** HMAC-SHA-256 in hex. */
    hash: string;
  };
  /** A face of such a session: 128 numbers of length one, turned in secret, in two halves. */
  duplicate_faces: {
    session_id: string;
    applicant_id: string;
    key_id: string;
    /** SHA-256 of the net that the numbers come from. */
    model: string;
    lower: number[];
    upper: number[];
  };
  deliveries: {
    event_id: string;
    endpoint_id: string;
    tries: number;
    delivered_at: Date | null;
    last_status: number | null;
  };
}

type Corners = ColumnType<Quad | null, string | null, string | null>;

export type EvidenceSubject = 'document_front' | 'document_back' | 'liveness';

/** The drawn windows, as sent to the page. */
export interface StoredChallenge {
  actions: { action: LivenessAction; start_ms: number; end_ms: number }[];
  neutral_ms: number;
  /** Absent where an older version drew it. */
  flash?: Flash | null;
  camera_switch?: CameraSwitch | null;
}
