import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../apps/applicant/e2e/chromium.ts';
import { begin, type Kit, openKit } from '../apps/server/e2e/kit.ts';
import { id, keepScreens } from './steps.ts';

const theme = fileURLToPath(new URL('../apps/exchange/vidimus/theme.json', import.meta.url));
let kit: Kit;
let browser: Browser;
before(async () => {
  kit = await openKit({ theme });
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
  await kit.close();
});

test('the page shows the operator’s name, logo and colours, light and dark, and its questions too', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'en' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  const { created } = await begin(kit, 'L2', 'themed');
  await page.goto(created.url);
  await page.waitForSelector(id('step-consent'));
  assert.match(await page.title(), /Tidewater/);
  const shown = () =>
    page.evaluate(() => {
      const image = document.querySelector<HTMLImageElement>('[data-testid="brand"] img')!;
      const button = document.querySelector('.button.primary')!;
      return [
        image.naturalWidth,
        image.alt,
        image.currentSrc.replace(/-[0-9a-f]{12}/, '').replace(/.*\//, ''),
        getComputedStyle(button).backgroundColor,
      ];
    });
  assert.deepEqual(await shown(), [124, 'Tidewater', 'logo.svg', 'rgb(11, 100, 112)']);
  await keepScreens(page, 'theme');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.querySelector('img')!.currentSrc.includes('dark'));
  assert.deepEqual(await shown(), [124, 'Tidewater', 'logo-dark.svg', 'rgb(127, 208, 216)']);
  await page.goto(`${kit.server.url}/verify/faq.html`);
  await page.waitForSelector(id('faq'));
  assert.equal(await page.getAttribute(`${id('brand')} img`, 'alt'), 'Tidewater');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a theme’s files are named by their content and run nothing', async () => {
  const html = await (await fetch(`${kit.server.url}/verify/`)).text();
  const [, logo] = /name="vidimus-logo" content="([^"]+)"/.exec(html)!;
  const answer = await fetch(kit.server.url + logo);
  assert.equal(answer.headers.get('content-type'), 'image/svg+xml');
  assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
  assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/);
});
