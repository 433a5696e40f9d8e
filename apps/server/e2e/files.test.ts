import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { FileRule, List, Problem, Review } from '@vidimus/contracts';
import { defaultPolicy } from '@vidimus/domain';
import {
  begin,
  greyClip,
  greyJpeg,
  type HostedPage,
  integrator,
  openKit,
  passedCheck,
  typed,
} from './kit.ts';

async function kitWith(files: FileRule) {
  const documents = { ...defaultPolicy.documents, files };
  const kit = await openKit({ policy: { ...defaultPolicy, documents } });
  kit.inference.checks = [passedCheck('document/focus'), passedCheck('liveness/challenge')];
  return kit;
}

/** Sends a picture in one part, as the page does, and says where it came from. */
async function inParts(page: HostedPage, source: 'camera' | 'file') {
  const picture = await greyJpeg();
  const what = {
    subject: 'document_front',
    bytes: picture.length,
    sha256: createHash('sha256').update(picture).digest('hex'),
  };
  const begun = await page.call<{ id: string }>('POST', '/uploads', what);
  assert.equal(begun.status, 200);
  const path = `/uploads/${begun.body.id}`;
  assert.equal((await page.call('PUT', `${path}?offset=0`, picture, 'application/octet-stream')).status, 200);
  return page.call<Problem>('POST', `${path}/complete`, { source });
}

test('a document that came as a file is decided by a person, who sees that it did', async () => {
  const kit = await kitWith('reviewed');
  const { created, page } = await begin(kit, 'L2', 'with-file');
  assert.equal((await page.open(created.url)).body.document_files, 'reviewed');
  await page.call('PUT', '/data', typed);
  assert.equal((await inParts(page, 'file')).status, 200);
  const challenge = await page.challenge();
  await page.clip(challenge, await greyClip(challenge.nonce));
  await page.call('POST', '/submit', {});
  await page.until('in_review');
  const { body } = await integrator<List<Review>>(kit, 'GET', '/v1/reviews');
  assert.deepEqual(
    body.data.map(({ session_id, files, reasons }) => ({ session_id, files, reasons })),
    [{ session_id: created.session.id, files: ['front'], reasons: [] }],
  );
  await kit.close();
});

test('where files are refused a photo still passes, in one body and in parts', async () => {
  const kit = await kitWith('refused');
  const { created, page } = await begin(kit, 'L2', 'no-files');
  await page.open(created.url);
  await page.call('PUT', '/data', typed);
  const refused = await inParts(page, 'file');
  assert.deepEqual([refused.status, refused.body.code], [409, 'upload.file_refused']);
  const whole = await page.call<Problem>(
    'PUT',
    '/documents/front?source=file',
    await greyJpeg(),
    'image/jpeg',
  );
  assert.deepEqual([whole.status, whole.body.code], [409, 'upload.file_refused']);
  const unknown = await page.call<Problem>(
    'PUT',
    '/documents/front?source=fax',
    await greyJpeg(),
    'image/jpeg',
  );
  assert.deepEqual([unknown.status, unknown.body.code], [400, 'request.invalid']);
  assert.equal((await inParts(page, 'camera')).status, 200);
  await kit.close();
});
