import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '@vidimus/contracts';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import type { ScenarioName } from './scenarios.ts';
import { type StandIn, startStandIn, tokenFor } from './stand-in.ts';

const sizes = { phone: { width: 360, height: 640 }, desktop: { width: 1280, height: 800 } } as const;
type Size = keyof typeof sizes;

interface Shot {
  readonly name: string;
  readonly scenario: ScenarioName | 'too-old' | 'used' | null;
  /** Brings the page from its first screen to the one to show. */
  readonly act?: (page: Page) => Promise<void>;
  readonly ready: string;
  readonly camera?: 'denied' | 'none';
}

const id = (name: string) => `[data-testid="${name}"]`;

async function fillData(page: Page, number: string): Promise<void> {
  await page.fill(id('field-given-names'), 'ANNA MARIA');
  await page.fill(id('field-family-name'), 'ERIKSSON');
  await page.fill(id('field-birth-day'), '12');
  await page.fill(id('field-birth-month'), '8');
  await page.fill(id('field-birth-year'), '1974');
  await page.fill(id('field-nationality'), 'UTO');
  await page.keyboard.press('Enter');
  await page.check(id('field-document-kind-passport'));
  await page.fill(id('field-document-number'), number);
}

const shots: readonly Shot[] = [
  { name: 'data', scenario: 'data', ready: id('step-data') },
  {
    name: 'data-search',
    scenario: 'level1',
    ready: '[role="option"]',
    act: async (page) => {
      await page.fill(id('field-nationality'), 'un');
      await page.locator(id('field-nationality')).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'data-invalid',
    scenario: 'data',
    ready: id('error-field-document-number'),
    act: async (page) => {
      await fillData(page, 'L8989/02');
      await page.fill(id('field-given-names'), 'ANNA 0MARIA');
      await page.fill(id('field-birth-day'), '31');
      await page.fill(id('field-birth-month'), '2');
      await page.click(id('submit-data'));
    },
  },
  {
    name: 'data-checksum',
    scenario: 'data',
    ready: id('reason-data.document_number.checksum'),
    act: async (page) => {
      await fillData(page, 'L898902C4');
      await page.click(id('submit-data'));
    },
  },
  {
    name: 'document-passport',
    scenario: 'passport',
    ready: `${id('document-stage')}[data-ready="true"] [data-hint]:not([data-hint=""])`,
  },
  {
    name: 'document-back',
    scenario: 'card',
    ready: `${id('document-stage')}[data-ready="true"] [data-hint]:not([data-hint=""])`,
  },
  {
    name: 'document-preview',
    scenario: 'passport',
    ready: id('taken'),
    act: (page) => page.click(id('shutter')),
  },
  { name: 'camera-denied', scenario: 'passport', ready: id('camera-denied'), camera: 'denied' },
  { name: 'camera-missing', scenario: 'passport', ready: id('camera-missing'), camera: 'none' },
  { name: 'liveness', scenario: 'liveness', ready: `${id('liveness-stage')}[data-ready="true"]` },
  {
    name: 'liveness-action',
    scenario: 'liveness',
    ready: '[data-action="turn_left"]',
    act: async (page) => {
      await page.click(`${id('start-liveness')}:not([disabled])`);
      await page.waitForSelector('[data-action="turn_left"]', { timeout: 15_000 });
      await page.waitForTimeout(1500);
    },
  },
  { name: 'waiting', scenario: 'processing', ready: id('waiting') },
  { name: 'approved', scenario: 'approved', ready: id('result-approved') },
  { name: 'redo-glare', scenario: 'redo', ready: id('evidence-region') },
  { name: 'redo-mismatch', scenario: 'mismatch', ready: id('differences') },
  { name: 'cooldown', scenario: 'cooldown', ready: id('countdown') },
  { name: 'used-up', scenario: 'usedup', ready: id('review-request') },
  { name: 'technical', scenario: 'technical', ready: id('result-technical') },
  { name: 'in-review', scenario: 'in_review', ready: id('result-in_review') },
  { name: 'declined', scenario: 'declined', ready: id('result-declined') },
  { name: 'expired', scenario: 'expired', ready: id('result-expired') },
  { name: 'canceled', scenario: 'canceled', ready: id('result-canceled') },
  { name: 'link-expired', scenario: 'too-old', ready: id('link-expired') },
  { name: 'link-used', scenario: 'used', ready: id('link-used') },
];

/** Makes `getUserMedia` fail as a browser does whose person said no, or that has no camera. */
async function withoutCamera(page: Page, cause: 'denied' | 'none'): Promise<void> {
  await page.addInitScript(
    (name) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
    },
    cause === 'denied' ? 'NotAllowedError' : 'NotFoundError',
  );
}

async function take(
  browser: Browser,
  standIn: StandIn,
  shot: Shot,
  look: { size: Size; locale: Locale; scheme: 'light' | 'dark'; folder: string },
): Promise<void> {
  const { size, locale, scheme, folder } = look;
  const context = await browser.newContext({
    viewport: sizes[size],
    locale,
    colorScheme: scheme,
    deviceScaleFactor: size === 'phone' ? 2 : 1,
    permissions: ['camera'],
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  if (shot.camera !== undefined) await withoutCamera(page, shot.camera);
  standIn.memory.session = null;
  await page.goto(`${standIn.url}/verify/#${tokenFor(shot.scenario ?? '')}`);
  await page.waitForSelector('h1');
  await page.click(id(`language-${locale}`));
  try {
    await shot.act?.(page);
    await page.waitForSelector(shot.ready, { timeout: 15_000, state: 'attached' });
    await page.waitForTimeout(150);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (wide) wrong.push('the page scrolls sideways');
  } catch (error) {
    wrong.push((error as Error).message.split('\n')[0] ?? '');
  }
  const name = `${shot.name}-${size}-${locale}${scheme === 'dark' ? '-dark' : ''}`;
  const camera = /^(document-(passport|back)|liveness)/.test(shot.name);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: !camera });
  const real = wrong.filter((text) => !/status of 4\d\d/.test(text));
  console.log(`${name}${real.length > 0 ? `   !! ${real.join(' | ')}` : ''}`);
  await context.close();
}

/** `node e2e/screens.ts FOLDER [NAME…]`: every state, both sizes, both languages; phones in the dark as well. */
async function main(): Promise<void> {
  const [folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screens'), ...names] =
    process.argv.slice(2);
  mkdirSync(folder, { recursive: true });
  const standIn = await startStandIn(join(import.meta.dirname, '..', 'dist'));
  const browser = await launchChromium();
  for (const shot of shots) {
    if (names.length > 0 && !names.includes(shot.name)) continue;
    for (const locale of ['en', 'zh-CN'] as const) {
      for (const size of ['phone', 'desktop'] as const) {
        await take(browser, standIn, shot, { size, locale, scheme: 'light', folder });
      }
    }
    await take(browser, standIn, shot, { size: 'phone', locale: 'en', scheme: 'dark', folder });
  }
  await browser.close();
  await standIn.close();
}

await main();
