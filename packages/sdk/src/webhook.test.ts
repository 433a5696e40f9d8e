import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import { verifyWebhook } from './webhook.ts';

const key = randomBytes(24);
const secret = `whsec_${key.toString('base64')}`;
const body = JSON.stringify({
  id: 'evt_1',
  type: 'applicant.level_changed',
  sequence: 2,
  data: { level: 'L1' },
});
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** Signed by the letter of the specification, not by the library under test. */
function signedHeaders(
  text: string,
  seconds = nowSeconds(),
  signingKey: Buffer = key,
): Record<string, string> {
  const signature = createHmac('sha256', signingKey).update(`evt_1.${seconds}.${text}`).digest('base64');
  return {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof VidimusError);
    return error.code;
  }
  return undefined;
};

test('a webhook signed with the secret is returned as an event, from plain headers or fetch ones', () => {
  const headers = signedHeaders(body);
  assert.equal(verifyWebhook(headers, body, secret).type, 'applicant.level_changed');
  assert.equal(verifyWebhook(new Headers(headers), Buffer.from(body), secret).id, 'evt_1');
});

test('one changed byte of the body is refused', () => {
  const changed = body.replace('L1', 'L2');
  assert.equal(
    codeOf(() => verifyWebhook(signedHeaders(body), changed, secret)),
    'webhook.signature.invalid',
  );
});

test('a signature older or newer than five minutes is refused', () => {
  for (const seconds of [nowSeconds() - 310, nowSeconds() + 310]) {
    assert.equal(
      codeOf(() => verifyWebhook(signedHeaders(body, seconds), body, secret)),
      'webhook.signature.invalid',
    );
  }
});

test('missing headers are refused', () => {
  assert.equal(
    codeOf(() => verifyWebhook({}, body, secret)),
    'webhook.signature.invalid',
  );
});

test('while a secret is replaced, both the old and the new one are accepted', () => {
  const next = randomBytes(24);
  const secrets = [secret, `whsec_${next.toString('base64')}`];
  assert.equal(verifyWebhook(signedHeaders(body), body, secrets).id, 'evt_1');
  assert.equal(verifyWebhook(signedHeaders(body, nowSeconds(), next), body, secrets).id, 'evt_1');
});

test('a well signed body that is no event is refused', () => {
  for (const text of ['{"id":"evt_1","type":"invoice.paid"}', 'null', 'not json']) {
    assert.equal(
      codeOf(() => verifyWebhook(signedHeaders(text), text, secret)),
      'webhook.body.malformed',
    );
  }
});
