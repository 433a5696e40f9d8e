/** Every event type of the outbox, as it appears in webhooks. */
export const eventTypes = [
  'verification_session.created',
  'verification_session.submitted',
  'verification_session.processing',
  'verification_session.in_review',
  'verification_session.approved',
  'verification_session.declined',
  'verification_session.resubmission_required',
  'verification_session.expired',
  'verification_session.abandoned',
  'verification_session.canceled',
  'verification_session.redacted',
  'applicant.created',
  'applicant.updated',
  'applicant.level_changed',
  'applicant.deleted',
  'review.opened',
  'review.asked',
  'review.replied',
  'review.resolved',
  'webhook.test',
] as const;
export type EventType = (typeof eventTypes)[number];

/**
 * A thin event: ids, status and codes only, never personal data. `sequence` counts per applicant from 1.
 * `data` of every `verification_session.*` and `review.*` event carries `session_id`.
 */
export interface VidimusEvent {
  id: string;
  type: EventType;
  created_at: string;
  applicant_id: string | null;
  external_id: string | null;
  sequence: number;
  data: Record<string, string | number | boolean | null | string[]>;
}
