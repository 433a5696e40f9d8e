import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import type { Tables } from '../storage/schema.ts';
import { advance } from './advance.ts';
import { RefusedError } from './refused.ts';
import type { StoredSession } from './store.ts';

const dayMs = 86_400_000;
const over = ['approved', 'declined', 'expired', 'abandoned', 'canceled'] as const;

/** Typed data belong to the person, not to one session: they go with the last session that has any. */
async function forgetTyped(transaction: Transaction<Tables>, session: StoredSession): Promise<void> {
  const other = await transaction
    .selectFrom('sessions')
    .select('id')
    .where('applicant_id', '=', session.applicant.id)
    .where('id', '!=', session.id)
    .where('status', '!=', 'redacted')
    .executeTakeFirst();
  if (other !== undefined) return;
  await transaction
    .updateTable('applicants')
    .set({ typed_data_sealed: null })
    .where('id', '=', session.applicant.id)
    .execute();
}

/** Redacts sessions that are over for as long as the policy's notice promises to keep them. The level stays. */
export async function sweepKept(context: Context): Promise<void> {
  const days = context.policy.notice?.kept_days ?? null;
  if (days === null) return;
  const rows = await context.db
    .selectFrom('sessions')
    .select('id')
    .where('status', 'in', over)
    .where('expires_at', '<=', new Date(context.now().getTime() - days * dayMs))
    .limit(200)
    .execute();
  for (const { id } of rows) {
    try {
      await advance(context, id, { type: 'redact' }, forgetTyped);
    } catch (error) {
      // Another sweep came first.
      if (!(error instanceof RefusedError)) throw error;
    }
  }
}
