import { VidimusError } from '@vidimus/contracts';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { forgetDuplicates } from '../duplicates/store.ts';
import { newId } from '../ids.ts';
import { eraseEvidence } from '../sessions/kept.ts';
import { emitEvent } from '../sessions/outbox.ts';
import { lockApplicant } from '../sessions/store.ts';
import type { Tables } from '../storage/schema.ts';

/** Takes the place of the integrator's own id, which may be an e-mail address. */
const erasedName = (id: string): string => `erased:${id}`;

async function eraseSession(
  context: Context,
  transaction: Transaction<Tables>,
  sessionId: string,
): Promise<void> {
  await forgetDuplicates(transaction, sessionId);
  await eraseEvidence(context, transaction, sessionId);
  await transaction.deleteFrom('session_tokens').where('session_id', '=', sessionId).execute();
  await transaction
    .updateTable('sessions')
    .set({ status: 'redacted', state_sealed: '', return_url: null })
    .where('id', '=', sessionId)
    .execute();
}

/** Without its key nothing that was sealed for the applicant opens again, also in copies and backups of the objects. */
async function destroyKey(transaction: Transaction<Tables>, id: string): Promise<void> {
  await transaction
    .updateTable('applicants')
    .set({
      wrapped_key: null,
      typed_data_sealed: null,
      phrase_sealed: null,
      level: null,
      external_id: erasedName(id),
    })
    .where('id', '=', id)
    .execute();
  await transaction.updateTable('events').set({ external_id: null }).where('applicant_id', '=', id).execute();
}

/**
 * Erases an applicant: destroys the key, removes what was sealed with it, the pictures, the open links and what is
 * kept for finding duplicates, and forgets the integrator's id. Ids, times, consents and one audit entry stay; none of
 * them says who it was. Repeating it changes nothing.
 * @throws VidimusError `applicant.not_found`
 */
export async function eraseApplicant(context: Context, id: string): Promise<void> {
  const sessions = await context.db.transaction().execute(async (transaction) => {
    await lockApplicant(transaction, { applicantId: id });
    const applicant = await transaction
      .selectFrom('applicants')
      .select('wrapped_key')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!applicant) throw new VidimusError('applicant.not_found', 'no such applicant', { where: 'id' });
    const rows = await transaction
      .selectFrom('sessions')
      .select('id')
      .where('applicant_id', '=', id)
      .execute();
    if (applicant.wrapped_key === null) return rows;
    for (const session of rows) await eraseSession(context, transaction, session.id);
    await emitEvent(context, transaction, id, 'applicant.deleted', {});
    await destroyKey(transaction, id);
    await transaction
      .insertInto('audit_entries')
      .values({ id: newId('au'), action: 'applicant.erased', applicant_id: id, at: context.now() })
      .execute();
    return rows;
  });
  // Jobs of that transaction remove them as well, should this process end here.
  for (const session of sessions) await context.objects.deleteFolder(session.id);
}

/** Whether an applicant's data were erased, by one of their sessions. */
export async function isErased(context: Context, sessionId: string): Promise<boolean> {
  const row = await context.db
    .selectFrom('sessions')
    .innerJoin('applicants', 'applicants.id', 'sessions.applicant_id')
    .select('wrapped_key')
    .where('sessions.id', '=', sessionId)
    .executeTakeFirst();
  return row !== undefined && row.wrapped_key === null;
}
