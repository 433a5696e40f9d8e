import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../apps/applicant/e2e/chromium.ts';
import { type StandIn, startStandIn, tokenFor } from '../apps/applicant/e2e/stand-in.ts';
import { type JourneyDocument, renderJourneySpecimens } from '../evaluation/specimens/src/journey.ts';
import { renderOpenBooklet } from '../evaluation/specimens/src/open-booklet.ts';
import { id } from './steps.ts';

const dist = join(import.meta.dirname, '..', 'apps', 'applicant', 'dist');
/** The net is fetched and started anew for each photo. */
const lookedAtMs = 60_000;
const size = { width: 1920, height: 1080 };

let standIn: StandIn;
let browser: Browser;
let booklet: JourneyDocument;
before(async () => {
  booklet = await renderOpenBooklet();
  standIn = await startStandIn(dist);
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
  await standIn.close();
});

/** Somebody who chose this photo as a file, with a mouse or with fingers. */
async function chosen(picture: Uint8Array, hasTouch = false) {
  const viewport = hasTouch ? { width: 360, height: 740 } : { width: 1280, height: 800 };
  const context = await browser.newContext({ viewport, hasTouch, locale: 'en', permissions: ['camera'] });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  standIn.memory.session = null;
  standIn.memory.upload = { subject: '', bytes: 0, parts: [] };
  await page.goto(`${standIn.url}/verify/#${tokenFor('passport')}`);
  await page.setInputFiles(id('choose-file'), {
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(picture),
  });
  await page.waitForSelector(id('taken'));
  const close = async () => {
    assert.deepEqual(faults, []);
    await context.close();
  };
  return { page, context, close };
}

const looked = (page: Page, outline: 'sure' | 'unsure') =>
  page.waitForSelector(`${id('preview')}[data-outline="${outline}"]`, { timeout: lookedAtMs });

/** Sends the photo; what was said of its corners. */
async function sent(page: Page): Promise<number[] | undefined> {
  await page.click(id('use-photo'));
  await page.waitForSelector(id('preview'), { state: 'detached' });
  return standIn.memory.upload.corners;
}

/** Where a corner is on the screen, and where it belongs. */
async function way(page: Page, corner: number) {
  const area = (await page.locator(id('corners')).boundingBox())!;
  const handle = (await page.locator(id(`corner-${corner}`)).boundingBox())!;
  const [x, y] = booklet.quad[corner]!;
  return {
    from: { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 },
    to: { x: area.x + (x / size.width) * area.width, y: area.y + (y / size.height) * area.height },
  };
}

const truth = () => booklet.quad.flatMap(([x, y]) => [x / size.width, y / size.height]);
const off = (corners: readonly number[], which: readonly number[]) =>
  Math.max(...which.map((k) => Math.abs(corners[k]! - truth()[k]!)));

test('where the finder is unsure, corners are dragged by mouse, and sent with the photo', async () => {
  const { page, close } = await chosen(booklet.picture);
  await looked(page, 'unsure');
  assert.match((await page.textContent('#preview-lead')) ?? '', /not sure where the document’s edges are/);
  for (const corner of [0, 1]) {
    const { from, to } = await way(page, corner);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    assert.ok(await page.isVisible(id('magnifier')), 'what the pointer hides is shown beside it');
    await page.mouse.move(to.x, to.y);
    await page.mouse.up();
    assert.equal(await page.$(id('magnifier')), null);
  }
  const corners = await sent(page);
  assert.ok(corners && off(corners, [0, 1, 2, 3]) < 0.004, `sent ${corners}`);
  assert.ok(off(corners, [4, 5, 6, 7]) < 0.01, 'the others stay where the finder saw them');
  await close();
});

test('corners follow a finger, from where it took hold of them', async () => {
  const { page, context, close } = await chosen(booklet.picture, true);
  await looked(page, 'unsure');
  await page.locator(id('corners')).scrollIntoViewIfNeeded();
  const { from, to } = await way(page, 0);
  const cdp = await context.newCDPSession(page);
  const grip = 9;
  const touch = (type: 'touchStart' | 'touchMove', { x, y }: { x: number; y: number }) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: x + grip, y: y + grip }] });
  await touch('touchStart', from);
  await touch('touchMove', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  await touch('touchMove', to);
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  const corners = await sent(page);
  assert.ok(corners && off(corners, [0, 1]) < 0.006, `sent ${corners}`);
  await close();
});

test('corners are moved by the keyboard, by name, and their places are told', async () => {
  const { page, close } = await chosen(booklet.picture);
  await looked(page, 'unsure');
  const corner = page.getByRole('button', { name: 'Top left corner' });
  await corner.focus();
  const left = async () => Number.parseFloat(await corner.evaluate((element) => element.style.left));
  const before = await left();
  await page.keyboard.press('ArrowRight');
  assert.ok(Math.abs((await left()) - before - 0.2) < 0.06);
  await page.keyboard.press('Shift+ArrowRight');
  assert.ok(Math.abs((await left()) - before - 2.2) < 0.06);
  assert.match((await page.textContent(`${id('corners')} [role="status"]`)) ?? '', /% from the left/);
  await page.keyboard.press('Tab');
  assert.equal(
    await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
    'Top right corner',
  );
  const corners = await sent(page);
  assert.ok(corners && Math.abs(corners[0]! * 100 - before - 2.2) < 0.06);
  await close();
});

test('corners that are right are confirmed as they are, and who says nothing of them sends none', async () => {
  const quiet = await chosen(booklet.picture);
  await looked(quiet.page, 'unsure');
  assert.equal(await sent(quiet.page), undefined);
  await quiet.close();
  const { page, close } = await chosen(booklet.picture);
  await looked(page, 'unsure');
  await page.click(id('corners-right'));
  assert.equal(await page.$(id('corners')), null);
  assert.equal((await sent(page))?.length, 8);
  await close();
});

test('where the finder is sure nothing is asked, nor where it cannot run', async () => {
  const { good } = await renderJourneySpecimens(['good']);
  const sure = await chosen(good.picture);
  await looked(sure.page, 'sure');
  assert.equal(await sure.page.$(id('corners')), null);
  assert.equal(await sent(sure.page), undefined);
  await sure.close();
  const { page, context, close } = await chosen(booklet.picture);
  await context.route(/\.net$/, (route) => route.abort());
  await page.reload();
  await page.setInputFiles(id('choose-file'), {
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(booklet.picture),
  });
  await page.waitForSelector(id('taken'));
  await page.waitForTimeout(3000);
  assert.equal(await page.getAttribute(id('preview'), 'data-outline'), '');
  assert.equal(await page.$(id('corners')), null);
  assert.equal(await sent(page), undefined);
  await close();
});
