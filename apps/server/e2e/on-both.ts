import { after, before, describe } from 'node:test';
import type { StartOptions } from '../src/start.ts';
import { type Kit, openKit } from './kit.ts';
import { type Postgres, startPostgres } from './postgres.ts';

/** Runs the same tests on a server with PGlite and on one with a real PostgreSQL. */
export function onBoth(
  name: string,
  tests: (kit: () => Kit, databaseUrl: () => string | null) => void,
  options: Partial<StartOptions> = {},
): void {
  let kit: Kit;
  let url: string | null = null;
  describe(`${name} on PGlite`, () => {
    before(async () => {
      kit = await openKit(options);
    });
    after(() => kit.close());
    tests(
      () => kit,
      () => null,
    );
  });
  describe(`${name} on PostgreSQL`, () => {
    let postgres: Postgres;
    before(async () => {
      postgres = await startPostgres();
      url = await postgres.newDatabase('both');
      kit = await openKit({ ...options, databaseUrl: url });
    });
    after(async () => {
      await kit.close();
      await postgres.stop();
    });
    tests(
      () => kit,
      () => url,
    );
  });
}
