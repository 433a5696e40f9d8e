import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultPolicy } from '@vidimus/domain';
import { checkDocument, checkPhoto } from './document-checks.ts';
import { type SideGolden, sideOf, type TypedGolden, typedOf } from './golden/evidence.ts';

const page = { width: 800, height: 560 };
const clean: SideGolden = { draw: page, mrz: { format: 'TD3', valid: true } };
const unread: SideGolden = { draw: page, mrz: null };

const photoCodes = (golden: SideGolden) =>
  checkPhoto(sideOf(golden)).flatMap(({ reasons }) => reasons.map(({ code }) => code));

test('a clean photo gives no reason', () => {
  assert.deepEqual(photoCodes(clean), []);
});

test('each cause is named alone, without what it brings about', () => {
  const few = { lines: 2 };
  assert.deepEqual(photoCodes({ ...unread, ...few, draw: { ...page, gain: 0.2, blur: 4 } }), [
    'document.exposure.too_dark',
  ]);
  assert.deepEqual(photoCodes({ ...unread, ...few, draw: { ...page, blur: 4 } }), ['document.focus.blurry']);
  assert.deepEqual(photoCodes({ ...unread, ...few }), ['document.text.unreadable']);
  assert.deepEqual(photoCodes({ ...unread, lines: 0 }), ['document.presence.not_found']);
  assert.deepEqual(photoCodes({ ...unread, lines: 0, draw: { ...page, gain: 0.2 } }), [
    'document.exposure.too_dark',
  ]);
});

function found(golden: SideGolden, typed: TypedGolden = {}) {
  const context = { typed: typedOf(typed), today: '2026-11-23', policy: defaultPolicy };
  return checkDocument([sideOf(golden)], ['front'], context);
}
const codes = (...given: Parameters<typeof found>) =>
  found(...given).flatMap(({ reasons }) => reasons.map(({ code }) => code));
const fields = { birth_date: '1991-03-14', document_number: 'TM4810736', expiry_date: '2034-05-19' };

test('nothing is compared with a side that could not be read', () => {
  const wrong = { document: { number: 'XX' } };
  assert.deepEqual(codes({ ...unread, draw: { ...page, blur: 4 }, fields }, wrong), [
    'document.focus.blurry',
  ]);
  assert.equal(
    found({ ...unread, draw: { ...page, blur: 4 }, fields }).some(({ check }) => check.startsWith('data/')),
    false,
  );
});

test('a zone with right check digits is compared even where the photo has a fault', () => {
  const wrong = { document: { number: 'XX' } };
  assert.deepEqual(codes({ ...clean, draw: { ...page, gain: 0.2 }, fields }, wrong), [
    'document.exposure.too_dark',
    'data.document_number.mismatch',
  ]);
});

test('a document of another kind is not compared field by field', () => {
  const wrong = { document: { kind: 'identity_card' as const, number: 'XX' } };
  assert.deepEqual(codes({ ...clean, fields }, wrong), ['document.type.mismatch']);
});

test('what differs and what has expired are told together', () => {
  const expired = { ...fields, expiry_date: '2020-01-01' };
  assert.deepEqual(codes({ ...clean, fields: expired }, { birth_date: '1991-03-15' }), [
    'document.validity.expired',
    'data.birth_date.mismatch',
  ]);
});

test('a copy is told as one, and compared as far as it can be read', () => {
  const grey: SideGolden = { draw: { ...page, colour: false }, mrz: null, kind: 'driving_licence', fields };
  const wrong = { birth_date: '1991-03-15', document: { kind: 'driving_licence' as const } };
  assert.deepEqual(codes(grey, wrong), ['document.original.photocopy', 'data.birth_date.mismatch']);
});

test('a photo that is too dark is not judged to be a copy', () => {
  assert.deepEqual(photoCodes({ ...clean, draw: { ...page, gain: 0.2, colour: false } }), [
    'document.exposure.too_dark',
  ]);
});
