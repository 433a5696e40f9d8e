import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CreatedSession, Decision, HostedSession, List } from '@vidimus/contracts';
import { packClip } from '@vidimus/vision';
import { begin, type HostedPage, integrator, type Kit, openKit } from '../apps/server/e2e/kit.ts';
import { InferencePool } from '../apps/server/src/jobs/inference-pool.ts';
import { renderJourneySpecimens } from '../evaluation/specimens/src/journey.ts';
import { filmed, holder } from '../evaluation/specimens/src/people.ts';
import defaultPolicy from '../packages/domain/policy.default.json' with { type: 'json' };
import { holderTypes } from './films.ts';

const framesASecond = 12;
/** The product's own policy, but for the movements: the person of the clip turns her head and nothing else. */
const policy = {
  ...defaultPolicy,
  liveness: { ...defaultPolicy.liveness, actions: ['turn_left', 'turn_right'], count: 2, window_ms: 4000 },
};
const typed = {
  given_names: holderTypes.givenNames,
  family_name: holderTypes.familyName,
  birth_date: holderTypes.birthDate,
  nationality: holderTypes.country,
  document: { kind: 'passport', country: holderTypes.country, number: holderTypes.number },
};

/** The holder before the camera for as long as a challenge takes. */
async function answer(page: HostedPage, loop: readonly Uint8Array[]): Promise<void> {
  const challenge = await page.challenge();
  const frames = Math.ceil((challenge.actions.at(-1)!.end_ms / 1000) * framesASecond);
  const clip = Array.from({ length: frames }, (_, at) => ({
    tMs: Math.round((at * 1000) / framesASecond),
    bytes: loop[at % loop.length]!,
  }));
  assert.equal((await page.clip(challenge, packClip(clip, { nonce: challenge.nonce }))).status, 200);
}

async function verified(
  kit: Kit,
  externalId: string,
  passport: Uint8Array,
  loop: readonly Uint8Array[],
): Promise<{ created: CreatedSession; view: HostedSession; decision: Decision }> {
  const { created, page } = await begin(kit, 'L2', externalId);
  await page.open(created.url);
  assert.equal((await page.call('PUT', '/data', typed)).status, 200);
  assert.equal((await page.photo(passport)).status, 200);
  await answer(page, loop);
  await page.call('POST', '/submit', {});
  let view = (await page.call('GET', '/session')).body;
  for (let tries = 0; tries < 600 && view.status === 'processing'; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    view = (await page.call('GET', '/session')).body;
  }
  const path = `/v1/verification_sessions/${created.session.id}/decisions`;
  const { data } = (await integrator<List<Decision>>(kit, 'GET', path)).body;
  return { created, view, decision: data.at(-1)! };
}

test('the real models know a passport and a face again under another applicant, and not under the same', async () => {
  const { good } = await renderJourneySpecimens(['good']);
  const loop = await filmed(holder, { width: 640, height: 480 }, framesASecond);
  const kit = await openKit({ policy, inference: new InferencePool() });
  try {
    const first = await verified(kit, 'person-1', good.picture, loop);
    assert.equal(first.view.status, 'approved', JSON.stringify(first.decision.reasons));
    const second = await verified(kit, 'person-2', good.picture, loop);
    assert.equal(second.view.status, 'in_review', JSON.stringify(second.decision.reasons));
    const { id } = first.created.session;
    assert.deepEqual(
      second.decision.reasons.map(({ code, params }) => [code, params.sessions]),
      [
        ['duplicate.identity.known', id],
        ['duplicate.face.known', id],
      ],
    );
    for (const { code, title } of second.view.reasons)
      assert.deepEqual([code, title], [null, 'We could not complete this check automatically.']);
    const again = await verified(kit, 'person-1', good.picture, loop);
    assert.equal(again.view.status, 'approved', JSON.stringify(again.decision.reasons));
  } finally {
    await kit.close();
  }
});
