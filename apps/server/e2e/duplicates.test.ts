import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Policy, VidimusError } from '@vidimus/contracts';
import { defaultPolicy, type SessionEvent } from '@vidimus/domain';
import pg from 'pg';
import type { Context } from '../src/context.ts';
import { duplicateKeysOf, registerKeys } from '../src/duplicates/keys.ts';
import { lookForDuplicates } from '../src/duplicates/look.ts';
import { requireFaceSearch } from '../src/duplicates/store.ts';
import { advance } from '../src/sessions/advance.ts';
import { createApplicant, createSession } from '../src/sessions/create.ts';
import { startServer } from '../src/start.ts';
import { type OpenDatabase, openDatabase } from '../src/storage/database.ts';
import { KeyRing } from '../src/storage/keys.ts';
import { codesOf, decisionOf, faceAt, identityOf, journeys, verify } from './duplicate-journeys.ts';
import { type Kit, openKit, passedCheck, ToldInference } from './kit.ts';
import { type Postgres, startPostgres } from './postgres.ts';

const [old, current] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
const lookingFor = (duplicates: Policy['duplicates']) => ({ ...defaultPolicy, duplicates });

describe('duplicates on PGlite', () => {
  journeys(() => openKit());

  test('of two submissions that are looked at together, at least one is told of', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vidimus-together-'));
    const opened = await openDatabase(folder, null);
    await bothAtOnce(folder, [opened, opened]);
    await opened.close();
    rmSync(folder, { recursive: true });
  });
});

describe('duplicates on PostgreSQL', () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  describe('journeys', () => {
    journeys(async () => openKit({ databaseUrl: await postgres.newDatabase('journeys') }));
  });

  test('of two submissions that two servers look at together, at least one is told of', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vidimus-together-'));
    const url = await postgres.newDatabase('together');
    const servers = [await openDatabase(folder, url), await openDatabase(folder, url)] as const;
    await bothAtOnce(folder, servers);
    for (const server of servers) await server.close();
    rmSync(folder, { recursive: true });
  });

  test('where `cube` cannot be added the start says what to do; once it is there, or not asked for, it goes on', async () => {
    const databaseUrl = await postgres.newDatabase('bounded');
    const owner = new pg.Client({ connectionString: databaseUrl });
    await owner.connect();
    await owner.query(`
      create function refuse() returns event_trigger language plpgsql as
        $$ begin raise exception 'extensions are added by their keeper alone'; end $$;
      create event trigger refuses on ddl_command_start when tag in ('CREATE EXTENSION') execute function refuse()`);
    const start = (faces: boolean) =>
      openKit({ databaseUrl, duplicateKeys: current, policy: lookingFor({ documents: true, faces }) });
    try {
      await assert.rejects(start(true), (error) => {
        assert.ok(error instanceof VidimusError);
        assert.deepEqual([error.code, error.where], ['database.extension_missing', '/duplicates/faces']);
        return /contrib.*create extension cube.*\/duplicates\/faces to false.*keeper/.test(error.message);
      });
      await (await start(false)).close();
      await owner.query('drop event trigger refuses; create extension cube');
      await (await start(true)).close();
    } finally {
      await owner.end();
    }
  });

  test('a second server with a key of its own is refused: it would find nothing of what the first one keeps', async () => {
    const databaseUrl = await postgres.newDatabase('keys');
    const first = await openKit({ databaseUrl });
    try {
      await assert.rejects(openKit({ databaseUrl }), keyMissing);
    } finally {
      await first.close();
    }
  });
});

const keyMissing = (error: unknown): boolean =>
  error instanceof VidimusError &&
  error.code === 'duplicates.key_missing' &&
  error.where === 'VIDIMUS_DUPLICATE_KEYS';

describe('keys and erasure', () => {
  const shown = { identity: identityOf('TM9'), face: faceAt(0) };

  test('what was kept under an older key is found as long as that is listed; without it the start is refused', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'vidimus-rotation-'));
    const inference = new ToldInference();
    const withKeys = async (duplicateKeys: string, use: (kit: Kit) => Promise<unknown>) => {
      const options = { dataDir, port: 0, logLevel: 'silent', inference, duplicateKeys };
      const server = await startServer(options);
      try {
        await use({ server, inference, dataDir } as unknown as Kit);
      } finally {
        await server.close();
      }
    };
    const nothing = async () => {};
    await withKeys(old, (kit) => verify(kit, 'rotation-1', shown, 'approved'));
    await assert.rejects(withKeys(current, nothing), keyMissing);
    await assert.rejects(withKeys('', nothing), keyMissing);
    await withKeys(`${current},${old}`, async (kit) => {
      const { id } = await verify(kit, 'rotation-2', shown, 'in_review');
      const codes = ['duplicate.identity.known', 'duplicate.face.known'];
      assert.deepEqual(codesOf(await decisionOf(kit, id)), codes);
    });
    await assert.rejects(withKeys(old, nothing), keyMissing);
    await rejectsTooShort(dataDir, inference);
    rmSync(dataDir, { recursive: true });
  });

  test('erasing a session deletes hash and face, and so does the end of a key', async () => {
    const kit = await openKit({ duplicateKeys: current });
    await verify(kit, 'erase-1', shown, 'approved');
    const { id } = await verify(kit, 'erase-2', { ...shown, face: faceAt(2) }, 'in_review');
    await kit.server.close();
    const opened = await openDatabase(kit.dataDir, null);
    try {
      assert.deepEqual(await kept(opened), [2, 2]);
      await advance(contextOf(kit.dataDir, opened), id, { type: 'redact' });
      assert.deepEqual(await kept(opened), [1, 1]);
      const [key] = duplicateKeysOf(current, kit.dataDir);
      await opened.db.deleteFrom('duplicate_keys').where('id', '=', key!.id).execute();
      assert.deepEqual(await kept(opened), [0, 0]);
    } finally {
      await opened.close();
      rmSync(kit.dataDir, { recursive: true });
    }
  });

  test('a policy that looks for nothing keeps nothing, and one without the section is such a policy', async () => {
    const { duplicates, ...without } = defaultPolicy;
    assert.deepEqual(duplicates, { documents: true, faces: true });
    const kit = await openKit({ policy: without });
    await verify(kit, 'off-1', shown, 'approved');
    const { id } = await verify(kit, 'off-2', shown, 'approved');
    const { checks } = await decisionOf(kit, id);
    assert.ok(checks.every(({ check }) => !check.startsWith('duplicate/')));
    await kit.server.close();
    const opened = await openDatabase(kit.dataDir, null);
    assert.deepEqual(await kept(opened), [0, 0]);
    await opened.close();
    rmSync(kit.dataDir, { recursive: true });
  });
});

async function rejectsTooShort(dataDir: string, inference: ToldInference): Promise<void> {
  const duplicateKeys = randomBytes(16).toString('base64');
  await assert.rejects(
    startServer({ dataDir, port: 0, logLevel: 'silent', inference, duplicateKeys }),
    (error) => error instanceof VidimusError && error.code === 'settings.invalid',
  );
}

/** Rows of documents and of faces that are kept. */
async function kept({ db }: OpenDatabase): Promise<[documents: number, faces: number]> {
  const documents = await db.selectFrom('duplicate_documents').select('session_id').execute();
  const faces = await db.selectFrom('duplicate_faces').select('session_id').execute();
  return [documents.length, faces.length];
}

/** Enough of a server to carry out events without its queue and its threads. */
function contextOf(folder: string, { db }: OpenDatabase): Context {
  const nothing = async () => {};
  return {
    db,
    keys: KeyRing.in(folder),
    duplicateKeys: duplicateKeysOf('', folder),
    policy: defaultPolicy,
    publicUrl: '',
    objects: { delete: nothing },
    queue: { put: nothing },
    now: () => new Date(),
  } as unknown as Context;
}

/** A new applicant's session, handed in. */
async function submitted(context: Context, externalId: string): Promise<string> {
  const applicant = await createApplicant(context, externalId);
  const { session } = await createSession(context, { applicant_id: applicant.id, level: 'L2' });
  const events: SessionEvent[] = [
    { type: 'opened' },
    { type: 'data_submitted', sides_needed: ['front'], reasons: [] },
    { type: 'document_uploaded', side: 'front' },
    { type: 'liveness_uploaded' },
    { type: 'submitted' },
  ];
  for (const event of events) await advance(context, session.id, event);
  return session.id;
}

/** The same document and face from two applicants, each looked at by a server of its own at the same moment. */
async function bothAtOnce(folder: string, databases: readonly [OpenDatabase, OpenDatabase]): Promise<void> {
  await requireFaceSearch(databases[0].db);
  const contexts = databases.map((opened) => contextOf(folder, opened));
  await registerKeys(databases[0].db, contexts[0]!.duplicateKeys, new Date());
  const passed = ['data/age', 'document/focus', 'liveness/challenge'].map(passedCheck);
  for (let round = 0; round < 8; round += 1) {
    const shown = { identity: identityOf(`TM${round}`), face: faceAt(round) };
    const found = { checks: passed, models: {}, motion: null, ...shown };
    const sessions: string[] = [];
    for (const who of ['a', 'b']) sessions.push(await submitted(contexts[0]!, `${round}-${who}`));
    const looked = await Promise.all(sessions.map((id, at) => lookForDuplicates(contexts[at]!, id, found)));
    for (const check of ['duplicate/identity', 'duplicate/face']) {
      const results = looked.map((checks) => checks.find((each) => each.check === check)?.result);
      assert.ok(results.includes('failed'), `round ${round}, ${check}: ${results.join()}`);
    }
  }
}
