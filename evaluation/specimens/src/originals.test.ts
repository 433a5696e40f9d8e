import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Engine, inspectDocument } from '@vidimus/checks';
import { defaultPolicy } from '@vidimus/domain';
import { DocumentReader, FaceReader } from '@vidimus/vision';
import { type OriginalKind, originalSpecimen } from './originals.ts';

let engine: Engine;
before(async () => {
  const [document, face] = await Promise.all([DocumentReader.load(), FaceReader.load()]);
  engine = { document, face };
});

// One of each kind, with the reason that it must give and no other.
const expected: [kind: OriginalKind, number: number, reasons: string[]][] = [
  ['genuine', 4, []],
  ['screen', 2, ['document.original.screen']],
  ['grey copy', 1, ['document.original.photocopy']],
  ['scan', 0, ['document.original.scan']],
  ['edited', 3, ['document.original.edited']],
];
for (const [kind, number, reasons] of expected) {
  test(`${kind}: reasons ${reasons.join() || 'none'}`, async () => {
    const { picture, method } = await originalSpecimen('development', kind, number);
    const context = { where: method, side: 'front', today: '2026-11-23', policy: defaultPolicy } as const;
    const found = await inspectDocument(picture, engine, context);
    assert.deepEqual(
      found.reasons.map(({ code }) => code),
      reasons,
      method,
    );
  });
}
