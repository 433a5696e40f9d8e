import type { DatabaseSync } from 'node:sqlite';
import { VidimusError } from '@vidimus/contracts';
import type { VidimusClient } from '@vidimus/sdk';
import { receive } from './receive.ts';

const pageSize = 100;

/**
 * Takes in what happened while this exchange was not running, from the event log. Events that a webhook has brought
 * already, or still brings, count once.
 * @returns how many events were read
 */
export async function catchUp(
  client: VidimusClient,
  database: DatabaseSync,
  now: () => Date,
): Promise<number> {
  let read = 0;
  let after = storedCursor(database);
  for (;;) {
    const page = await client.events
      .list({ limit: pageSize, ...(after === null ? {} : { after }) })
      .catch((error: unknown) => {
        // Vidimus was set up anew: its log has nothing from before.
        if (after === null || !(error instanceof VidimusError) || error.code !== 'event.unknown') throw error;
        return { data: [], next_after: null, startsOver: true };
      });
    if ('startsOver' in page) {
      after = null;
      continue;
    }
    for (const event of page.data) {
      await receive(database, event, (id) => client.applicants.get(id), now());
      after = event.id;
      database.prepare("insert or replace into cursors values ('events', ?)").run(event.id);
    }
    read += page.data.length;
    if (page.next_after === null) return read;
  }
}

function storedCursor(database: DatabaseSync): string | null {
  const row = database.prepare("select event_id from cursors where name = 'events'").get();
  return typeof row?.event_id === 'string' ? row.event_id : null;
}
