import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import { lostPrint } from './lost-print.ts';

const line = (text: string, confidence: number, [left, top, width, height]: readonly number[]) => {
  const quad = [
    [left!, top!],
    [left! + width!, top!],
    [left! + width!, top! + height!],
    [left!, top! + height!],
  ] as unknown as Quad;
  return { text, confidence, quad };
};
const clear = Array.from({ length: 6 }, (_, row) => line('Print', 0.98, [400, 100 + row * 60, 200, 40]));

test('a line of a column that cannot be read although the others can is lost', () => {
  const lost = line('27 9EC1..9', 0.6, [402, 460, 190, 40]);
  assert.deepEqual(lostPrint([...clear, lost]), { quad: lost.quad, confidence: 0.6 });
});

test('what is no print of the document is not missed', () => {
  const beside = line('XXXNNX', 0.5, [900, 460, 190, 40]);
  const tiny = line('SPECK', 0.4, [400, 460, 60, 12]);
  const short = line('e', 0.3, [400, 460, 190, 40]);
  assert.equal(lostPrint([...clear, beside, tiny, short]), null);
});

test('a page of which little can be read has other troubles', () => {
  const all = clear.map((each) => ({ ...each, confidence: 0.6 }));
  assert.equal(lostPrint(all), null);
  assert.equal(lostPrint([...clear.slice(0, 4), line('27 9EC1..9', 0.6, [402, 460, 190, 40])]), null);
});

test('one line of print that reads badly all over the page, as small print of a copy does, is not lost', () => {
  const small = [0.82, 0.78, 0.85, 0.98].map((confidence, row) =>
    line('Label', confidence, [400, 480 + row * 60, 120, 26]),
  );
  const worst = line('Lab1/e', 0.6, [400, 720, 120, 26]);
  assert.equal(lostPrint([...clear, ...small, worst]), null);
  const legible = small.map((each) => ({ ...each, confidence: 0.96 }));
  assert.deepEqual(lostPrint([...clear, ...legible, worst]), { quad: worst.quad, confidence: 0.6 });
});

test('of a field that was not read any piece between the other print is lost, what stands apart is not', () => {
  const piece = line('563', 0.7, [480, 230, 60, 26]);
  assert.deepEqual(lostPrint([...clear, piece], { unread: true }), { quad: piece.quad, confidence: 0.7 });
  assert.equal(lostPrint([...clear, piece]), null);
  assert.equal(lostPrint([...clear, line('SIGN', 0.4, [480, 560, 90, 40])], { unread: true }), null);
});
