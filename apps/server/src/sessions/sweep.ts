import type { Context } from '../context.ts';
import { settle } from './advance.ts';
import { findSession } from './store.ts';
import { dropUploads } from './uploads.ts';

const unfinished = ['created', 'requires_input', 'resubmission_required', 'cooldown'] as const;

/**
 * Expires sessions whose time is over, so that integrators hear of people who never came back, and forgets uploads that
 * were not finished.
 */
export async function sweepExpired(context: Context): Promise<void> {
  const rows = await context.db
    .selectFrom('sessions')
    .select('id')
    .where('status', 'in', unfinished)
    .where('expires_at', '<=', context.now())
    .limit(200)
    .execute();
  for (const row of rows) await settle(context, await findSession(context, context.db, row.id));
  await dropUploads(context, context.db, { endedBy: context.now() });
}
