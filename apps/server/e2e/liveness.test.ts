import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Challenge, CreatedSession, Policy, Problem } from '@vidimus/contracts';
import { defaultPolicy } from '@vidimus/domain';
import { packClip } from '@vidimus/vision';
import sharp from 'sharp';
import { InferencePool } from '../src/jobs/inference-pool.ts';
import {
  begin,
  failedCheck,
  greyClip,
  greyJpeg,
  HostedPage,
  handIn,
  integrator,
  type Kit,
  openKit,
  passedCheck,
  typed,
} from './kit.ts';

let told: Kit;
let real: Kit;
/** Told as well, with a policy that has the screen show colours. */
let colourful: Kit;
const policyWith = (liveness: Partial<Policy['liveness']>): Policy => ({
  ...defaultPolicy,
  liveness: { ...defaultPolicy.liveness, ...liveness },
});
before(async () => {
  told = await openKit();
  colourful = await openKit({ policy: policyWith({ flash: true }) });
  // These clips are of one picture, which no camera gives.
  real = await openKit({ inference: new InferencePool(1), policy: policyWith({ camera_signs: false }) });
});
after(async () => {
  await told.close();
  await colourful.close();
  await real.close();
});

const problem = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];

/** Somebody new whose session waits for the clip. */
async function beforeClip(kit: Kit, name: string) {
  const { created, page } = await begin(kit, 'L2', name);
  await page.open(created.url);
  assert.equal((await page.call('PUT', '/data', typed)).status, 200);
  assert.equal((await page.photo(await greyJpeg())).status, 200);
  return { created, page };
}

test('a challenge is answered by the browser that it was drawn for, and by no other of the same session', async () => {
  const { created, page } = await beforeClip(told, 'two-browsers');
  const link = await integrator<CreatedSession>(told, 'POST', '/v1/verification_sessions', {
    applicant_id: created.session.applicant_id,
    level: 'L2',
  });
  const phone = new HostedPage(told);
  assert.equal((await phone.open(link.body.url)).status, 200);
  const challenge = await page.challenge();
  const clip = await greyClip(challenge.nonce);
  assert.deepEqual(problem(await phone.clip(challenge, clip)), [409, 'liveness.challenge_elsewhere']);
  assert.equal((await page.clip(challenge, clip)).status, 200);
  const own = await phone.challenge();
  assert.equal(
    (await phone.clip(own, await greyClip(own.nonce))).status,
    200,
    'the phone goes on with its own',
  );
});

test('how the face moved is kept for the next clip and not compared with itself; a missed challenge is a try', async () => {
  const motion = { step_ms: 100, yaw: [1.25, 31.5], pitch: [0, 0], mouth: [0, 0], eyes: [0, 0] };
  told.inference.motion = motion;
  const code = 'liveness.challenge.missed';
  const missed = { code, params: { action: 'nod' }, region: null } as const;
  told.inference.checks = [
    passedCheck('document/focus'),
    { ...failedCheck('liveness/challenge', code), reasons: [missed] },
  ];
  const { created, page } = await begin(told, 'L2', 'moves');
  await page.open(created.url);
  await handIn(page);
  const failed = await page.until('resubmission_required');
  assert.equal(failed.attempts.used, 1, 'a challenge that was not answered is a try');
  assert.deepEqual(told.inference.submissions.at(-1)!.earlier, [], 'nothing came before the first clip');
  const again = await page.challenge();
  await page.clip(again, await greyClip(again.nonce));
  told.inference.checks = [failedCheck('document/focus', 'document.focus.blurry')];
  await page.call('POST', '/submit', {});
  await page.until('resubmission_required');
  assert.deepEqual(told.inference.submissions.at(-1)!.earlier, [motion]);
  // The clip stays, the photo is taken again: a clip is not compared with itself.
  await page.photo(await greyJpeg(80, 60));
  await page.call('POST', '/submit', {});
  await page.until('cooldown');
  assert.deepEqual(told.inference.submissions.at(-1)!.earlier, [motion]);
  told.inference.motion = null;
});

test('a clip with a frame that breaks off is refused by the frame’s number, costs no try, and the challenge stays open', async () => {
  const { page } = await beforeClip(real, 'broken-frame');
  const files = () => globSync('objects/**/*', { cwd: real.dataDir }).sort();
  const kept = files();
  const challenge = await page.challenge();
  const whole = await greyJpeg(640, 480);
  const frames = Array.from({ length: 8 }, (_, at) => ({
    tMs: at * 100,
    bytes: at === 3 ? whole.subarray(0, whole.length / 2) : whole,
  }));
  const answer = await page.clip(challenge, packClip(frames, { nonce: challenge.nonce }));
  assert.deepEqual(problem(answer), [422, 'picture.truncated']);
  assert.equal((answer.body as unknown as Problem).errors?.[0]?.pointer, 'liveness/frames/3');
  assert.deepEqual(files(), kept, 'nothing is half-stored');
  assert.equal((await page.call('GET', '/session')).body.attempts.used, 0);
  assert.equal((await page.clip(challenge, await greyClip(challenge.nonce))).status, 200);
});

test('a clip longer than its challenge is old is refused, costs no try, and the challenge stays open', async () => {
  const { page } = await beforeClip(told, 'from-the-future');
  const challenge = await page.challenge();
  const long = await greyClip(challenge.nonce, 900);
  assert.deepEqual(problem(await page.clip(challenge, long)), [422, 'clip.longer_than_challenge']);
  assert.equal((await page.call('GET', '/session')).body.attempts.used, 0);
  told.passMinutes(0.1);
  assert.equal((await page.clip(challenge, long)).status, 200, 'the same clip, once so much time has passed');
});

test('who wants no colours makes one movement more, and so does whoever’s face did not show them', async () => {
  const { page } = await beforeClip(colourful, 'colours');
  const asked = await page.challenge();
  assert.equal(asked.flash?.colours.length, 8);
  assert.equal(asked.actions.length, defaultPolicy.liveness.count);
  const without = (await page.call<Challenge>('POST', '/liveness', { flash: false })).body;
  assert.deepEqual([without.flash, without.actions.length], [null, defaultPolicy.liveness.count + 1]);
  const again = await page.challenge();
  assert.notDeepEqual(again.flash!.colours, asked.flash!.colours);
  colourful.inference.checks = [
    passedCheck('document/focus'),
    {
      ...failedCheck('liveness/presentation', 'liveness.presentation.unclear'),
      result: 'inconclusive',
    },
  ];
  assert.equal((await page.clip(again, await greyClip(again.nonce))).status, 200);
  assert.equal((await page.call('POST', '/submit', {})).status, 200);
  const unclear = await page.until('resubmission_required');
  assert.equal(colourful.inference.submissions.at(-1)!.flash?.colours.length, 8);
  assert.equal(unclear.liveness_flash, false);
  const next = await page.challenge();
  assert.deepEqual([next.flash, next.actions.length], [null, defaultPolicy.liveness.count + 1]);
});

/** A clip of two seconds that shows one picture. */
async function stillClip(picture: Uint8Array, nonce: string): Promise<Uint8Array> {
  return packClip(
    Array.from({ length: 20 }, (_, at) => ({ tMs: at * 100, bytes: picture })),
    { nonce },
  );
}

const portrait = fileURLToPath(new URL('../../../fixtures/faces/stock-emotions-a-1.jpg', import.meta.url));
/** Width of the portrait's face, px, when the picture is 480 px high. */
const portraitFace = 182;

/** Somebody before a grey wall who looks into the camera of 640 × 480 px; the face is `width` px wide. */
async function lookingAhead(width: number): Promise<Uint8Array> {
  const height = Math.round((480 * width) / portraitFace);
  const person = await sharp(portrait).resize({ height }).toBuffer();
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#777777' } })
    .composite([{ input: person }])
    .jpeg({ quality: 92 })
    .toBuffer();
}

const faces: [what: string, picture: () => Promise<Uint8Array>, code: string][] = [
  ['no face', () => greyJpeg(640, 480), 'face.presence.not_found'],
  ['a face of 20 px', () => lookingAhead(20), 'face.presence.not_found'],
  ['a face that does not move', () => lookingAhead(portraitFace), 'liveness.challenge.missed'],
];
for (const [what, picture, code] of faces) {
  test(`a clip of ${what} is a failed try that says ${code}`, async () => {
    const { page } = await beforeClip(real, what);
    const challenge = await page.challenge();
    real.passMinutes(0.1);
    assert.equal((await page.clip(challenge, await stillClip(await picture(), challenge.nonce))).status, 200);
    assert.equal((await page.call('POST', '/submit', {})).status, 200);
    const after = await page.until('resubmission_required', 120);
    assert.equal(after.attempts.used, 1);
    const found = after.reasons.filter(({ step }) => step === 'liveness');
    assert.ok(found.length > 0 && found.every((reason) => reason.code === code), JSON.stringify(found));
  });
}
