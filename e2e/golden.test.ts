import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { runGolden } from '../packages/checks/src/golden/run.ts';
import { goldenTables } from '../packages/checks/src/golden/tables.ts';

type Runner = typeof runGolden;

/** The checks as a browser takes them: one script that sets `golden`. Whatever Node alone has fails the build. */
async function bundled(): Promise<string> {
  const entry = fileURLToPath(new URL('../packages/checks/src/golden/run.ts', import.meta.url));
  const nodeOnly: string[] = [];
  const onLog = (level: string, { message }: { message: string }) => {
    if (level === 'warn' && /externalized for browser/.test(message)) nodeOnly.push(message);
  };
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, name: 'golden', formats: ['iife'], fileName: 'golden' },
      rolldownOptions: { onLog },
    },
  });
  const [script] = (built as Rolldown.RolldownOutput[])[0]!.output;
  assert.deepEqual(nodeOnly, [], 'the checks import what a browser does not have');
  assert.doesNotMatch(script.code, /onnxruntime|__vite-browser-external/);
  return script.code;
}

test('every golden case gives the same result in Chromium as in Node, to the last digit', async () => {
  const tables = [...goldenTables()];
  assert.ok(tables.length > 0);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await bundled() });
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
