import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VidimusError } from '@vidimus/contracts';
import type { VidimusClient } from '@vidimus/sdk';

export interface WebhookSecret {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

function readStored(file: string): WebhookSecret | null {
  if (!existsSync(file)) return null;
  try {
    const { id, url, secret } = JSON.parse(readFileSync(file, 'utf8')) as Partial<WebhookSecret>;
    if (id !== undefined && url !== undefined && secret !== undefined) return { id, url, secret };
  } catch (cause) {
    throw new VidimusError('exchange.webhook_secret.unreadable', `${file} cannot be read`, {
      where: file,
      cause,
    });
  }
  throw new VidimusError('exchange.webhook_secret.unreadable', `${file} lacks id, url or secret`, {
    where: file,
  });
}

/** Written beside and renamed, so that a crash leaves either the old file or the new one. */
function store(file: string, secret: WebhookSecret): void {
  const half = `${file}.new`;
  writeFileSync(half, JSON.stringify(secret, null, 2), { mode: 0o600 });
  renameSync(half, file);
}

/**
 * The secret that Vidimus signs this exchange's webhooks with. Registers the endpoint when none is stored, when this
 * exchange has moved to another address, or when Vidimus no longer knows the stored one.
 *
 * A stored secret is used as it is while Vidimus cannot be reached; without one the start fails.
 */
export async function ensureEndpoint(
  client: VidimusClient,
  dataDir: string,
  url: string,
): Promise<WebhookSecret> {
  const file = join(dataDir, 'vidimus-webhook.json');
  const stored = readStored(file);
  if (stored !== null && stored.url === url) {
    const known = await client.webhookEndpoints.list().catch((error: unknown) => {
      if (error instanceof VidimusError && error.code === 'vidimus.unreachable') return null;
      throw error;
    });
    if (known === null || known.data.some(({ id }) => id === stored.id)) return stored;
  }
  const made = await client.webhookEndpoints.create({ url });
  if (made.secret === undefined)
    throw new VidimusError('exchange.webhook_secret.missing', 'Vidimus sent no secret');
  const fresh = { id: made.id, url, secret: made.secret };
  store(file, fresh);
  if (stored !== null && stored.url !== url)
    await client.webhookEndpoints.delete(stored.id).catch(ignoreUnknown);
  return fresh;
}

function ignoreUnknown(error: unknown): void {
  if (!(error instanceof VidimusError)) throw error;
}
