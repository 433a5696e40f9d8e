import { eventTypes, VidimusError, type VidimusEvent } from '@vidimus/contracts';
import { Webhook } from 'standardwebhooks';

/** As `node:http` or Fastify give them, or a fetch `Headers`. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | string[] | undefined>>;

const signed = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return Array.isArray(found) ? found[0] : found;
}

function eventFrom(text: string): VidimusEvent {
  let event: Partial<VidimusEvent> | null;
  try {
    event = JSON.parse(text) as Partial<VidimusEvent> | null;
  } catch (cause) {
    throw new VidimusError('webhook.body.malformed', 'The signed body is not JSON', { where: 'body', cause });
  }
  const known = eventTypes.find((type) => type === event?.type);
  if (known === undefined || typeof event?.id !== 'string') {
    throw new VidimusError('webhook.body.malformed', 'The signed body is no Vidimus event', {
      where: 'body',
    });
  }
  return event as VidimusEvent;
}

/**
 * Checks a webhook per Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, constant-time, five minutes of
 * tolerance in either direction. The same event may arrive more than once: keep `event.id` and do the work once.
 *
 * @param rawBody the body exactly as it arrived, not parsed and written again
 * @param secrets one `whsec_…`, or several while one is being replaced
 * @throws VidimusError `webhook.signature.invalid` (also when headers are missing or too old),
 *   `webhook.body.malformed`
 */
export function verifyWebhook(
  headers: WebhookHeaders,
  rawBody: string | Uint8Array,
  secrets: string | readonly string[],
): VidimusEvent {
  const text = typeof rawBody === 'string' ? rawBody : Buffer.from(rawBody).toString('utf8');
  const own: Record<string, string> = {};
  for (const name of signed) own[name] = headerOf(headers, name) ?? '';
  let cause: unknown;
  for (const secret of typeof secrets === 'string' ? [secrets] : secrets) {
    try {
      new Webhook(secret).verify(text, own, { jsonParse: false });
      return eventFrom(text);
    } catch (failure) {
      if (failure instanceof VidimusError) throw failure;
      cause = failure;
    }
  }
  throw new VidimusError('webhook.signature.invalid', 'No secret signs this webhook', {
    where: 'headers',
    cause,
  });
}
