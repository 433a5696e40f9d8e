import { join } from 'node:path';
import { VidimusClient } from '@vidimus/sdk';
import type { Command } from 'commander';
import { readInput } from './inputs.ts';

export interface ServerOptions {
  readonly server: string;
  readonly apiKeyFile: string;
}

/** The options of every command that speaks to a running server. The key is a file: an argument is seen by everybody. */
export function withServer(command: Command): Command {
  const folder = process.env.VIDIMUS_DATA_DIR ?? join('.data', 'vidimus');
  return command
    .option('--server <url>', 'where the server answers', 'http://127.0.0.1:7400')
    .option('--api-key-file <file>', 'holds its API key', join(folder, 'api-key'));
}

/** @throws VidimusError `file.unreadable`, `client.api_key.missing`, `client.base_url.invalid` */
export async function clientOf({ server, apiKeyFile }: ServerOptions): Promise<VidimusClient> {
  const apiKey = Buffer.from(await readInput(apiKeyFile))
    .toString('utf8')
    .trim();
  return new VidimusClient({ baseUrl: server, apiKey });
}
