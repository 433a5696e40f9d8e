import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks } from '../registry.ts';
import { type GoldenCase, runGolden } from './run.ts';
import { goldenTables } from './tables.ts';

const tables = goldenTables();

function agrees(check: string, { name, evidence, expect }: GoldenCase): void {
  const found = runGolden(check, evidence);
  const where = `${check}: ${name}: ${JSON.stringify(found)}`;
  assert.equal(found.result, expect.result, where);
  const wanted = expect.reasons ?? [];
  assert.deepEqual(
    found.reasons.map(({ code }) => code),
    wanted.map(({ code }) => code),
    where,
  );
  for (const [at, { params = {} }] of wanted.entries()) {
    for (const [key, value] of Object.entries(params))
      assert.equal(found.reasons[at]!.params[key], value, where);
  }
  if (expect.value !== undefined) assert.equal(found.value, expect.value, where);
}

for (const [check, cases] of tables) {
  test(`${check} judges its ${cases.length} cases as the rules say`, () => {
    for (const each of cases) agrees(check, each);
  });
}

test('every reason of every check is given by a case that gives no other, and every check passes one', () => {
  for (const { check, reasons } of checks) {
    const cases = tables.get(check) ?? [];
    assert.ok(
      cases.some(({ expect }) => expect.result === 'passed'),
      `${check} passes no case`,
    );
    for (const code of reasons) {
      const alone = cases.some(
        ({ expect }) => expect.reasons?.length && expect.reasons.every((r) => r.code === code),
      );
      assert.ok(alone, `${check} has no case for ${code}`);
    }
  }
});

test('case names are told apart', () => {
  for (const [check, cases] of tables)
    assert.equal(new Set(cases.map(({ name }) => name)).size, cases.length, `${check} has a name twice`);
});
