import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { unpackClip } from '@vidimus/vision/browser';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import type { ScenarioName } from './scenarios.ts';
import { type StandIn, startStandIn, tokenFor } from './stand-in.ts';

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

const id = (name: string) => `[data-testid="${name}"]`;

async function open(
  scenario: ScenarioName,
  change: { locale?: string } = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: change.locale ?? 'en',
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
  standIn.memory.refuse = false;
  await page.goto(`${standIn.url}/verify/#${tokenFor(scenario)}`);
  return { page, context, faults };
}

/** Whether any camera track that the page opened still films. */
const filming = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('video')].some((video) =>
      (video.srcObject as MediaStream | null)?.getTracks().some((track) => track.readyState === 'live'),
    ),
  );

test('the token leaves the address bar, a reload goes on by cookie, and nothing is stored', async () => {
  const { page, context, faults } = await open('data');
  await page.waitForSelector(id('step-data'));
  assert.equal(page.url(), `${standIn.url}/verify/`);
  await page.reload();
  await page.waitForSelector(id('step-data'));
  const stored = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
  ]);
  assert.deepEqual(stored, [0, 0, 0]);
  assert.deepEqual(faults, []);
  await context.close();
});

test('the form is filled and sent with the keyboard alone, and the next title takes the focus', async () => {
  const { page, context } = await open('data');
  await page.focus(id('field-given-names'));
  const type = async (text: string) => {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  };
  for (const text of ['ANNA MARIA', 'ERIKSSON', '12', '8', '1974']) await type(text);
  await page.keyboard.type('utopia');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('L898902C3');
  await page.keyboard.press('Enter');
  await page.waitForSelector(id('step-document-front'));
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  assert.deepEqual(standIn.memory.session?.data, {
    given_names: 'ANNA MARIA',
    family_name: 'ERIKSSON',
    birth_date: '1974-08-12',
    nationality: 'UTO',
    document: { kind: 'passport', country: 'UTO', number: 'L898902C3' },
  });
  await context.close();
});

test('a wrong form stays, says what is wrong and puts the cursor there', async () => {
  const { page, context } = await open('level1');
  await page.waitForSelector(id('step-data'));
  await page.fill(id('field-given-names'), 'ANNA');
  await page.fill(id('field-family-name'), 'ER1KSSON');
  await page.click(id('submit-data'));
  assert.match((await page.textContent(id('error-field-family-name'))) ?? '', /digits/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'field-family-name');
  assert.equal(await page.getAttribute(id('field-family-name'), 'aria-invalid'), 'true');
  await context.close();
});

test('document, face and result: one person goes all the way, over a broken network', async () => {
  const { page, context, faults } = await open('passport');
  await page.click(`${id('shutter')}:not([disabled])`);
  await page.waitForSelector(id('taken'));
  assert.equal(await filming(page), false, 'the camera is off while the photo is looked at');
  standIn.memory.refuse = true;
  await page.click(id('use-photo'));
  await page.waitForSelector(`${id('connection')}[data-state="retrying"]`);
  standIn.memory.refuse = false;
  await page.click(`${id('start-liveness')}:not([disabled])`);
  await page.waitForSelector('[data-action="turn_left"]');
  assert.match((await page.textContent(id('cue'))) ?? '', /left/);
  await page.waitForSelector('[data-action="nod"]');
  await page.waitForSelector(id('result-approved'), { timeout: 30_000 });
  assert.equal(await page.getAttribute(id('return-link'), 'href'), 'https://exchange.example/account');
  const { header, frames } = unpackClip(new Uint8Array(standIn.memory.clip ?? []));
  assert.equal(header.nonce, 'nonce_example');
  assert.ok((header.device_label ?? '').length > 0);
  assert.equal(frames[0]?.tMs, 0);
  assert.ok(frames.length >= 55 && (frames.at(-1)?.tMs ?? 0) > 10_500, `${frames.length} frames`);
  assert.deepEqual(faults, []);
  await context.close();
});

test('without a camera a photo file does, and the cause is named', async () => {
  const { page, context } = await open('data');
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
  });
  standIn.memory.session = null;
  await page.goto('about:blank');
  await page.goto(`${standIn.url}/verify/#${tokenFor('passport')}`);
  await page.waitForSelector(id('camera-missing'));
  const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') };
  await page.setInputFiles(id('choose-file'), file);
  await page.waitForSelector(`${id('file-error')}:not(:empty)`);
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    canvas.getContext('2d')?.fillRect(0, 0, 64, 64);
    return canvas.toDataURL('image/jpeg').split(',')[1];
  });
  await page.setInputFiles(id('choose-file'), { ...file, buffer: Buffer.from(drawn ?? '', 'base64') });
  await page.click(id('use-photo'));
  await page.waitForSelector(id('step-liveness'));
  await context.close();
});

test('a failed submission shows what differs and leads straight to the failed step', async () => {
  const { page, context } = await open('mismatch', { locale: 'zh-CN' });
  await page.waitForSelector(id('result-redo'));
  await page.click(id('language-zh-CN'));
  assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
  assert.match((await page.textContent(id('reason-data.name.mismatch'))) ?? '', /姓与证件不一致/);
  assert.match((await page.textContent(id('kept-steps'))) ?? '', /证件照片/);
  await page.waitForSelector(id('evidence-region'));
  await page.click(id('start-redo'));
  await page.waitForSelector(id('step-data'));
  assert.equal(await page.inputValue(id('field-family-name')), 'ERIKSON');
  await page.fill(id('field-family-name'), 'ERIKSSON');
  await page.click(id('submit-data'));
  await page.waitForSelector(id('step-liveness'));
  await context.close();
});

test('a person whose tries are used up asks for a human with a note', async () => {
  const { page, context } = await open('usedup');
  await page.fill(id('review-note'), 'The lamp cannot be moved.');
  await page.click(id('request-review'));
  await page.waitForSelector(id('result-in_review'));
  await context.close();
});

test('a used link says so and offers the session that this browser still holds', async () => {
  const { page, context } = await open('data');
  await page.waitForSelector(id('step-data'));
  standIn.memory.spent.add(tokenFor('approved'));
  await page.goto('about:blank');
  await page.goto(`${standIn.url}/verify/#${tokenFor('approved')}`);
  await page.waitForSelector(id('link-used'));
  await page.click(id('carry-on'));
  await page.waitForSelector(id('step-data'));
  standIn.memory.spent.clear();
  await context.close();
});

test('technical trouble after the hand-in waits for the person and then hands in again', async () => {
  const { page, context } = await open('technical');
  await page.waitForSelector(id('result-technical'));
  await page.click(id('start-redo'));
  await page.waitForSelector(id('result-approved'), { timeout: 15_000 });
  await context.close();
});
