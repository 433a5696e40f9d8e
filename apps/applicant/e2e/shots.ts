import { join } from 'node:path';
import type { HandOffStatus, Locale } from '@vidimus/contracts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ScenarioName } from './scenarios.ts';
import { type StandIn, tokenFor } from './stand-in.ts';

type CameraCause = 'denied' | 'none' | 'busy' | 'absent';
const errorNames = { denied: 'NotAllowedError', none: 'NotFoundError', busy: 'NotReadableError' } as const;

export const sizes = { phone: { width: 360, height: 640 }, desktop: { width: 1280, height: 800 } } as const;
export type Size = keyof typeof sizes;

/** One state of the page, and how to come to it. */
export interface Shot {
  readonly name: string;
  readonly scenario: ScenarioName | 'too-old' | 'used' | 'h.example' | null;
  /** Brings the page from its first screen to the one to show. */
  readonly act?: (page: Page) => Promise<void>;
  readonly ready: string;
  readonly camera?: CameraCause;
  /** How the hand-off stands once the other browser is asked about. */
  readonly handOff?: HandOffStatus;
  readonly userAgent?: string;
  /** Of the page's files; `index.html` unless told otherwise. */
  readonly file?: string;
}

export const id = (name: string) => `[data-testid="${name}"]`;

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

/** A published specimen, as a file that somebody chooses. */
const specimen = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  'fixtures',
  'documents',
  'sidtd-aze-passport.jpg',
);

const beginHandOff = (page: Page): Promise<void> => page.click(id('hand-off'));
const weChat =
  'Mozilla/5.0 (Linux; Android 13; M2101K9G; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/111.0.5563.116 Mobile Safari/537.36 MicroMessenger/8.0.42';

export const shots: readonly Shot[] = [
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
  {
    name: 'document-file',
    scenario: 'passport',
    ready: id('file-reviewed'),
    act: (page) => page.setInputFiles(id('choose-file'), specimen),
  },
  {
    name: 'document-corners',
    scenario: 'passport',
    ready: id('corners'),
    act: (page) => page.click(id('shutter')),
  },
  { name: 'camera-denied', scenario: 'passport', ready: id('camera-denied'), camera: 'denied' },
  { name: 'camera-missing', scenario: 'passport', ready: id('camera-missing'), camera: 'none' },
  { name: 'camera-busy', scenario: 'passport', ready: id('camera-busy'), camera: 'busy' },
  { name: 'camera-unsupported', scenario: 'liveness', ready: id('camera-unsupported'), camera: 'absent' },
  {
    name: 'camera-in-app',
    scenario: 'passport',
    ready: id('camera-in_app'),
    camera: 'denied',
    userAgent: weChat,
  },
  { name: 'foreseen', scenario: 'data', ready: id('foreseen-unsupported'), camera: 'absent' },
  { name: 'hand-off', scenario: 'passport', ready: id('qr-code'), camera: 'denied', act: beginHandOff },
  {
    name: 'hand-off-choose',
    scenario: 'passport',
    ready: id('hand-off-choose'),
    camera: 'denied',
    handOff: 'claimed',
    act: beginHandOff,
  },
  {
    name: 'hand-off-confirmed',
    scenario: 'passport',
    ready: id('hand-off-confirmed'),
    camera: 'denied',
    handOff: 'confirmed',
    act: beginHandOff,
  },
  {
    name: 'hand-off-refused',
    scenario: 'passport',
    ready: id('hand-off-refused'),
    camera: 'denied',
    handOff: 'refused',
    act: beginHandOff,
  },
  { name: 'hand-off-there', scenario: 'h.example', ready: id('claimed-number'), handOff: 'claimed' },
  { name: 'hand-off-there-refused', scenario: 'h.example', ready: id('claimed-refused'), handOff: 'refused' },
  { name: 'liveness', scenario: 'liveness', ready: `${id('liveness-stage')}[data-ready="true"]` },
  { name: 'liveness-colours', scenario: 'liveness-colours', ready: id('colour-choice') },
  {
    name: 'liveness-hint',
    scenario: 'liveness',
    ready: `${id('face-coach')}[data-hint="not_found"]`,
  },
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
  {
    name: 'faq',
    scenario: null,
    file: 'faq.html',
    ready: id('faq-technical'),
    act: (page) => page.click('details summary'),
  },
  { name: 'link-used', scenario: 'used', ready: id('link-used') },
];

/** Makes the camera fail as it does for a person who said no, who has none, or whose browser knows of none. */
async function withoutCamera(page: Page, cause: CameraCause): Promise<void> {
  await page.addInitScript(
    (name) => {
      if (name === null) Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
      else navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
    },
    cause === 'absent' ? null : errorNames[cause],
  );
}

/** In which surroundings a state is looked at. */
export interface Look {
  readonly size: Size;
  readonly locale: Locale;
  readonly scheme: 'light' | 'dark';
}

/** A state as it was reached, with what went wrong on the way. */
export interface Reached {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly wrong: readonly string[];
}

/** Opens the page and brings it to a state. */
export async function reach(browser: Browser, standIn: StandIn, shot: Shot, look: Look): Promise<Reached> {
  const { size, locale, scheme } = look;
  const context = await browser.newContext({
    viewport: sizes[size],
    locale,
    colorScheme: scheme,
    deviceScaleFactor: size === 'phone' ? 2 : 1,
    permissions: ['camera'],
    ...(shot.userAgent === undefined ? {} : { userAgent: shot.userAgent }),
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  if (shot.camera !== undefined) await withoutCamera(page, shot.camera);
  Object.assign(standIn.memory, { session: null, handOff: shot.handOff ?? 'open' });
  await page.goto(`${standIn.url}/verify/${shot.file ?? ''}#${tokenFor(shot.scenario ?? '')}`);
  await page.waitForSelector('h1');
  await page.click(id(`language-${locale}`));
  try {
    await shot.act?.(page);
    await page.waitForSelector(shot.ready, { timeout: 60_000, state: 'attached' });
    await page.waitForTimeout(150);
    for (const direction of ['rtl', 'ltr']) {
      const wide = await page.evaluate((dir) => {
        document.documentElement.dir = dir;
        return document.documentElement.scrollWidth > innerWidth;
      }, direction);
      if (wide) wrong.push(`the page scrolls sideways, written ${direction}`);
    }
  } catch (error) {
    wrong.push((error as Error).message.split('\n')[0] ?? '');
  }
  return { page, context, wrong: wrong.filter((text) => !/status of 4\d\d/.test(text)) };
}
