import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { defaultPolicy } from '@vidimus/domain';
import {
  blankPicture,
  type ClipFrame,
  DocumentReader,
  embeddingDistance,
  encodeJpeg,
  FaceReader,
  faceSearchThreshold,
  loadClip,
} from '@vidimus/vision';
import type { Engine } from './engine.ts';
import { type SubmissionFindings, verifySubmission } from './submission.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url));
const clipOf = (name: string) => loadClip(fixture(`liveness/head-pose-face-detection-${name}.gif`));

let engine: Engine;
before(async () => {
  engine = { document: await DocumentReader.load(), face: await FaceReader.load() };
});

function verified(clip: readonly ClipFrame[], front: Uint8Array | null = null): Promise<SubmissionFindings> {
  const sides = front ? (['front'] as const) : [];
  const input = { typed: null, front, back: null, clip, asked: null, earlier: [], sides };
  return verifySubmission(input, engine, { today: '2026-11-23', policy: defaultPolicy });
}

test('a submission gives the document and the face to look for under other people', async () => {
  const front = readFileSync(fixture('documents/azure-passport.png'));
  const { identity, face, models } = await verified(await clipOf('male'), front);
  assert.deepEqual(identity, { country: 'CAN', issuer: null, kind: 'passport', number: 'ZE000509' });
  assert.equal(face?.model, models.face_embedding);
  assert.equal(face?.embedding.length, 128);
  assert.ok(Math.abs(Math.hypot(...face!.embedding) - 1) < 1e-5);
});

test('two clips of one person are near enough to be known, clips of two people are not', async () => {
  const faceOf = async (clip: readonly ClipFrame[]) => (await verified(clip)).face!.embedding;
  const man = await clipOf('male');
  const middle = Math.floor(man.length / 2);
  const [first, second] = [await faceOf(man.slice(0, middle)), await faceOf(man.slice(middle))];
  const woman = await faceOf(await clipOf('female'));
  const { knownMaxDistance } = faceSearchThreshold;
  assert.ok(embeddingDistance(first, second) < knownMaxDistance, `${embeddingDistance(first, second)}`);
  for (const man of [first, second])
    assert.ok(embeddingDistance(man, woman) > 1.5 * knownMaxDistance, `${embeddingDistance(man, woman)}`);
});

test('without a face there is none to look for, and without a document none', async () => {
  const bytes = await encodeJpeg(blankPicture(320, 240), 80);
  const faceless = Array.from({ length: 3 }, (_, at) => ({ tMs: at * 100, bytes }));
  const { identity, face } = await verified(faceless);
  assert.equal(identity, null);
  assert.equal(face, null);
});
