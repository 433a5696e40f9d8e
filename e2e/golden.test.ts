import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { runGolden } from '../packages/checks/src/golden/run.ts';
import { goldenTables } from '../packages/checks/src/golden/tables.ts';
import { bundled } from './bundle.ts';

type Runner = typeof runGolden;

const entry = fileURLToPath(new URL('../packages/checks/src/golden/run.ts', import.meta.url));

test('every golden case gives the same result in Chromium as in Node, to the last digit', async () => {
  const tables = [...goldenTables()];
  assert.ok(tables.length > 0);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await bundled(entry, 'golden') });
    for (const [check, cases] of tables) {
      const found = await page.evaluate(
        ({ check, evidence }) => {
          const { runGolden } = (globalThis as unknown as { golden: { runGolden: Runner } }).golden;
          return evidence.map((each) => runGolden(check, each));
        },
        { check, evidence: cases.map(({ evidence }) => evidence) },
      );
      assert.equal(found.length, cases.length);
      for (const [at, { name, evidence }] of cases.entries())
        assert.deepEqual(found[at], runGolden(check, evidence), `${check}: ${name}`);
    }
  } finally {
    await browser.close();
  }
});
