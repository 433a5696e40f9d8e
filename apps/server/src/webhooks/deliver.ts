import { VidimusError } from '@vidimus/contracts';
import type { Context } from '../context.ts';
import { eventFrom } from '../sessions/outbox.ts';
import { sendWebhook } from './send.ts';

/** Delivers one event to one endpoint. Any answer but 2xx throws, and the queue tries again with the same id. */
export async function deliverJob(
  context: Context,
  job: { event_id: string; endpoint_id: string },
): Promise<void> {
  const { event_id, endpoint_id } = job;
  const endpoint = await context.db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('id', '=', endpoint_id)
    .executeTakeFirst();
  // The endpoint was deleted after the event happened.
  if (!endpoint) return;
  const row = await context.db
    .selectFrom('events')
    .select(['id', 'type', 'applicant_id', 'external_id', 'sequence', 'data', 'created_at'])
    .where('id', '=', event_id)
    .executeTakeFirstOrThrow();
  const body = JSON.stringify(eventFrom(row));
  const secrets = [context.keys.openSecret(endpoint.id, endpoint.secret_sealed)];
  let status: number | null = null;
  try {
    status = await sendWebhook({
      url: endpoint.url,
      id: row.id,
      body,
      secrets,
      at: context.now(),
      allowPrivate: context.allowPrivateWebhooks,
    });
  } finally {
    await recordDelivery(context, job, status);
  }
  if (status < 200 || status > 299) {
    throw new VidimusError('webhook.refused', `the webhook endpoint answered ${status}`, {
      where: endpoint_id,
    });
  }
}

async function recordDelivery(
  context: Context,
  { event_id, endpoint_id }: { event_id: string; endpoint_id: string },
  status: number | null,
): Promise<void> {
  const delivered_at = status !== null && status >= 200 && status <= 299 ? context.now() : null;
  await context.db
    .insertInto('deliveries')
    .values({ event_id, endpoint_id, tries: 1, delivered_at, last_status: status })
    .onConflict((conflict) =>
      conflict.columns(['event_id', 'endpoint_id']).doUpdateSet((column) => ({
        tries: column('deliveries.tries', '+', 1),
        delivered_at,
        last_status: status,
      })),
    )
    .execute();
}
