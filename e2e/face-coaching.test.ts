import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type StandIn, startStandIn, tokenFor } from '../apps/applicant/e2e/stand-in.ts';
import { cameraStream } from '../evaluation/specimens/src/camera-stream.ts';
import { drawFaceScenes, type FaceScene } from '../evaluation/specimens/src/face-scenes.ts';
import { type FilmedBrowser, openFilmedBrowser } from './camera.ts';
import { saidAloud, standInVoice } from './stand-in-voice.ts';
import { id } from './steps.ts';

const dist = join(import.meta.dirname, '..', 'apps', 'applicant', 'dist');
/** The net is fetched and started, and a busy machine looks a few times a second at most. */
const seenMs = 45_000;

let standIn: StandIn;
let camera: FilmedBrowser;
const films = new Map<FaceScene, Uint8Array>();
before(async () => {
  const faces = await drawFaceScenes();
  for (const [name, picture] of Object.entries(faces))
    films.set(name as FaceScene, await cameraStream([picture], 15));
  standIn = await startStandIn(dist);
  camera = await openFilmedBrowser(films.get('well')!);
});
after(async () => {
  await camera.close();
  await standIn.close();
});

/** The page of somebody before the face step's camera. */
async function person(film: FaceScene) {
  camera.point(films.get(film)!);
  const context = await camera.browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'en',
    permissions: ['camera'],
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.addInitScript(standInVoice);
  standIn.memory.session = null;
  const open = () => page.goto(`${standIn.url}/verify/#${tokenFor('liveness')}`);
  const close = async () => {
    assert.deepEqual(faults, []);
    await context.close();
  };
  return { page, open, close };
}

const hinted = (page: Page, hint: string) =>
  page.waitForSelector(`${id('face-coach')}[data-hint="${hint}"]`, { timeout: seenMs });

const troubles = [
  { film: 'dark', hint: 'too_dark', says: /Too dark/ },
  { film: 'far', hint: 'too_far', says: /Move closer/ },
  { film: 'aside', hint: 'to_oval', says: /middle of the oval/ },
] as const;

for (const { film, hint, says } of troubles) {
  test(`a face in a ${film} picture is told ${hint}, and may start all the same`, async () => {
    const { page, open, close } = await person(film);
    await open();
    await hinted(page, hint);
    assert.match((await page.textContent(id('face-coach'))) ?? '', says);
    assert.ok(await page.isEnabled(id('start-liveness')));
    await close();
  });
}

test('a face that is seen well is ready, and is watched no longer once the challenge begins', async () => {
  const { page, open, close } = await person('well');
  await open();
  await hinted(page, 'ready');
  assert.equal(page.workers().length, 1);
  await page.click(id('start-liveness'));
  await page.waitForSelector(`${id('step-liveness')}[data-phase="recording"]`);
  assert.equal(page.workers().length, 0);
  assert.equal(await page.getAttribute(id('face-coach'), 'data-hint'), '');
  await close();
});

test('who chose spoken cues hears the hint', async () => {
  const { page, open, close } = await person('far');
  await open();
  await page.click(id('choose-spoken'));
  await hinted(page, 'too_far');
  await page.waitForFunction(() =>
    (globalThis as unknown as { saidAloud: string[] }).saidAloud.includes('Move closer'),
  );
  assert.deepEqual([...new Set(await page.evaluate(saidAloud))], ['Move closer']);
  await close();
});

test('where the net cannot be loaded nothing is shown, and the challenge starts', async () => {
  const { page, open, close } = await person('dark');
  let refused = 0;
  await page.context().route(/\.net$/, (route) => {
    refused++;
    return route.abort();
  });
  await open();
  await page.waitForSelector(`${id('liveness-stage')}[data-ready="true"]`);
  await page.waitForTimeout(3000);
  assert.ok(refused > 0, 'it was asked for');
  assert.equal(await page.getAttribute(id('face-coach'), 'data-hint'), '');
  assert.equal(await page.textContent(id('face-coach')), '');
  await page.click(id('start-liveness'));
  await page.waitForSelector(`${id('step-liveness')}[data-phase="recording"]`);
  await close();
});
