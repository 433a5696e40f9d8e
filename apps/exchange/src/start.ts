import type { AddressInfo } from 'node:net';
import { VidimusError } from '@vidimus/contracts';
import { VidimusClient } from '@vidimus/sdk';
import { GuessLimit } from './accounts/guess-limit.ts';
import { addSampleCampaigns } from './accounts/invitation.ts';
import { openDatabase } from './database.ts';
import type { Exchange } from './exchange.ts';
import { buildApp } from './http/app.ts';
import { catchUp } from './verification/catch-up.ts';
import { ensureEndpoint } from './verification/endpoint.ts';

export interface ExchangeOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Listening address; this machine only unless told. */
  readonly host?: string;
  readonly dataDir: string;
  readonly vidimusUrl: string;
  readonly apiKey: string;
  /** Where browsers and Vidimus reach this exchange, without a trailing slash. Absent: the address it listens on. */
  readonly publicUrl?: string;
  readonly now?: () => Date;
  readonly log?: (line: string) => void;
}

export interface RunningExchange {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the sample exchange: opens its data, listens, and registers its webhook endpoint at the first start.
 * @throws VidimusError `exchange.port.taken`, `exchange.data.unusable`, or what the SDK throws when the endpoint
 *   cannot be registered; nothing is left running then.
 */
export async function startExchange(options: ExchangeOptions): Promise<RunningExchange> {
  const { port, host = '127.0.0.1', dataDir, now = () => new Date(), log = console.error } = options;
  const client = new VidimusClient({ baseUrl: options.vidimusUrl, apiKey: options.apiKey });
  const database = openDatabase(dataDir);
  addSampleCampaigns(database);
  const exchange: Exchange & { publicUrl: string; webhookSecret: string } = {
    database,
    client,
    publicUrl: '',
    webhookSecret: '',
    guesses: new GuessLimit(),
    now,
  };
  const app = buildApp(exchange, log);
  const close = async () => {
    await app.close();
    database.close();
  };
  try {
    await app.listen({ port, host });
    const listening = app.server.address() as AddressInfo;
    exchange.publicUrl = (options.publicUrl ?? `http://${host}:${listening.port}`).replace(/\/+$/, '');
    const webhookUrl = `${exchange.publicUrl}/webhooks/vidimus`;
    exchange.webhookSecret = (await ensureEndpoint(client, dataDir, webhookUrl)).secret;
    await catchUp(client, database, now).catch((error: unknown) => {
      if (!(error instanceof VidimusError)) throw error;
      log(`events were not caught up: ${error.code}`);
    });
  } catch (error) {
    await close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new VidimusError('exchange.port.taken', `Port ${port} is in use`, { where: 'port', cause: error });
  }
  return { url: exchange.publicUrl, close };
}
