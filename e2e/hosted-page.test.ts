import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../apps/applicant/e2e/chromium.ts';
import { begin, type Kit, noiseJpeg, openKit, passedCheck } from '../apps/server/e2e/kit.ts';
import { lossyProxy } from './lossy-proxy.ts';
import { answerPatiently, id, photograph, typeData } from './steps.ts';

// The real page and the real server; only what the models would say is told.
let kit: Kit;
let browser: Browser;
before(async () => {
  kit = await openKit({ policy: await shortChallenge() });
  kit.inference.checks = [passedCheck('document/focus'), passedCheck('liveness/challenge')];
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await kit?.close();
});

const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const computer = { viewport: { width: 1280, height: 800 } };
/** Waits for a part of the page; a failure says what stood there instead. */
async function until(page: Page, name: string, timeout = 30_000) {
  try {
    return await page.waitForSelector(id(name), { timeout });
  } catch {
    throw new Error(`no ${name}, but: ${await page.textContent('main').catch(() => 'nothing')}`);
  }
}

/** The product's own policy with one movement, and no search for duplicates, which needs models. */
async function shortChallenge(): Promise<unknown> {
  const { default: policy } = await import('../packages/domain/policy.default.json', {
    with: { type: 'json' },
  });
  const duplicates = { documents: false, faces: false };
  return { ...policy, duplicates, liveness: { ...policy.liveness, count: 1, window_ms: 2000 } };
}

async function opened(
  name: string,
  device: typeof phone | typeof computer,
  change: { locale?: string; at?: string } = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const { created } = await begin(kit, 'L2', name);
  const context = await browser.newContext({
    ...device,
    locale: change.locale ?? 'en',
    permissions: ['camera'],
  });
  const page = await context.newPage();
  await page.goto(created.url.replace(kit.server.url, change.at ?? kit.server.url));
  return { page, context };
}

const takePhoto = (page: Page) => photograph(page, () => undefined);

test('a person goes on from the computer on the phone, which the computer confirms by a number', async () => {
  const { page: first, context } = await opened('page-hand-off', computer);
  await typeData(first);
  await until(first, 'step-document-front');
  await first.click(id('hand-off'));
  await until(first, 'qr-code');
  const link = await first.inputValue(id('hand-off-link'));
  const other = await browser.newContext({ ...phone, locale: 'en', permissions: ['camera'] });
  const second = await other.newPage();
  await second.goto(link);
  const number = await (await until(second, 'claimed-number')).textContent();
  assert.equal(second.url(), `${kit.server.url}/verify/`, 'the token leaves the address bar');
  await second.reload();
  assert.equal(await (await until(second, 'claimed-number')).textContent(), number, 'a reload waits on');
  await first.click(id(`hand-off-number-${number}`));
  await until(first, 'hand-off-confirmed');
  await takePhoto(second);
  await answerPatiently(second);
  await until(second, 'result-approved');
  await until(first, 'result-approved');
  await second.goto('about:blank');
  await second.goto(link);
  await until(second, 'link-offerUsed');
  await context.close();
  await other.close();
});

test('a device that shows another number is refused and sees nothing', async () => {
  const { page: first, context } = await opened('page-refused', computer);
  await typeData(first);
  await until(first, 'step-document-front');
  await first.click(id('hand-off'));
  await until(first, 'qr-code');
  const other = await browser.newContext(phone);
  const second = await other.newPage();
  await second.goto(await first.inputValue(id('hand-off-link')));
  await until(second, 'claimed-number');
  await first.click(id('hand-off-none'));
  await until(first, 'hand-off-refused');
  await until(second, 'claimed-refused');
  assert.doesNotMatch((await second.textContent('body')) ?? '', /ERIKSSON|TESTMANN/i);
  await first.click(id('hand-off-stay'));
  await until(first, 'step-document-front');
  await context.close();
  await other.close();
});

test('a network that is cut in the middle of a photo costs one part of it', async () => {
  const { page, context } = await opened('page-cut', phone);
  await typeData(page);
  await until(page, 'step-document-front');
  const buffer = await noiseJpeg(1600, 1200);
  assert.ok(buffer.length > 1_000_000);
  const offsets: string[] = [];
  let cut = false;
  await page.route('**/v1/hosted/uploads/*?offset=*', async (route) => {
    offsets.push(new URL(route.request().url()).searchParams.get('offset') ?? '');
    if (offsets.length === 3 && !cut) {
      cut = true;
      await context.setOffline(true);
      setTimeout(() => void context.setOffline(false), 3000);
      return route.abort('internetdisconnected');
    }
    return route.continue();
  });
  await page.setInputFiles(id('choose-file'), { name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
  await page.click(id('use-photo'));
  await page.waitForSelector(`${id('connection')}[data-state="retrying"]`);
  await until(page, 'step-liveness');
  assert.ok(cut);
  const twice = offsets.filter((offset, index) => offsets.indexOf(offset) !== index);
  assert.deepEqual([...new Set(twice)], [offsets[2]], 'only the part that was cut is sent again');
  await context.close();
});

test('a network that is cut in the middle of the challenge costs nothing: the answer is sent when it is back', async () => {
  const { page, context } = await opened('page-cut-challenge', phone);
  await typeData(page);
  await takePhoto(page);
  await page.waitForSelector(`${id('start-liveness')}:not([disabled])`);
  const challenges: string[] = [];
  page.on('response', (response) => {
    if (/\/v1\/hosted\/liveness$/.test(response.url())) challenges.push(response.url());
  });
  await page.click(id('start-liveness'));
  await page.waitForSelector(`${id('cue')}[data-cue="action"]`);
  await context.setOffline(true);
  await page.waitForSelector(`${id('connection')}[data-state="retrying"]`, { timeout: 60_000 });
  await context.setOffline(false);
  await until(page, 'result-approved', 60_000);
  assert.equal(challenges.length, 1, 'the same challenge is answered');
  await context.close();
});

test('a reload at any step goes on at that step, and nothing of the person stays in the browser', async () => {
  const { page, context } = await opened('page-reload', phone);
  await until(page, 'step-consent');
  await page.reload();
  await typeData(page);
  await until(page, 'step-document-front');
  await page.reload();
  await takePhoto(page);
  await until(page, 'step-liveness');
  await page.reload();
  await answerPatiently(page);
  await until(page, 'result-approved');
  await page.reload();
  await until(page, 'result-approved');
  const kept = await page.evaluate(async () => {
    const caches_ = await Promise.all(
      (await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => url),
      ),
    );
    return {
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: caches_.flat(),
      cookies: document.cookie,
      address: location.href,
    };
  });
  assert.deepEqual(kept, {
    local: [],
    session: [],
    databases: [],
    caches: [],
    cookies: '',
    address: `${kit.server.url}/verify/`,
  });
  await context.close();
});

test('the whole way with the keyboard alone', async () => {
  const { page, context } = await opened('page-keyboard', computer);
  await typeData(page);
  await until(page, 'step-document-front');
  await page.waitForSelector(`${id('document-stage')}[data-ready="true"]`);
  /** Presses Tab until the control has the focus, as a person would. */
  const reach = async (name: string) => {
    for (let presses = 0; presses < 30; presses += 1) {
      const at = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
      if (at === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard never reaches ${name}`);
  };
  await reach('shutter');
  await page.keyboard.press('Enter');
  await until(page, 'taken');
  await reach('use-photo');
  await page.keyboard.press('Enter');
  await page.waitForSelector(`${id('start-liveness')}:not([disabled])`);
  await reach('start-liveness');
  await page.keyboard.press('Space');
  await until(page, 'result-approved');
  await context.close();
});

// The tests above go it in English.
for (const locale of ['zh-CN', 'es'] as const) {
  test(`the whole way in ${locale}`, async () => {
    const { page, context } = await opened(`page-language-${locale}`, phone, { locale });
    await until(page, 'step-consent');
    await page.click(id(`language-${locale}`));
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, locale);
    await typeData(page);
    await takePhoto(page);
    await answerPatiently(page);
    const title = await (await until(page, 'result-approved')).textContent();
    assert.match(title ?? '', { 'zh-CN': /验证已通过/, es: /Verificación completada/ }[locale]);
    await context.close();
  });
}

test('over a line that loses a packet in five and takes 400 ms, a submission arrives', async (t) => {
  let seed = 7;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const line = await lossyProxy(kit.server.url, { roundTripMs: 400, loss: 0.2, breaks: 0.0005, random });
  t.after(line.close);
  const { page, context } = await opened('page-lossy', phone, { at: line.url });
  page.setDefaultTimeout(120_000);
  await typeData(page);
  await takePhoto(page);
  await answerPatiently(page);
  await until(page, 'result-approved', 240_000);
  await context.close();
});
