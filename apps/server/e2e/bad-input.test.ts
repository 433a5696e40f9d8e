import assert from 'node:assert/strict';
import { globSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import type { Problem } from '@vidimus/contracts';
import {
  allEvents,
  begin,
  greyClip,
  greyJpeg,
  type HostedPage,
  integrator,
  type Kit,
  openKit,
  rawClip,
  typed,
  waitUntil,
} from './kit.ts';

let kit: Kit;
let page: HostedPage;

before(async () => {
  kit = await openKit();
  const { created, page: opened } = await begin(kit, 'L2', 'person-1');
  page = opened;
  await page.open(created.url);
  assert.equal((await page.call('PUT', '/data', typed)).status, 200);
});
after(() => kit.close());

/** All that a refused request could have left: stored files, events, and what the session holds. */
async function traces() {
  const files = globSync('objects/**/*', { cwd: kit.dataDir, withFileTypes: true });
  return {
    files: files.filter((each) => each.isFile()).map(({ name }) => name),
    events: await allEvents(kit),
    session: (await page.call('GET', '/session')).body,
  };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32BE(data.length, 0);
  sizes.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([sizes.subarray(0, 4), body, sizes.subarray(4)]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A PNG that says it has this size; its data are one empty row. */
function pngOfSize(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(Math.max(1, Math.min(width, 100) + 1)));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const pictures: [what: string, make: () => Promise<Uint8Array> | Uint8Array, status: number, code: string][] =
  [
    ['an empty file', () => new Uint8Array(), 422, 'picture.empty'],
    [
      'a picture that breaks off',
      async () => (await greyJpeg(800, 600)).subarray(0, 900),
      422,
      'picture.truncated',
    ],
    ['a picture of 0 × 0 px', () => pngOfSize(0, 0), 422, 'picture.truncated'],
    ['a picture of 30,000 × 30,000 px', () => pngOfSize(30_000, 30_000), 422, 'picture.too_large'],
    [
      'HTML named .jpg',
      () => Buffer.from('<!doctype html><script>alert(1)</script>'),
      422,
      'picture.unsupported',
    ],
    [
      'an SVG named .jpg',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      422,
      'picture.unsupported',
    ],
    ['random bytes', () => Buffer.alloc(5000, 0x5a), 422, 'picture.unsupported'],
    ['more than 25 MB', () => Buffer.alloc(26 * 1024 * 1024, 1), 413, 'upload.too_large'],
  ];
for (const [what, make, status, code] of pictures) {
  test(`${what} in place of a photo is refused, named, and not kept`, async () => {
    const before = await traces();
    const answer = await page.call<Problem>('PUT', '/documents/front', await make(), 'image/jpeg');
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.match(answer.type, /^application\/problem\+json/);
    assert.equal(answer.body.code, code);
    const named = answer.body.errors?.[0]?.pointer;
    assert.equal(named, status === 413 ? 'body' : 'document_front');
    assert.deepEqual(await traces(), before, 'nothing is half-stored');
    assert.deepEqual(before.session.document_sides, [{ side: 'front', uploaded: false }]);
  });
}

const evenly = (count: number, stepMs: number) => Array.from({ length: count }, (_, at) => at * stepMs);

const clips: [what: string, make: (nonce: string) => Promise<Uint8Array> | Uint8Array, code: string][] = [
  ['an empty clip', () => new Uint8Array(), 'clip.empty'],
  ['a clip that breaks off', async (nonce) => (await greyClip(nonce)).subarray(0, 1200), 'clip.truncated'],
  ['HTML', () => Buffer.from('<!doctype html>'), 'clip.malformed'],
  [
    'a clip whose frames go back in time',
    async (nonce) => rawClip(nonce, [0, 100, 300, 200, 400, 500], await greyJpeg()),
    'clip.out_of_order',
  ],
  [
    'a clip of 10,000 frames',
    async (nonce) => rawClip(nonce, evenly(10_000, 2), await greyJpeg(8, 8)),
    'clip.too_many_frames',
  ],
  ['a clip of one frame', async (nonce) => rawClip(nonce, [0], await greyJpeg()), 'clip.too_few_frames'],
  [
    'a clip longer than its challenge',
    async (nonce) => rawClip(nonce, evenly(100, 500), await greyJpeg()),
    'clip.too_long',
  ],
  [
    'a clip that leaves out two seconds',
    async (nonce) =>
      rawClip(nonce, [...evenly(10, 100), ...evenly(10, 100).map((time) => time + 3000)], await greyJpeg()),
    'clip.interrupted',
  ],
  ['a clip for another challenge', () => greyClip('somebody-elses-nonce'), 'liveness.nonce_wrong'],
];
for (const [what, make, code] of clips) {
  test(`${what} in place of an answer to a challenge is refused, and the challenge stays open`, async () => {
    const before = await traces();
    const challenge = await page.challenge();
    const answer = await page.call<Problem>(
      'PUT',
      `/liveness/${challenge.id}`,
      await make(challenge.nonce),
      'application/octet-stream',
    );
    assert.equal(answer.status, 422, JSON.stringify(answer.body));
    assert.match(answer.type, /^application\/problem\+json/);
    assert.equal(answer.body.code, code);
    assert.equal(answer.body.errors?.[0]?.pointer, code.startsWith('clip.') ? 'liveness' : 'header/nonce');
    assert.deepEqual(await traces(), before, 'nothing is half-stored');
    const right = await page.clip(challenge, await greyClip(challenge.nonce));
    assert.equal(right.status, 200, 'the same challenge is answered');
  });
}

const { document, ...withoutDocument } = typed;
const sessions = '/v1/verification_sessions';
const hooks = '/v1/webhook_endpoints';
const someone = { applicant_id: 'ap_x', level: 'L1' };
const bodies: [what: string, path: string, body: unknown, pointer: string][] = [
  ['an unknown key', '/v1/applicants', { external_id: 'a', vip: true }, '/vip'],
  ['a wrong type', '/v1/applicants', { external_id: 7 }, '/external_id'],
  ['a missing key', '/v1/applicants', {}, '/external_id'],
  ['an unknown level', '/v1/verification_sessions', { applicant_id: 'x', level: 'L9' }, '/level'],
  [
    'an unknown capability',
    '/v1/capabilities/check',
    { external_id: 'a', capability: 'mint', amount: 1, currency: 'USD' },
    '/capability',
  ],
  [
    'a negative amount',
    '/v1/capabilities/check',
    { external_id: 'a', capability: 'deposit', amount: -1, currency: 'USD' },
    '/amount',
  ],
  ['a character that no database holds', '/v1/applicants', { external_id: 'a\0b' }, '/external_id'],
  ['a script to return to', sessions, { ...someone, return_url: 'javascript:alert(1)' }, '/return_url'],
  ['a port that is none', sessions, { ...someone, return_url: 'http://a.example:99999/' }, '/return_url'],
  ['another scheme', hooks, { url: 'ftp://a.example/' }, '/url'],
  ['a password', hooks, { url: 'https://user:secret@a.example/' }, '/url'],
  ['a loopback address', hooks, { url: 'http://127.0.0.1:8080/' }, '/url'],
  ['a loopback address in disguise', hooks, { url: 'http://2130706433/' }, '/url'],
  ['a name of this machine', hooks, { url: 'http://localhost/' }, '/url'],
  ['the address of a cloud’s metadata', hooks, { url: 'http://169.254.169.254/latest' }, '/url'],
  ['a private IPv6 address', hooks, { url: 'http://[fd00::1]/' }, '/url'],
];
for (const [what, path, body, pointer] of bodies) {
  test(`${what} in JSON for ${path} is refused and named`, async () => {
    const before = await traces();
    const answer = await integrator<Problem>(kit, 'POST', path, body);
    assert.equal(answer.status, path === hooks ? 422 : 400, JSON.stringify(answer.body));
    assert.match(answer.type, /^application\/problem\+json/);
    assert.ok(
      answer.body.errors?.some((error) => error.pointer === pointer),
      JSON.stringify(answer.body),
    );
    assert.deepEqual(await traces(), before);
  });
}

const addresses: [path: string, method: string, status: number, code: string][] = [
  ['/v1/nothing', 'GET', 404, 'route.not_found'],
  ['/v1/applicants/ap_nobody', 'GET', 404, 'applicant.not_found'],
  ['/v1/verification_sessions/vs_nothing', 'GET', 404, 'session.not_found'],
  ['/v1/verification_sessions/vs_nothing/decisions', 'GET', 404, 'session.not_found'],
  ['/v1/webhook_endpoints/we_nothing', 'DELETE', 404, 'webhook_endpoint.not_found'],
  ['/v1/events?after=ev_nothing', 'GET', 422, 'event.unknown'],
  ['/v1/events?limit=101', 'GET', 400, 'request.invalid'],
  ['/v1/applicants/%00', 'GET', 400, 'request.invalid'],
  ['/v1/applicants/%zz', 'GET', 400, 'request.malformed'],
  [`/v1/applicants/${'a'.repeat(65)}`, 'GET', 400, 'request.invalid'],
  [`/v1/applicants/${'a'.repeat(500)}`, 'GET', 414, 'request.address_too_long'],
];
for (const [path, method, status, code] of addresses) {
  test(`${method} ${path.slice(0, 60)} is answered with ${status} and ${code}`, async () => {
    const answer = await integrator<Problem>(kit, method, path);
    assert.deepEqual([answer.status, answer.body.code], [status, code]);
    assert.match(answer.type, /^application\/problem\+json/);
  });
}

test('an upload that breaks off leaves nothing', async () => {
  const before = await traces();
  const { hostname, port } = new URL(kit.server.url);
  const socket = connect(Number(port), hostname);
  const head = `PUT /v1/hosted/documents/front HTTP/1.1\r\nhost: x\r\ncookie: ${page.cookie}\r\n`;
  socket.write(`${head}x-vidimus-page: 1\r\ncontent-type: image/jpeg\r\ncontent-length: 1000000\r\n\r\n`);
  socket.write(Buffer.alloc(200_000, 7));
  const files = () => globSync('objects/**/*.part', { cwd: kit.dataDir });
  await waitUntil(() => files().length > 0, 'the upload began');
  socket.destroy();
  await waitUntil(() => files().length === 0, 'the partial file is gone');
  assert.deepEqual(await traces(), before);
});

const data: [what: string, body: unknown, pointer: string][] = [
  ['an unknown key', { ...typed, nickname: 'x' }, '/nickname'],
  ['a blank name', { ...typed, given_names: '   ' }, '/given_names'],
  ['a nested unknown key', { ...typed, document: { ...document, colour: 'red' } }, '/document/colour'],
  ['no document', withoutDocument, '/document'],
  ['a birth date that is none', { ...typed, birth_date: '1991-02-31' }, '/birth_date'],
];
for (const [what, body, pointer] of data) {
  test(`typed data with ${what} are refused and ${pointer} is named`, async () => {
    const answer = await page.call<Problem>('PUT', '/data', body);
    assert.equal(answer.status, 400);
    assert.ok(
      answer.body.errors?.some((error) => error.pointer === pointer),
      JSON.stringify(answer.body),
    );
  });
}

test('broken JSON and a body over the limit are answered with problems too', async () => {
  const broken = await integrator<Problem>(kit, 'POST', '/v1/applicants', '{"external_id":');
  assert.deepEqual([broken.status, broken.body.code], [400, 'request.malformed']);
  const large = await integrator<Problem>(kit, 'POST', '/v1/applicants', { external_id: 'x'.repeat(70_000) });
  assert.deepEqual([large.status, large.body.code], [413, 'upload.too_large']);
});

test('the process is alive after all of that, and no partial file is left', async () => {
  assert.equal((await integrator(kit, 'GET', '/healthz')).status, 200);
  const names = readdirSync(join(kit.dataDir, 'objects'), { recursive: true }).map(String);
  assert.deepEqual(
    names.filter((name) => name.endsWith('.part')),
    [],
  );
});
