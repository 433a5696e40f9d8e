import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentReading, MrzReading } from '@vidimus/vision/browser';
import { fraIdentityCard } from './type.ts';

/** The specimen of the card that the ministry showed: its number is printed as 880692310285. */
const lines = ['IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '8806923102858CORINNE<<<<<<<6512068F6'];

test('the number is all twelve characters, as the card prints it', () => {
  const mrz = {
    format: 'FRENCH_ID',
    lines,
    valid: true,
    fields: { documentNumber: '10285', lastName: 'BERTHIER', firstName: 'CORINNE' },
  } as unknown as MrzReading;
  const reading = { mrz, lines: [] } as unknown as DocumentReading;
  const region = { subject: 'document_front' as const, points: [], image_width: 1, image_height: 1 };
  const found = fraIdentityCard.recognise(reading, { regionOf: () => region, today: '2026-11-23' });
  assert.equal(found?.fields.document_number?.value, '880692310285');
});
