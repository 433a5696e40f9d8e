import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Engine, inspectDocument } from '@vidimus/checks';
import { defaultPolicy } from '@vidimus/domain';
import { DocumentReader, decodePicture, embeddingDistance, FaceReader, matchResult } from '@vidimus/vision';
import { type JourneyDocument, type JourneyDocumentName, renderJourneySpecimens } from './journey.ts';
import { holder, lookingAhead } from './people.ts';

// The browser journeys show the other documents; here are those that they do not.
const names = [
  'good',
  'dark',
  'glare',
  'tilted-180',
  'card-back',
  'other-person',
] as const satisfies JourneyDocumentName[];
let engine: Engine;
let documents: Record<(typeof names)[number], JourneyDocument>;

before(async () => {
  const [document, face] = await Promise.all([DocumentReader.load(), FaceReader.load()]);
  engine = { document, face };
  documents = await renderJourneySpecimens(names);
});

const inspect = (name: (typeof names)[number]) =>
  inspectDocument(documents[name].picture, engine, {
    where: name,
    side: null,
    today: '2026-11-23',
    policy: defaultPolicy,
  });

const reasons = {
  good: [],
  'tilted-180': [],
  'card-back': [],
  dark: ['document.exposure.too_dark'],
  glare: ['document.glare.covers_field'],
};
for (const [name, expected] of Object.entries(reasons) as [keyof typeof reasons, string[]][]) {
  test(`${name}: read right, corners found, reasons: ${expected.join() || 'none'}`, async () => {
    const { lines, quad } = documents[name];
    const found = await inspect(name);
    assert.deepEqual(found.mrz?.lines, lines);
    assert.equal(found.mrz?.valid, true);
    assert.deepEqual(
      found.reasons.map(({ code }) => code),
      expected,
    );
    const width = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]);
    const off = quad.map(
      ([x, y], at) => Math.hypot(x - found.quad![at]![0]!, y - found.quad![at]![1]!) / width,
    );
    assert.ok(Math.max(...off) < 0.02, `corners are off by ${off.map((each) => each.toFixed(3)).join()}`);
  });
}

async function distanceTo(name: (typeof names)[number], selfie: Float32Array): Promise<number> {
  const { flat } = await engine.document.read(await decodePicture(documents[name].picture, { where: name }));
  const [portrait] = await engine.face.find(flat);
  assert.ok(portrait, `${name} shows a portrait`);
  return embeddingDistance(await engine.face.embed(flat, portrait), selfie);
}

test('the printed portrait is its holder’s, and the other portrait is not', async () => {
  const frame = await decodePicture(await lookingAhead(holder, { width: 640, height: 480 }), {
    where: 'selfie',
  });
  const [face] = await engine.face.find(frame);
  const selfie = await engine.face.embed(frame, face!);
  const own = await distanceTo('good', selfie);
  const other = await distanceTo('other-person', selfie);
  assert.equal(matchResult(own), 'passed', `own portrait at ${own}`);
  assert.equal(matchResult(other), 'failed', `other portrait at ${other}`);
});

test('the same name is drawn to the same bytes', async () => {
  const { good } = await renderJourneySpecimens(['good']);
  assert.deepEqual(Buffer.compare(good.picture, documents.good.picture), 0);
});
