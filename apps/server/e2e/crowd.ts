import assert from 'node:assert/strict';
import type { List, VidimusEvent } from '@vidimus/contracts';
import { allEvents, begin, greyClip, greyJpeg, integrator, type Kit, typed } from './kit.ts';

/** Everything that can happen to one person at once, from two tabs and a busy backend, and nobody is told "fault". */
async function oneBusyPerson(kit: Kit): Promise<void> {
  const { created, page } = await begin(kit, 'L2', 'busy');
  await page.open(created.url);
  const again = { applicant_id: created.session.applicant_id, level: 'L2' };
  for (let round = 0; round < 4; round += 1) {
    const answers = await Promise.all(
      [0, 1, 2].flatMap(() => [
        integrator(kit, 'POST', '/v1/verification_sessions', again),
        page.call('PUT', '/data', typed),
        page.call('GET', '/session'),
      ]),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200, 201]));
  }
  const photos = await Promise.all([page.photo(await greyJpeg(30, 20)), page.photo(await greyJpeg(40, 30))]);
  assert.deepEqual(statusesOf(photos), [200, 200]);
  const challenge = await page.challenge();
  const clip = await greyClip(challenge.nonce);
  assert.deepEqual(
    statusesOf(await Promise.all([page.clip(challenge, clip), page.clip(challenge, clip)])),
    [200, 200],
  );
  const before = kit.inference.submissions.length;
  const submits = await Promise.all([1, 2, 3].map(() => page.call('POST', '/submit', {})));
  assert.deepEqual(statusesOf(submits), [200, 200, 200]);
  await page.until('approved');
  assert.equal(kit.inference.submissions.length, before + 1, 'checked once');
}

const statusesOf = (answers: readonly { status: number }[]) => answers.map(({ status }) => status);

/** Who reads on after the last event seen misses none, however many are written meanwhile. */
async function readWhileWriting(kit: Kit): Promise<void> {
  const seen = await allEvents(kit);
  let written = false;
  const reading = (async () => {
    for (;;) {
      const last = written;
      const path = `/v1/events?after=${seen.at(-1)}`;
      const { body } = await integrator<List<VidimusEvent>>(kit, 'GET', path);
      seen.push(...body.data.map(({ id }) => id));
      if (last && body.data.length === 0) return;
    }
  })();
  for (let round = 0; round < 8; round += 1) {
    const names = Array.from({ length: 15 }, (_, index) => `crowd-${round}-${index}`);
    await Promise.all(names.map((external_id) => integrator(kit, 'POST', '/v1/applicants', { external_id })));
  }
  written = true;
  await reading;
  assert.deepEqual(seen, await allEvents(kit));
}

/** Many calls at once; the same on every database. */
export async function crowd(kit: Kit): Promise<void> {
  await oneBusyPerson(kit);
  await readWhileWriting(kit);
}
