import type { Context } from '../context.ts';
import { advance } from './advance.ts';
import { lockApplicant } from './store.ts';

const dayMs = 86_400_000;
const over = ['approved', 'declined', 'expired', 'abandoned', 'canceled'] as const;

/** Typed data belong to the person, not to one session: they go with the last session that has any. */
async function forgetTyped(context: Context, sessionId: string): Promise<void> {
  await context.db.transaction().execute(async (transaction) => {
    await lockApplicant(transaction, { sessionId });
    const session = await transaction
      .selectFrom('sessions')
      .select('applicant_id')
      .where('id', '=', sessionId)
      .executeTakeFirstOrThrow();
    await transaction
      .updateTable('applicants')
      .set({ typed_data_sealed: null })
      .where('id', '=', session.applicant_id)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('sessions')
              .select('sessions.id')
              .where('sessions.applicant_id', '=', session.applicant_id)
              .where('sessions.status', '!=', 'redacted'),
          ),
        ),
      )
      .execute();
  });
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
    await advance(context, id, { type: 'redact' });
    await forgetTyped(context, id);
  }
}
