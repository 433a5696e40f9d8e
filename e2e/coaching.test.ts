import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type StandIn, startStandIn, tokenFor } from '../apps/applicant/e2e/stand-in.ts';
import { cameraStream } from '../evaluation/specimens/src/camera-stream.ts';
import { type JourneyDocumentName, renderJourneySpecimens } from '../evaluation/specimens/src/journey.ts';
import { type FilmedBrowser, openFilmedBrowser } from './camera.ts';
import { id } from './steps.ts';

const dist = join(import.meta.dirname, '..', 'apps', 'applicant', 'dist');
const shown = ['good', 'cropped', 'dark', 'glare'] as const satisfies readonly JourneyDocumentName[];
/** Nets are fetched and started, and a busy machine looks a few times a second at most. */
const seenMs = 45_000;

let standIn: StandIn;
let camera: FilmedBrowser;
const films = new Map<(typeof shown)[number], Uint8Array>();

before(async () => {
  const specimens = await renderJourneySpecimens(shown);
  for (const name of shown) films.set(name, await cameraStream([specimens[name].picture], 15));
  standIn = await startStandIn(dist);
  camera = await openFilmedBrowser(films.get('good')!);
});
after(async () => {
  await camera.close();
  await standIn.close();
});

/** The page of somebody who holds a document before the camera, and what went wrong in it. */
async function person(film: (typeof shown)[number]) {
  camera.point(films.get(film)!);
  const context = await camera.browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'en',
    permissions: ['camera'],
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(standIn.url))
      faults.push(request.url());
  });
  standIn.memory.session = null;
  const open = () => page.goto(`${standIn.url}/verify/#${tokenFor('passport')}`);
  return { page, faults, open, close: () => context.close() };
}

const hinted = (page: Page, hint: string) =>
  page.waitForSelector(`${id('coach')}[data-hint="${hint}"]`, { timeout: seenMs });

test('a document that lies well is outlined, and the photo takes itself', async () => {
  const { page, faults, open, close } = await person('good');
  await open();
  await page.waitForSelector(id('outline'), { timeout: seenMs });
  await page.waitForSelector(id('taken'), { timeout: seenMs });
  await page.click(id('retake'));
  // Who takes it again chooses the moment.
  const automatic = await page.waitForSelector(id('automatic'), { timeout: seenMs });
  assert.equal(await automatic.getAttribute('aria-pressed'), 'false');
  await hinted(page, 'ready');
  assert.match((await page.textContent(id('coach'))) ?? '', /take the photo/);
  await page.waitForTimeout(2500);
  assert.equal(await page.$(id('taken')), null, 'nothing takes itself');
  await page.click(id('shutter'));
  await page.waitForSelector(id('taken'));
  assert.deepEqual(faults, []);
  await close();
});

const troubles = [
  { film: 'cropped', hint: 'cut_right', says: /Right edge cut off/ },
  { film: 'dark', hint: 'too_dark', says: /Too dark/ },
  { film: 'glare', hint: 'glare', says: /tilt away from the lamp/ },
] as const;

for (const { film, hint, says } of troubles) {
  test(`a ${film} document is not taken, and the person is told ${hint}`, async () => {
    const { page, faults, open, close } = await person(film);
    await open();
    await hinted(page, hint);
    assert.match((await page.textContent(id('coach'))) ?? '', says);
    await page.waitForTimeout(2000);
    assert.equal(await page.$(id('taken')), null);
    await page.click(id('shutter'));
    await page.waitForSelector(id('taken'));
    assert.deepEqual(faults, []);
    await close();
  });
}

test('where the net cannot be loaded, the page shows no hint and its shutter works', async () => {
  const { page, faults, open, close } = await person('good');
  let refused = 0;
  await page.context().route(/\.net$/, (route) => {
    refused++;
    return route.abort();
  });
  await open();
  await page.waitForSelector(`${id('document-stage')}[data-ready="true"]`);
  await page.waitForTimeout(3000);
  assert.ok(refused > 0, 'it was asked for');
  assert.equal(await page.getAttribute(id('coach'), 'data-hint'), '');
  await page.click(`${id('shutter')}:not([disabled])`);
  await page.waitForSelector(id('taken'));
  assert.deepEqual(faults, []);
  await close();
});

test('nothing for coaching is loaded before the page is seen', async () => {
  const { page, open, close } = await person('good');
  const firstMs = new Map<string, number>();
  page.on('request', (request) => firstMs.set(new URL(request.url()).pathname, Date.now()));
  await open();
  await page.waitForSelector(id('outline'), { timeout: seenMs });
  const painted = await page.evaluate(
    () =>
      performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
  );
  const late = [...firstMs].filter(([path]) => /coach-worker|\.wasm$|\.net$/.test(path));
  assert.equal(late.length, 3, `worker, runtime and net: ${late.map(([path]) => path).join(' ')}`);
  for (const [path, atMs] of late)
    assert.ok(atMs >= painted - 1, `${path} was loaded before the first paint`);
  await close();
});

test('the first view is small, and so is all that coaching adds', () => {
  const assets = join(dist, 'assets');
  const bytesOf = (names: readonly string[]) =>
    names.reduce((total, name) => total + statSync(join(assets, `${name}.gz`)).size, 0);
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...html.matchAll(/assets\/([^"]+\.(?:js|css))"/g)].map((hit) => hit[1]!);
  const coach = readdirSync(assets).filter((name) =>
    /(?:^coach-worker|simd|\.net)[^/]*(?<!\.gz)$/.test(name),
  );
  const [first, coaching] = [bytesOf(named), bytesOf(coach)];
  assert.ok(first > 10_000 && first <= 60_000, `${first} bytes before anything is seen`);
  assert.ok(coaching > 1_000_000 && coaching <= 4_000_000, `${coaching} bytes for coaching`);
});
