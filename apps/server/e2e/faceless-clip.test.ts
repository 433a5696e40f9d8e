import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { InferencePool } from '../src/jobs/inference-pool.ts';
import { begin, greyClip, openKit, typed } from './kit.ts';

const passport = new URL('../../../fixtures/documents/azure-passport.png', import.meta.url);

test('a clip without a face ends in that reason, with the real models, and the process lives on', async () => {
  const kit = await openKit({ inference: new InferencePool(1) });
  try {
    const { created, page } = await begin(kit, 'L2', 'faceless');
    await page.open(created.url);
    await page.call('PUT', '/data', typed);
    assert.equal((await page.photo(readFileSync(passport), 'image/png')).status, 200);
    const challenge = await page.challenge();
    assert.equal((await page.clip(challenge, await greyClip(challenge.nonce))).status, 200);
    await page.call('POST', '/submit', {});
    const session = await page.until('resubmission_required', 60);
    const codes = session.reasons.map(({ code }) => code);
    assert.ok(codes.includes('face.presence.not_found'), codes.join());
    const found = session.reasons.find(({ code }) => code === 'face.presence.not_found');
    assert.equal(found?.step, 'liveness');
    assert.equal((await page.call('GET', '/session')).status, 200);
  } finally {
    await kit.close();
  }
});
