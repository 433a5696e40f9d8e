import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Problem, Upload } from '@vidimus/contracts';
import { begin, greyClip, greyJpeg, HostedPage, type Kit, openKit, typed, waitUntil } from './kit.ts';

let kit: Kit;
before(async () => {
  kit = await openKit();
});
after(() => kit.close());

const problem = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Content {
  subject: 'document_front' | 'liveness';
  bytes: Uint8Array;
  challenge_id?: string;
  corners?: readonly number[];
}
const announce = (page: HostedPage, { subject, bytes, ...more }: Content) =>
  page.call<Upload>('POST', '/uploads', { subject, bytes: bytes.length, sha256: sha256(bytes), ...more });
const put = (page: HostedPage, id: string, offset: number, bytes: Uint8Array) =>
  page.call<Upload>('PUT', `/uploads/${id}?offset=${offset}`, bytes, 'application/octet-stream');
const complete = (page: HostedPage, id: string) => page.call('POST', `/uploads/${id}/complete`, {});
const storedParts = () => globSync(`${kit.dataDir}/objects/*/part-*`);

async function atDocument(name: string): Promise<HostedPage> {
  const { created, page } = await begin(kit, 'L2', name);
  await page.open(created.url);
  await page.call('PUT', '/data', typed);
  return page;
}

test('a photo in parts, broken off and gone on with, is the photo', async () => {
  const page = await atDocument('parts-1');
  const bytes = await greyJpeg(640, 480);
  const { body: begun } = await announce(page, { subject: 'document_front', bytes });
  assert.equal(begun.received, 0);
  assert.equal((await put(page, begun.id, 0, bytes.subarray(0, 500))).body.received, 500);
  assert.deepEqual(problem(await put(page, begun.id, 0, bytes.subarray(0, 500))), [
    409,
    'upload.offset_wrong',
  ]);
  assert.deepEqual(problem(await put(page, begun.id, 900, bytes.subarray(900))), [
    409,
    'upload.offset_wrong',
  ]);
  assert.deepEqual(problem(await complete(page, begun.id)), [409, 'upload.incomplete']);
  await kit.restart();
  const { body: again } = await announce(page, { subject: 'document_front', bytes });
  assert.deepEqual(again, { id: begun.id, bytes: bytes.length, received: 500 });
  await put(page, begun.id, 500, bytes.subarray(500));
  const done = await complete(page, begun.id);
  assert.equal(done.status, 200);
  assert.equal(done.body.steps.find(({ step }) => step === 'document')?.state, 'done');
  assert.deepEqual(await complete(page, begun.id), done, 'a repeated call, after a lost answer');
  assert.deepEqual(storedParts(), []);
});

test('parts are encrypted, and other content begins anew', async () => {
  const page = await atDocument('parts-2');
  const first = await greyJpeg(640, 480);
  const { body: begun } = await announce(page, { subject: 'document_front', bytes: first });
  await put(page, begun.id, 0, first.subarray(0, 700));
  assert.equal(storedParts().length, 1);
  assert.ok(!readFileSync(storedParts()[0]!).includes(first.subarray(0, 32)));
  const second = await greyJpeg(320, 240);
  const { body: other } = await announce(page, { subject: 'document_front', bytes: second });
  assert.notEqual(other.id, begun.id);
  assert.equal(other.received, 0);
  assert.deepEqual(problem(await put(page, begun.id, 700, first.subarray(700))), [404, 'upload.unknown']);
  assert.deepEqual(storedParts(), []);
});

test('what is no picture, too large, or not what was announced is refused and not kept', async () => {
  const page = await atDocument('parts-3');
  const text = Buffer.from('no picture at all');
  const { body: begun } = await announce(page, { subject: 'document_front', bytes: text });
  assert.deepEqual(problem(await put(page, begun.id, 0, Buffer.alloc(text.length + 1))), [
    413,
    'upload.too_large',
  ]);
  await put(page, begun.id, 0, text);
  assert.equal((await complete(page, begun.id)).status, 422);
  assert.deepEqual(problem(await complete(page, begun.id)), [404, 'upload.unknown']);
  const { body: lying } = await announce(page, { subject: 'document_front', bytes: text });
  await put(page, lying.id, 0, Buffer.from('NO picture at all'));
  assert.deepEqual(problem(await complete(page, lying.id)), [422, 'upload.digest_wrong']);
  const huge = await page.call('POST', '/uploads', {
    subject: 'document_front',
    bytes: 26 * 1024 * 1024,
    sha256: '0'.repeat(64),
  });
  assert.deepEqual(problem(huge), [413, 'upload.too_large']);
  assert.deepEqual(problem(await put(new HostedPage(kit), lying.id, 0, text)), [401, 'session.unknown']);
});

test('an answer that was announced in time may arrive late; announced late it is refused', async () => {
  const page = await atDocument('parts-4');
  await page.photo(await greyJpeg());
  const challenge = await page.challenge();
  const bytes = await greyClip(challenge.nonce);
  const content = { subject: 'liveness', bytes, challenge_id: challenge.id } as const;
  assert.equal(
    (await page.call('POST', '/uploads', { subject: 'liveness', bytes: 9, sha256: '0'.repeat(64) })).status,
    400,
  );
  const { body: begun } = await announce(page, content);
  await put(page, begun.id, 0, bytes.subarray(0, 1000));
  kit.passMinutes(10);
  await put(page, begun.id, 1000, bytes.subarray(1000));
  assert.equal((await complete(page, begun.id)).status, 200);
  const late = await page.challenge();
  const lateBytes = await greyClip(late.nonce);
  kit.passMinutes(10);
  const refused = await announce(page, { subject: 'liveness', bytes: lateBytes, challenge_id: late.id });
  assert.deepEqual(problem(refused), [410, 'liveness.challenge_late']);
});

test('what was never finished is forgotten after two hours', async () => {
  const page = await atDocument('parts-5');
  const bytes = await greyJpeg(640, 480);
  const { body: begun } = await announce(page, { subject: 'document_front', bytes });
  await put(page, begun.id, 0, bytes.subarray(0, 500));
  kit.passMinutes(121);
  assert.deepEqual(problem(await complete(page, begun.id)), [404, 'upload.unknown']);
});

const corners = [0.1, 0.2, 0.9, 0.21, 0.88, 0.8, 0.12, 0.79];
const asQuad = [
  [0.1, 0.2],
  [0.9, 0.21],
  [0.88, 0.8],
  [0.12, 0.79],
];

/** What the checks are given once the session is handed in. */
async function handedIn(page: HostedPage) {
  const challenge = await page.challenge();
  assert.equal((await page.clip(challenge, await greyClip(challenge.nonce))).status, 200);
  const { submissions } = kit.inference;
  const before = submissions.length;
  assert.equal((await page.call('POST', '/submit', {})).status, 200);
  const shown = () => submissions.slice(before).find(({ front }) => front !== null);
  await waitUntil(() => shown() !== undefined, 'the checks of the photo');
  return shown()!;
}

test('where the person says that the document lies comes to the checks, in one body or in parts', async () => {
  const bytes = await greyJpeg(640, 480);
  const whole = await atDocument('corners-1');
  assert.equal(
    (await whole.call('PUT', `/documents/front?corners=${corners}`, bytes, 'image/jpeg')).status,
    200,
  );
  assert.deepEqual((await handedIn(whole)).corners, { front: asQuad, back: null });
  const parted = await atDocument('corners-2');
  const other = [...corners.slice(0, 7), 0.7];
  const { body: first } = await announce(parted, { subject: 'document_front', bytes, corners: other });
  const { body: begun } = await announce(parted, { subject: 'document_front', bytes, corners });
  assert.equal(begun.id, first.id, 'the same photo goes on, the corners said last count');
  await put(parted, begun.id, 0, bytes);
  assert.equal((await complete(parted, begun.id)).status, 200);
  assert.deepEqual((await handedIn(parted)).corners, { front: asQuad, back: null });
});

test('a photo that is taken again leaves no corners of the one before', async () => {
  const page = await atDocument('corners-3');
  const path = `/documents/front?corners=${corners}`;
  assert.equal((await page.call('PUT', path, await greyJpeg(640, 480), 'image/jpeg')).status, 200);
  assert.equal((await page.photo(await greyJpeg(320, 240))).status, 200);
  assert.deepEqual((await handedIn(page)).corners, { front: null, back: null });
});

test('corners that are no outline, or of no document, are refused by name, and nothing is kept', async () => {
  const page = await atDocument('corners-4');
  const bytes = await greyJpeg(640, 480);
  const refused = [
    [[...corners.slice(0, 7), 1.2], 'corners/7'],
    [[0.2, 0.2, 0.8, 0.8, 0.8, 0.2, 0.2, 0.8], 'corners/2'],
    [[0.5, 0.5, 0.6, 0.5, 0.6, 0.6, 0.5, 0.6], 'corners'],
  ] as const;
  for (const [wrong, where] of refused) {
    const one = await page.call('PUT', `/documents/front?corners=${wrong}`, bytes, 'image/jpeg');
    const parts = await announce(page, { subject: 'document_front', bytes, corners: wrong });
    for (const answer of [one, parts]) {
      assert.deepEqual(problem(answer), [422, 'upload.corners_invalid']);
      assert.equal((answer.body as unknown as Problem).errors?.[0]?.pointer, where);
    }
  }
  for (const query of ['corners=1,2,3', 'corners=a', 'corners=', 'edges=1'])
    assert.deepEqual(problem(await page.call('PUT', `/documents/front?${query}`, bytes, 'image/jpeg')), [
      400,
      'request.invalid',
    ]);
  const challenge = await page.challenge();
  const clip = await greyClip(challenge.nonce);
  const ofClip = { subject: 'liveness', bytes: clip, challenge_id: challenge.id, corners } as const;
  assert.deepEqual(problem(await announce(page, ofClip)), [400, 'request.invalid']);
  const { body } = await page.call('GET', '/session');
  assert.ok(body.steps.every(({ step, state }) => step !== 'document' || state === 'todo'));
});
