import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { axeViolations } from './axe.ts';
import { launchChromium } from './chromium.ts';
import { reach, shots } from './shots.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

let browser: Browser;
let standIn: StandIn;
before(async () => {
  standIn = await startStandIn(join(import.meta.dirname, '..', 'dist'));
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
  await standIn.close();
});

// `npm run audit:page` looks at each in more sizes, languages and colours.
for (const shot of shots) {
  test(`${shot.name}: reached without a fault, and everything has a name that a screen reader can say`, async () => {
    const look = { size: 'phone', locale: 'es', scheme: 'light' } as const;
    const { page, context, wrong } = await reach(browser, standIn, shot, look);
    assert.deepEqual(wrong, []);
    assert.equal(await page.getAttribute('html', 'lang'), 'es', 'the language that was chosen');
    assert.deepEqual(await axeViolations(page), []);
    await context.close();
  });
}
