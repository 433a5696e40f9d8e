import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldValue } from '@vidimus/documents';
import type { SideEvidence } from '../../evidence.ts';
import { type Highlight, highlightCell } from '../../pixels/highlights.ts';
import { cutsValue } from './cut-value.ts';

/** A flat document as it is in a picture of twice its size, with a name of 120 × 24 px at (200, 96). */
function evidence(
  source: FieldValue['source'],
  name: 'full_name' | 'birth_date' = 'full_name',
): SideEvidence {
  const points = [
    [400, 192],
    [640, 192],
    [640, 240],
    [400, 240],
  ];
  const region = { subject: 'document_front', points, image_width: 1600, image_height: 1000 };
  return {
    reading: { flatToPicture: [1, 0, 0, 0, 1, 0, 0, 0, 1], picture: { scale: 2 } },
    identified: {
      printed: { [name]: { value: '买提', source: 'visual', region } },
      fields: { [name]: { value: '买提', source, region } },
    },
  } as unknown as SideEvidence;
}

/** A reflection over cells of the flat document. */
function reflection(left: number, top: number, columns: number, rows: number): Highlight {
  const cells = Array.from(
    { length: columns * rows },
    (_, i) => [left + (i % columns), top + Math.floor(i / columns)] as const,
  );
  const [x, y, width, height] = [left, top, columns, rows].map((cell) => cell * highlightCell);
  return { x: x!, y: y!, width: width!, height: height!, share: 0.01, cells };
}

test('a reflection on the line of a name cuts it, over it or at its end', () => {
  const over = reflection(30, 12, 4, 3);
  assert.equal(cutsValue(evidence('visual'), [over], 1), over);
  const before = reflection(16, 12, 9, 3);
  assert.equal(cutsValue(evidence('visual'), [reflection(60, 40, 3, 3), before], 1), before);
});

test('a reflection on another line, or farther away, does not; nor one by a value that a code or its form makes whole', () => {
  assert.equal(cutsValue(evidence('visual'), [reflection(30, 16, 4, 3)], 1), null);
  assert.equal(cutsValue(evidence('visual'), [reflection(10, 12, 9, 3)], 1), null);
  const over = reflection(30, 12, 4, 3);
  assert.equal(cutsValue(evidence('mrz'), [over], 1), null);
  assert.equal(cutsValue(evidence('visual', 'birth_date'), [over], 1), null);
});
