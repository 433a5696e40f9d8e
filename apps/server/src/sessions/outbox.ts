import type { EventType, VidimusEvent } from '@vidimus/contracts';
import { sql, type Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import type { Tables } from '../storage/schema.ts';

/** Any number that nothing else in this database locks. */
const eventOrderLock = 7_400_001;

/**
 * Writes an event and one delivery job for each webhook endpoint, in the caller's transaction: either all of it
 * happened, or nothing. `data` holds ids, statuses and codes only.
 */
export async function emitEvent(
  context: Context,
  transaction: Transaction<Tables>,
  applicantId: string,
  type: EventType,
  data: VidimusEvent['data'],
): Promise<void> {
  const applicant = await transaction
    .updateTable('applicants')
    .set((column) => ({ sequence: column('sequence', '+', 1) }))
    .where('id', '=', applicantId)
    .returning(['sequence', 'external_id'])
    .executeTakeFirstOrThrow();
  // Positions must become visible in their order: who reads on after the last one seen would never learn of a lower
  // one that is committed later. So from its first event on, one transaction at a time, until it ends.
  await sql`select pg_advisory_xact_lock(${eventOrderLock})`.execute(transaction);
  const id = newId('ev');
  await transaction
    .insertInto('events')
    .values({
      id,
      type,
      applicant_id: applicantId,
      external_id: applicant.external_id,
      sequence: applicant.sequence,
      data: JSON.stringify(data),
      created_at: context.now(),
    })
    .execute();
  const endpoints = await transaction.selectFrom('webhook_endpoints').select('id').execute();
  for (const endpoint of endpoints) {
    await context.queue.put('deliver-webhook', { event_id: id, endpoint_id: endpoint.id }, transaction);
  }
}

/** An event as it is listed and delivered. */
export function eventFrom(row: {
  id: string;
  type: EventType;
  applicant_id: string | null;
  external_id: string | null;
  sequence: number;
  data: unknown;
  created_at: Date;
}): VidimusEvent {
  const { created_at, data, ...rest } = row;
  return { ...rest, created_at: created_at.toISOString(), data: data as VidimusEvent['data'] };
}
