import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { verifySubmission } from '@vidimus/checks';
import type { Quad } from '@vidimus/contracts';
import { defaultPolicy } from '@vidimus/domain';
import { DocumentReader, decodePicture, FaceReader } from '@vidimus/vision';
import { overlap } from '../../src/polygons.ts';
import { type JourneyDocument, renderJourneySpecimens } from './journey.ts';
import { renderOpenBooklet } from './open-booklet.ts';

const engine = { document: await DocumentReader.load(), face: await FaceReader.load() };
after(() => Promise.all([engine.document.dispose(), engine.face.dispose()]));

/** The document read, and its submission checked, where a person drew these corners (shares of the picture). */
async function looked({ picture }: JourneyDocument, front: Quad | null) {
  const nothing = { typed: null, back: null, clip: null, asked: null, earlier: [] };
  const submission = {
    ...nothing,
    front: picture,
    corners: { front, back: null },
    sides: ['front'] as const,
  };
  const context = { today: '2026-11-23', policy: defaultPolicy };
  const { checks } = await verifySubmission(submission, engine, context);
  const reading = await engine.document.read(
    await decodePicture(picture, { where: 'booklet' }),
    picture,
    front,
  );
  return { reading, checks };
}

/** The true corners as shares of the picture, as a hand sets them: each a little off. */
const drawn = ({ quad }: JourneyDocument): Quad =>
  quad.map(([x, y], k) => [
    x / 1920 + 0.005 * [1, -1, 1, -1][k]!,
    y / 1080 + 0.005 * [-1, 1, 1, -1][k]!,
  ]) as unknown as Quad;

test('where the finder is unsure the person’s corners count, fitted to the edges, and the record says so', async () => {
  const booklet = await renderOpenBooklet();
  const own = await looked(booklet, null);
  const aided = await looked(booklet, drawn(booklet));
  assert.equal(own.reading.unaided, null);
  assert.ok(overlap(own.reading.quad!, booklet.quad) < 0.95, 'the finder takes the leaf for the fold');
  assert.ok(overlap(aided.reading.quad!, booklet.quad) > 0.985, 'nearer than the hand itself');
  assert.deepEqual(aided.reading.mrz?.lines, booklet.lines);
  assert.deepEqual(aided.reading.unaided?.quad, own.reading.quad);
  const photo = aided.checks.filter(({ check }) => check === 'document/frame' || check === 'document/focus');
  assert.deepEqual(
    photo.map(({ outline_from }) => outline_from),
    ['person', 'person'],
  );
  assert.ok(own.checks.every(({ outline_from }) => outline_from === undefined));
});

test('corners drawn where nothing reads like a document are not believed', async () => {
  const booklet = await renderOpenBooklet();
  const blank: Quad = [
    [0.3, 0.02],
    [0.7, 0.02],
    [0.7, 0.2],
    [0.3, 0.2],
  ];
  const { reading } = await looked(booklet, blank);
  assert.equal(reading.unaided, null);
  assert.deepEqual(reading.mrz?.lines, booklet.lines);
});

test('corners drawn inside the picture do not hide that the document is cut', async () => {
  const cut = await renderOpenBooklet({ shiftY: -0.03 });
  const inside = drawn(cut).map(([x, y]) => [x, Math.min(y, 0.95)]) as unknown as Quad;
  const { reading, checks } = await looked(cut, inside);
  assert.ok(reading.unaided, 'the finder is unsure, and the corners count');
  assert.deepEqual(
    checks.flatMap(({ reasons }) => reasons.map(({ code }) => code)),
    ['document.frame.cropped'],
  );
});

test('a finder that is sure asks nobody', async () => {
  const { good } = await renderJourneySpecimens(['good']);
  const own = await looked(good, null);
  const elsewhere: Quad = [
    [0.3, 0.3],
    [0.7, 0.3],
    [0.7, 0.8],
    [0.3, 0.8],
  ];
  const aided = await looked(good, elsewhere);
  assert.equal(aided.reading.unaided, null);
  assert.deepEqual(aided.reading.quad, own.reading.quad);
});
