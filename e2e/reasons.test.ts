import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { explain } from '@vidimus/checks/wording';
import {
  type CheckResult,
  locales,
  neutralReasonCodes,
  type Reason,
  type ReasonCode,
  reasonCodes,
} from '@vidimus/contracts';
import { defaultPolicy, stepOf } from '@vidimus/domain';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../apps/applicant/e2e/chromium.ts';
import { begin, failedCheck, handIn, type Kit, openKit } from '../apps/server/e2e/kit.ts';
import { id, keepScreens } from './steps.ts';

// Real page and real server; the checks find what they are told to, one reason at a time, as their golden cases say it.
let kit: Kit;
let browser: Browser;
before(async () => {
  kit = await openKit({
    policy: { ...defaultPolicy, duplicates: { documents: false, faces: false } },
  });
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
  await kit.close();
});

const sizes = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
] as const;

/** Every reason that a golden case expects, by its code. */
function goldenReasons(): Map<ReasonCode, Reason['params']> {
  const found = new Map<ReasonCode, Reason['params']>();
  const files = globSync('packages/checks/src/**/cases.json', { cwd: new URL('..', import.meta.url) });
  for (const file of files) {
    const cases: { expect: { reasons?: { code: ReasonCode; params?: Reason['params'] }[] } }[] = JSON.parse(
      readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'),
    );
    for (const { code, params = {} } of cases.flatMap(({ expect }) => expect.reasons ?? []))
      if (!found.has(code)) found.set(code, params);
  }
  return found;
}

/** Not found in anything that an applicant hands in: said by the retry rules, by the page and the service, or not built. */
const foundElsewhere: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'retry.limit.reached',
  'retry.cooldown.active',
  'capture.camera.unavailable',
  'capture.device.unsupported',
  'service.dependency.unavailable',
  'screening.watchlist.candidate',
]);
const golden = goldenReasons();
const handedIn = reasonCodes.filter((code) => !foundElsewhere.has(code));

/** A part of the picture that the step hands in. */
function regionFor(code: ReasonCode): Reason['region'] {
  const points: [number, number][] = [
    [20, 14],
    [44, 14],
    [44, 30],
    [20, 30],
  ];
  const size = { points, image_width: 64, image_height: 48 };
  if (code.startsWith('face.') || code.startsWith('liveness.'))
    return { subject: 'liveness', frame: 2, ...size };
  return code.startsWith('document.') ? { subject: 'document_front', ...size } : null;
}

async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

/** The page of somebody in whose submission this one reason was found. */
async function told(reason: Reason): Promise<Page> {
  const [part, check] = reason.code.split('.');
  const failed: CheckResult = { ...failedCheck(`${part}/${check}`, reason.code), reasons: [reason] };
  kit.inference.checks = [failed];
  const { created, page: hosted } = await begin(kit, 'L2', reason.code);
  await hosted.open(created.url);
  await handIn(hosted);
  const context = await browser.newContext({ viewport: sizes[0], locale: 'en', permissions: ['camera'] });
  const url = `${kit.server.url}/v1/hosted`;
  await context.addCookies([...hosted.cookies].map(([name, value]) => ({ name, value, url })));
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${kit.server.url}/verify/`);
  return page;
}

test('every reason that can be found in what is handed in has a golden case', () => {
  assert.deepEqual(
    handedIn.filter((code) => !golden.has(code)),
    [],
  );
});

for (const code of handedIn) {
  const reason: Reason = { code, params: golden.get(code) ?? {}, region: regionFor(code) };
  const consequence = defaultPolicy.consequences.by_reason[code] ?? defaultPolicy.consequences.default;

  test(`${code}: what was seen, where, and the way on, in each language and size`, async () => {
    const page = await told(reason);
    if (consequence === 'retake' || consequence === 'retake_once') await canBeMended(page, reason);
    else await isDecided(page, reason, consequence === 'review' ? 'in_review' : 'declined');
    await page.context().close();
  });
}

/** The reason stands there in every language and size, and its button leads to the step that cures it. */
async function canBeMended(page: Page, reason: Reason): Promise<void> {
  const card = page.locator(id(`reason-${reason.code}`));
  await card.waitFor();
  await keepScreens(page, `told-${reason.code.replaceAll('.', '-')}`);
  for (const locale of locales) {
    await page.click(id(`language-${locale}`));
    const { title, remedy } = explain(reason, locale);
    await page.waitForFunction(
      (words) => document.querySelector('main')?.textContent?.includes(words),
      title,
    );
    assert.equal(await card.locator(id('remedy')).textContent(), remedy, locale);
    for (const size of sizes) {
      await page.setViewportSize(size);
      assert.equal(await scrollsSideways(page), false, `${locale} ${size.width}`);
    }
  }
  assert.equal(await card.locator(id('evidence-region')).count(), reason.region === null ? 0 : 1);
  const [button, step] = [page.locator(id('start-redo')), stepOf(reason)];
  assert.equal(await button.getAttribute('data-step'), step);
  await button.click();
  await page.waitForSelector(id(step === 'document' ? 'step-document-front' : `step-${step}`));
}

/** The person reads how it stands, and nothing that a reviewer alone may see. */
async function isDecided(page: Page, { code }: Reason, status: 'in_review' | 'declined'): Promise<void> {
  await page.waitForSelector(id(`result-${status}`));
  await keepScreens(page, `told-${code.replaceAll('.', '-')}`);
  const shown = await page.content();
  if (neutralReasonCodes.has(code)) assert.equal(shown.includes(code), false);
  assert.equal(await page.locator(id('start-redo')).count(), 0);
}
