import type { DatabaseSync } from 'node:sqlite';
import { type Applicant, type SessionStatus, sessionStatuses, type VidimusEvent } from '@vidimus/contracts';
import { inTransaction } from '../database.ts';

const prefix = 'verification_session.';

function statusIn(event: VidimusEvent): SessionStatus | null {
  if (!event.type.startsWith(prefix)) return null;
  const name = event.type.slice(prefix.length);
  // `submitted` is an act, not a status; `resubmission_required` may carry a wait.
  if (name === 'resubmission_required' && typeof event.data.next_allowed_at === 'string') return 'cooldown';
  return sessionStatuses.find((status) => status === name) ?? null;
}

/**
 * Takes one verified event in. Deliveries may repeat and overtake each other: an id is taken once, and a session's
 * status only moves forward by the applicant's sequence number.
 *
 * Events are thin, so a level is never taken from the event but asked for: the answer is the present truth.
 */
export async function receive(
  database: DatabaseSync,
  event: VidimusEvent,
  getApplicant: (id: string) => Promise<Applicant>,
  now: Date,
): Promise<'taken' | 'taken_before' | 'not_ours'> {
  if (event.external_id === null) return 'not_ours';
  const user = database.prepare('select id from users where id = ?').get(event.external_id);
  if (user === undefined) return 'not_ours';
  const level = event.type === 'applicant.level_changed' ? await levelOf(event, getApplicant) : undefined;
  return inTransaction(database, () => {
    const first = database
      .prepare('insert or ignore into received_events values (?, ?)')
      .run(event.id, now.toISOString());
    if (first.changes === 0) return 'taken_before';
    if (level !== undefined) {
      database
        .prepare('update users set level = ?, revision = revision + 1 where id = ?')
        .run(level, event.external_id);
    }
    const status = statusIn(event);
    if (status !== null) storeStatus(database, event, status);
    return 'taken';
  });
}

async function levelOf(
  event: VidimusEvent,
  getApplicant: (id: string) => Promise<Applicant>,
): Promise<string | null> {
  if (event.applicant_id === null) throw new Error('a level changed without an applicant');
  return (await getApplicant(event.applicant_id)).level;
}

/** Only the session begun last counts: an older one may still end (expire, be canceled) meanwhile. */
function storeStatus(database: DatabaseSync, event: VidimusEvent, status: SessionStatus): void {
  const waitsUntil = typeof event.data.next_allowed_at === 'string' ? event.data.next_allowed_at : null;
  database
    .prepare(
      `update users set session_status = ?, next_allowed_at = ?, session_sequence = ?, revision = revision + 1
       where id = ? and session_id = ? and session_sequence < ?`,
    )
    .run(
      status,
      waitsUntil,
      event.sequence,
      event.external_id,
      String(event.data.session_id),
      event.sequence,
    );
}
