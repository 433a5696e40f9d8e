import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CreatedSession, Decision, HostedSession, List, LivenessAction } from '@vidimus/contracts';
import { packClip } from '@vidimus/vision';
import { begin, type HostedPage, integrator, type Kit, openKit } from '../apps/server/e2e/kit.ts';
import { InferencePool } from '../apps/server/src/jobs/inference-pool.ts';
import { renderJourneySpecimens } from '../evaluation/specimens/src/journey.ts';
import { shown as framesOf, holder } from '../evaluation/specimens/src/people.ts';
import defaultPolicy from '../packages/domain/policy.default.json' with { type: 'json' };
import { holderTypes, turnLeft, turnRight } from './films.ts';

const framesASecond = 12;
/** The frame of the clip in which she looks ahead. */
const ahead = 9;
/** The product's own policy, but for the movements: the person of the clip turns her head and nothing else. */
const policy = {
  ...defaultPolicy,
  liveness: {
    ...defaultPolicy.liveness,
    actions: ['turn_left', 'turn_right'],
    count: 2,
    window_ms: 4000,
    camera_signs: false,
  },
};
const typed = {
  given_names: holderTypes.givenNames,
  family_name: holderTypes.familyName,
  birth_date: holderTypes.birthDate,
  nationality: holderTypes.country,
  document: { kind: 'passport', country: holderTypes.country, number: holderTypes.number },
};

/** Frames of the holder's clip by their numbers. */
type Film = ReadonlyMap<number, Uint8Array>;

const movements: Partial<Record<LivenessAction, readonly number[]>> = {
  turn_left: turnLeft,
  turn_right: turnRight,
};
/** Milliseconds that a person takes to begin a movement that is asked. */
const delayMs = 600;

/** The holder answers the challenge, turning her head at so many frames of the clip for each of the film. */
async function answer(kit: Kit, page: HostedPage, film: Film, pace: number): Promise<void> {
  const challenge = await page.challenge();
  const frames = Math.ceil((challenge.actions.at(-1)!.end_ms / 1000) * framesASecond);
  const numberAt = (tMs: number): number => {
    const asked = challenge.actions.findLast(({ start_ms }) => tMs >= start_ms + delayMs);
    const step = asked ? Math.floor(((tMs - asked.start_ms - delayMs) / 1000) * framesASecond * pace) : 0;
    return (asked && movements[asked.action]?.[step]) ?? ahead;
  };
  const clip = Array.from({ length: frames }, (_, at) => {
    const tMs = Math.round((at * 1000) / framesASecond);
    return { tMs, bytes: film.get(numberAt(tMs))! };
  });
  // Half a minute to record it in.
  kit.passMinutes(0.5);
  assert.equal((await page.clip(challenge, packClip(clip, { nonce: challenge.nonce }))).status, 200);
}

async function verified(
  kit: Kit,
  externalId: string,
  passport: Uint8Array,
  film: Film,
  pace = 1,
): Promise<{ created: CreatedSession; view: HostedSession; decision: Decision }> {
  const { created, page } = await begin(kit, 'L2', externalId);
  await page.open(created.url);
  assert.equal((await page.call('PUT', '/data', typed)).status, 200);
  assert.equal((await page.photo(passport)).status, 200);
  await answer(kit, page, film, pace);
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
  const numbers = [...new Set([ahead, ...turnLeft, ...turnRight])];
  const pictures = await framesOf(holder, { width: 640, height: 480 }, numbers);
  const film: Film = new Map(numbers.map((number, at) => [number, pictures[at]!]));
  const kit = await openKit({ policy, inference: new InferencePool() });
  try {
    const first = await verified(kit, 'person-1', good.picture, film);
    assert.equal(first.view.status, 'approved', JSON.stringify(first.decision.reasons));
    const second = await verified(kit, 'person-2', good.picture, film);
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
    // Nobody moves the same way twice: a clip like the first would be taken for its replay.
    const again = await verified(kit, 'person-1', good.picture, film, 0.6);
    assert.equal(again.view.status, 'approved', JSON.stringify(again.decision.reasons));
  } finally {
    await kit.close();
  }
});
