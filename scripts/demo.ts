import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function port(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65535)
    throw new Error(`${name} is not a port: ${text}`);
  return value;
}

/**
 * Starts everything on this machine: the server with its worker on PGlite and a data folder, the applicant page,
 * and the sample exchange. Data stays in `.data/demo` (or VIDIMUS_DEMO_DATA) between starts.
 */
async function demo(): Promise<void> {
  const dataDir = process.env.VIDIMUS_DEMO_DATA ?? join(root, '.data', 'demo');
  const serverPort = port('VIDIMUS_DEMO_PORT', 7400);
  const exchangePort = port('VIDIMUS_DEMO_EXCHANGE_PORT', 7401);
  // These two are the demo's own; the server refuses VIDIMUS_ settings that it doesn't know.
  for (const name of ['VIDIMUS_DEMO_DATA', 'VIDIMUS_DEMO_PORT', 'VIDIMUS_DEMO_EXCHANGE_PORT'])
    delete process.env[name];
  build();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });

  const { startServer } = await import('@vidimus/server');
  const { startExchange } = await import('@vidimus/exchange');
  console.log('Starting the server (models load once) …');
  const server = await startServer({
    dataDir: join(dataDir, 'vidimus'),
    port: serverPort,
    host: '127.0.0.1',
    publicUrl: `http://localhost:${serverPort}`,
    applicantDist: join(root, 'apps', 'applicant', 'dist'),
    // The sample exchange listens on this machine, an address that webhooks may not reach by default.
    allowPrivateWebhooks: true,
    logLevel: 'warn',
    theme: join(root, 'apps', 'exchange', 'vidimus', 'theme.json'),
    channels: JSON.parse(readFileSync(join(root, 'apps', 'exchange', 'vidimus', 'channels.json'), 'utf8')),
  });
  const exchange = await startExchange({
    port: exchangePort,
    dataDir: join(dataDir, 'exchange'),
    vidimusUrl: server.url,
    apiKey: server.apiKey,
    publicUrl: `http://localhost:${exchangePort}`,
  });

  console.log(`
  Sample exchange   http://localhost:${exchangePort}    start here: sign up, then verify
  Vidimus API       http://localhost:${serverPort}    OpenAPI at /openapi.json; its official channels at /channels
  API key           ${join(dataDir, 'vidimus', 'api-key')}
  Data              ${dataDir}

  Ctrl-C stops everything; the next start keeps the data.
`);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping …');
    await exchange.close();
    await server.close();
    console.log('Stopped.');
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

demo().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
