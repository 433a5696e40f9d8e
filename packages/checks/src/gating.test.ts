import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckResult, DocumentSide, Policy } from '@vidimus/contracts';
import { documentTypes } from '@vidimus/documents';
import type { Face, FrameReading } from '@vidimus/vision';
import { checkDocument } from './document-checks.ts';
import type { Engine } from './engine.ts';
import type { SideEvidence } from './evidence.ts';
import { draw } from './golden/drawing.ts';
import { clipOf, embeddingAt, type SideGolden, sideOf, typedOf } from './golden/evidence.ts';
import { checkClip, verifySubmission } from './submission.ts';

const today = '2026-11-23';
// Only what the checks read of a policy.
const policy = {
  minimum_age_years: 18,
  documents: {
    kinds: ['passport', 'identity_card', 'driving_licence', 'residence_permit'],
    countries: null,
  },
} as unknown as Policy;

const page = { width: 800, height: 560 };
const zone = { format: 'TD3', valid: true } as const;
const passportFields = {
  family_name: 'TESTMANN',
  given_names: 'MARA LIN',
  birth_date: '1991-03-14',
  document_number: 'TM4810736',
  nationality: 'UTO',
  expiry_date: '2034-05-19',
};

/** A side with print on it, of a type that is known. */
function shown(golden: SideGolden, type: string): SideEvidence {
  const side = sideOf({ draw: page, fields: passportFields, ...golden });
  const known = documentTypes.find(({ id }) => id === type);
  assert.ok(known, type);
  return { ...side, identified: { ...side.identified, type: known, kind: known.kind } };
}
const passport = (golden: SideGolden = {}) => shown(golden, 'icao-passport');

const judge = (
  sides: readonly SideEvidence[],
  needed: readonly DocumentSide[] = ['front'],
  typed: Parameters<typeof typedOf>[0] = {},
) => checkDocument(sides, needed, { typed: typedOf(typed), today, policy });
const names = (results: readonly CheckResult[]) => results.map(({ check }) => check);
const codes = (results: readonly CheckResult[]) =>
  results.flatMap(({ reasons }) => reasons.map(({ code }) => code));
const ofData = (results: readonly CheckResult[]) => names(results).filter((name) => name.startsWith('data/'));

test('a good passport passes every check that applies', () => {
  const results = judge([passport({ mrz: zone })]);
  assert.deepEqual(codes(results), []);
  assert.equal(ofData(results).length, 6);
  assert.ok(names(results).includes('face/presence'));
});

test('one illegible side of two keeps the other from being compared too', () => {
  const front = shown({ fields: { ...passportFields, family_name: 'OTHER' } }, 'icao-identity-card');
  const back = shown({ side: 'back', draw: { ...page, gain: 0.15 } }, 'icao-identity-card');
  const results = judge([front, back], ['front', 'back']);
  assert.deepEqual(codes(results), ['document.exposure.too_dark']);
});

test('no document is only missed where the picture would show one', () => {
  const nothing = { lines: 0, quad: null, mrz: null } as const;
  assert.deepEqual(codes(judge([passport(nothing)])), ['document.presence.not_found']);
  const dark = passport({ ...nothing, draw: { ...page, gain: 0.15 } });
  assert.deepEqual(codes(judge([dark])), ['document.exposure.too_dark']);
  const tiny = passport({ ...nothing, draw: { width: 200, height: 140 } });
  assert.deepEqual(codes(judge([tiny])), ['document.resolution.too_small']);
  const blurred = passport({ lines: 0, mrz: null, draw: { ...page, blur: 6 } });
  assert.deepEqual(codes(judge([blurred])), ['document.focus.blurry']);
});

test('a portrait and fields are not missed where the side that bears them is missing or exchanged', () => {
  const licence = { document: { kind: 'driving_licence' } } as const;
  const bare = { fields: {}, portrait: false };
  const alone = judge([shown(bare, 'aamva-driving-licence')], ['front', 'back'], licence);
  assert.deepEqual(codes(alone), ['document.side.missing']);
  const exchanged = [
    shown({ ...bare, shows: 'back' }, 'aamva-driving-licence'),
    shown({ ...bare, side: 'back', shows: 'front' }, 'aamva-driving-licence'),
  ];
  const results = judge(exchanged, ['front', 'back'], licence);
  assert.deepEqual(codes(results), ['document.side.wrong', 'document.side.wrong']);
});

test('on a legible document of a known type, a missing field or portrait is told', () => {
  const { document_number: _, ...fields } = passportFields;
  assert.deepEqual(codes(judge([passport({ fields })])), ['document.text.unreadable']);
  assert.deepEqual(codes(judge([passport({ portrait: false })])), ['face.presence.not_found']);
});

test('the grain of a copy is not called wear, also where a field was not read', () => {
  const { document_number: _, ...fields } = passportFields;
  const worn = [0.45, 0.3, 0.55, 0.45] as const;
  assert.deepEqual(codes(judge([passport({ fields, worn })])), ['document.condition.damaged']);
  const copied = codes(judge([passport({ fields, worn, display: 1.5 })]));
  assert.deepEqual(copied, ['document.original.screen', 'document.text.unreadable']);
});

test('on a photo that must be taken again a missing portrait is not told besides', () => {
  const bleached = passport({ mrz: zone, portrait: false, draw: { ...page, paper: 255, ink: 240 } });
  assert.deepEqual(codes(judge([bleached])), ['document.exposure.too_bright']);
});

/** Readers that must not be asked. */
const untouched = new Proxy({} as Engine, {
  get: (_, name) => assert.fail(`the engine's ${String(name)} reader was asked`),
});

test('typed data alone is judged without a photo, a clip or a model', async () => {
  const alone = { front: null, back: null, clip: null, asked: null, earlier: [], sides: [] };
  const typed = typedOf({ birth_date: '2012-01-01' });
  const { checks, reasons } = await verifySubmission({ ...alone, typed }, untouched, { today, policy });
  assert.deepEqual(
    reasons.map(({ code }) => code),
    ['data.age.below_minimum'],
  );
  assert.deepEqual(
    checks.filter(({ result }) => result === 'not_applicable').map(({ check }) => check),
    ['data/name', 'data/birth_date', 'data/document_number', 'data/nationality', 'data/document'],
  );
});

/** A face reader whose every face lies `distance` from the portrait, and that sees these covers. */
function facesAt(distance: number, worn = { hat: 0, mask: 0 }): { engine: Engine; asked: () => number } {
  let count = 0;
  const embed = async () => embeddingAt(count++ === 0 ? distance : 0);
  const covers = async () => worn;
  return { engine: { face: { embed, covers } } as unknown as Engine, asked: () => count };
}
/** Vertices of a mesh that say how large a face is and where: eyes 100 px apart, everything else at the nose. */
function plainMesh(): Float32Array {
  const mesh = new Float32Array(468 * 3);
  const put = (vertex: number, x: number, y: number) => mesh.set([x, y, 0], vertex * 3);
  for (let vertex = 0; vertex < 468; vertex++) put(vertex, 200, 200);
  for (const vertex of [33, 133]) put(vertex, 150, 150);
  for (const vertex of [362, 263]) put(vertex, 250, 150);
  for (const vertex of [61, 291]) put(vertex, 200, 265);
  return mesh;
}
const softly = { width: 400, height: 400, paper: 150, ink: 120 };
/** Readings of a clip at rest, with a picture kept of the middle one. */
function readings(
  moment: { faces?: number; luma?: number; yaw?: number } = {},
  picture: Parameters<typeof draw>[0] = softly,
): FrameReading[] {
  const kept = {
    picture: draw(picture),
    face: {
      mesh: plainMesh(),
      box: [110, 110, 180, 200],
      pose: { yaw: 0, pitch: 0, roll: 0 },
    } as unknown as Face,
  };
  const signals = clipOf([
    { t: 0, ...moment },
    { t: 2000, ...moment },
  ]);
  return signals.map((signal, index) => ({
    ...signal,
    kept: index === 12 ? kept : null,
    moving: null,
    light: null,
    unchanged: null,
  }));
}

test('a clip without a face is only said to have none', async () => {
  const results = await checkClip(readings({ faces: 0 }), untouched, { asked: ['nod'], front: passport() });
  assert.deepEqual(codes(results), ['face.presence.not_found']);
  assert.equal(results.length, 1);
});

test('faces are compared where one well-lit face is there throughout, and nowhere else', async () => {
  const { engine, asked } = facesAt(1.1);
  const front = passport();
  const compared = await checkClip(readings(), engine, { asked: null, front });
  assert.deepEqual(codes(compared), ['face.match.different']);
  assert.equal(asked(), 2, 'one frame and the portrait');
  const company = await checkClip(readings({ faces: 2 }), engine, { asked: null, front });
  assert.deepEqual(codes(company), ['face.presence.multiple']);
  const dark = await checkClip(readings({ luma: 20 }), untouched, { asked: null, front });
  assert.deepEqual(codes(dark), ['face.lighting.too_dark']);
  const without = await checkClip(readings(), engine, { asked: null });
  assert.ok(!names(without).includes('face/match'));
});

test('a face that is turned aside throughout is only said to be so', async () => {
  const results = await checkClip(readings({ yaw: 50 }), untouched, { asked: ['nod'], front: passport() });
  assert.deepEqual(codes(results), ['face.presence.not_found']);
  assert.ok(!names(results).includes('liveness/challenge'));
});

test('a covered face is not compared, and no cover is looked for in a blurred or half dark one', async () => {
  const { engine, asked } = facesAt(1.1, { hat: 1, mask: 0 });
  const front = passport();
  const worn = await checkClip(readings(), engine, { asked: null, front });
  assert.deepEqual(codes(worn), ['face.cover.hat']);
  assert.equal(asked(), 0);
  const soft = await checkClip(readings({}, { ...softly, blur: 6 }), untouched, { asked: null, front });
  assert.deepEqual(codes(soft), ['face.focus.blurry']);
  const shaded = await checkClip(readings({}, { ...softly, gain: 0.1 }), untouched, { asked: null, front });
  assert.deepEqual(codes(shaded), ['face.lighting.too_dark']);
});

test('a document without a portrait leaves the comparison open, not failed', async () => {
  const { engine } = facesAt(0);
  const results = await checkClip(readings(), engine, {
    asked: null,
    front: passport({ portrait: false }),
  });
  assert.equal(results.find(({ check }) => check === 'face/match')?.result, 'not_applicable');
});
