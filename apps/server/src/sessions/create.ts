import { type CreatedSession, type CreateSession, VidimusError } from '@vidimus/contracts';
import { sidesFor } from '@vidimus/documents';
import { isTerminal, newSession, type SessionState } from '@vidimus/domain';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { hashOf, newId, newToken } from '../ids.ts';
import type { Tables } from '../storage/schema.ts';
import { emitEvent } from './outbox.ts';
import { RefusedError } from './refused.ts';
import { findApplicant, latestSession, lockApplicant, type StoredApplicant, sealedState } from './store.ts';
import { sessionView } from './view.ts';

const minuteMs = 60_000;

/** Registers a person, or returns the one already registered under this external id. */
export async function createApplicant(
  context: Context,
  externalId: string,
): Promise<{ id: string; created: boolean }> {
  return context.db.transaction().execute(async (transaction) => {
    const id = newId('ap');
    const inserted = await transaction
      .insertInto('applicants')
      .values({
        id,
        external_id: externalId,
        wrapped_key: context.keys.newDataKey(id),
        created_at: context.now(),
      })
      .onConflict((conflict) => conflict.column('external_id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (inserted) {
      await emitEvent(context, transaction, id, 'applicant.created', {});
      return { id, created: true };
    }
    const known = await transaction
      .selectFrom('applicants')
      .select('id')
      .where('external_id', '=', externalId)
      .executeTakeFirstOrThrow();
    return { id: known.id, created: false };
  });
}

function firstState(
  context: Context,
  applicant: StoredApplicant,
  input: CreateSession,
  previous: SessionState | null,
) {
  const { typed } = applicant;
  const expiresAt = new Date(context.now().getTime() + context.policy.session.ttl_minutes * minuteMs);
  const made = newSession(
    {
      level: input.level,
      applicantLevel: applicant.level,
      dataKnown: typed !== null,
      sidesNeeded: typed === null ? [] : sidesFor(typed.document.kind, typed.document.country),
      expiresAt: expiresAt.toISOString(),
      previous,
    },
    context.policy,
    context.now(),
  );
  if (!made.ok) throw new RefusedError(made.refusal);
  return { ...made, expiresAt };
}

async function insertSession(
  context: Context,
  transaction: Transaction<Tables>,
  applicant: StoredApplicant,
  input: CreateSession,
  previous: SessionState | null,
): Promise<string> {
  const id = newId('vs');
  const { state, effects, expiresAt } = firstState(context, applicant, input, previous);
  await transaction
    .insertInto('sessions')
    .values({
      id,
      applicant_id: applicant.id,
      level: input.level,
      status: state.status,
      state_sealed: sealedState(applicant, id, state),
      language: input.language ?? 'en',
      return_url: input.return_url ?? null,
      created_at: context.now(),
      expires_at: expiresAt,
    })
    .execute();
  for (const effect of effects) {
    if (effect.effect !== 'emit') throw new Error(`a new session has no effect ${effect.effect}`);
    await emitEvent(context, transaction, applicant.id, effect.type, { session_id: id, ...effect.data });
  }
  return id;
}

/** Language and way back are those of the latest call: the person may have changed site or language meanwhile. */
async function continueSession(
  transaction: Transaction<Tables>,
  id: string,
  input: CreateSession,
): Promise<string> {
  const { language, return_url } = input;
  await transaction
    .updateTable('sessions')
    .set({ return_url: return_url ?? null, ...(language === undefined ? {} : { language }) })
    .where('id', '=', id)
    .execute();
  return id;
}

/**
 * The one-use link to a session's page. The token stands in the URL's fragment: no server sees it.
 *
 * A session of the same level that is still under way is continued, with all its good parts: another browser or
 * device goes on where the first one stopped, and several sessions at once would multiply the tries.
 */
export async function createSession(context: Context, input: CreateSession): Promise<CreatedSession> {
  const token = newToken();
  return context.db.transaction().execute(async (transaction) => {
    // Two calls at once must not both find nothing to continue.
    await lockApplicant(transaction, { applicantId: input.applicant_id });
    const applicant = await findApplicant(context, transaction, input.applicant_id);
    if (applicant.dataKey === null) {
      throw new VidimusError('applicant.erased', 'the data of this applicant were erased', {
        where: 'applicant_id',
      });
    }
    const latest = await latestSession(transaction, applicant, input.level);
    const isOver =
      latest === null ||
      isTerminal(latest.state.status) ||
      Date.parse(latest.state.expires_at) <= context.now().getTime();
    const id = isOver
      ? await insertSession(context, transaction, applicant, input, latest?.state ?? null)
      : await continueSession(transaction, latest.id, input);
    const session = await sessionView(context, transaction, id);
    await transaction
      .insertInto('session_tokens')
      .values({ hash: hashOf(token), session_id: id, kind: 'link', expires_at: new Date(session.expires_at) })
      .execute();
    return { session, url: `${context.publicUrl}/verify/#${token}` };
  });
}
