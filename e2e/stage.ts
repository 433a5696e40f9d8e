import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Policy, Step } from '@vidimus/contracts';
import { startExchange } from '@vidimus/exchange';
import { VidimusClient } from '@vidimus/sdk';
import { startServer } from '@vidimus/server';
import { layFreshDatabase } from '../apps/server/e2e/fresh-database.ts';
import defaultPolicy from '../packages/domain/policy.default.json' with { type: 'json' };
import { type FilmedBrowser, openFilmedBrowser } from './camera.ts';
import { drawFilms, type Films } from './films.ts';

/** Everything that a journey needs: server with real models, sample exchange, browser with a film before its camera. */
export interface Stage {
  readonly serverUrl: string;
  readonly exchangeUrl: string;
  readonly client: VidimusClient;
  readonly films: Films;
  readonly camera: FilmedBrowser;
  close(): Promise<void>;
}

/**
 * The product's own policy, but for the movements, since the person of the clip turns her head and nothing else, and for
 * duplicates, since she plays everybody. Chromium's fake camera shows the signs of one that is none, and is not asked.
 */
const policyWith = (liveness: Partial<Policy['liveness']>, l2: readonly Step[]) => ({
  ...defaultPolicy,
  levels: { ...defaultPolicy.levels, L2: { ...defaultPolicy.levels.L2, steps: l2 } },
  duplicates: { documents: false, faces: false },
  liveness: {
    ...defaultPolicy.liveness,
    actions: ['turn_left', 'turn_right'],
    count: 2,
    window_ms: 8000,
    camera_signs: false,
    ...liveness,
  },
});

/**
 * @param liveness what the policy says otherwise than that of the journeys
 * @param l2 steps of L2, if they are not the product's own
 */
export async function openStage(
  liveness: Partial<Policy['liveness']> = {},
  l2: readonly Step[] = defaultPolicy.levels.L2.steps as Step[],
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'vidimus-stage-'));
  const films = await drawFilms();
  await layFreshDatabase(join(folder, 'vidimus'));
  const server = await startServer({
    dataDir: join(folder, 'vidimus'),
    port: 0,
    policy: policyWith(liveness, l2),
    allowPrivateWebhooks: true,
    logLevel: 'error',
  });
  const exchange = await startExchange({
    port: 0,
    dataDir: join(folder, 'exchange'),
    vidimusUrl: server.url,
    apiKey: server.apiKey,
  });
  const camera = await openFilmedBrowser(films.documents.good);
  const close = async () => {
    await camera.close();
    await exchange.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    serverUrl: server.url,
    exchangeUrl: exchange.url,
    client: new VidimusClient({ baseUrl: server.url, apiKey: server.apiKey }),
    films,
    camera,
    close,
  };
}
