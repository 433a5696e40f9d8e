import type {
  CameraSwitch,
  EventType,
  Flash,
  Level,
  LivenessAction,
  SessionStatus,
} from '@vidimus/contracts';
import type { Generated, JSONColumnType } from 'kysely';

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
    created_at: Date;
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
  /** Keys that the two tables below are kept under: ids, not the keys. */
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

export type EvidenceSubject = 'document_front' | 'document_back' | 'liveness';

/** The drawn windows, as sent to the page. */
export interface StoredChallenge {
  actions: { action: LivenessAction; start_ms: number; end_ms: number }[];
  neutral_ms: number;
  /** Absent where an older version drew it. */
  flash?: Flash | null;
  camera_switch?: CameraSwitch | null;
}
