import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { smallPng } from '../apps/applicant/e2e/small-png.ts';
import { holderTypes } from './films.ts';

/** A part of the hosted page by its stable name. */
export const id = (name: string): string => `[data-testid="${name}"]`;

const screens = process.env.VIDIMUS_SCREENS;

async function take(page: Page | Frame, folder: string, name: string): Promise<void> {
  // Evidence pictures are drawn by the page after its text.
  await page.waitForLoadState('networkidle');
  const whole = 'screenshot' in page ? page : page.page();
  const picture = await whole.screenshot({ fullPage: true });
  writeFileSync(join(folder, `${name}.png`), await smallPng(picture));
}

/** Keeps a picture of the page where VIDIMUS_SCREENS names a folder; otherwise does nothing. */
export async function keepScreen(page: Page | Frame, name: string): Promise<void> {
  if (!screens) return;
  mkdirSync(screens, { recursive: true });
  await take(page, screens, name);
}

/**
 * The same in both languages and both sizes; the page is left as it was.
 * @param inner where the applicant page is, if it is not the page itself but a frame in it
 */
export async function keepScreens(page: Page, name: string, inner: Page | Frame = page): Promise<void> {
  if (!screens) return;
  const before = page.viewportSize()!;
  await keepScreen(page, name);
  await page.setViewportSize({ width: 1280, height: 800 });
  await keepScreen(page, `${name}-desktop`);
  await inner.click(id('language-zh-CN'));
  await inner.waitForFunction(() => document.documentElement.lang === 'zh-CN');
  await keepScreen(page, `${name}-desktop-zh-CN`);
  await page.setViewportSize(before);
  await keepScreen(page, `${name}-zh-CN`);
  await inner.click(id('language-en'));
  await inner.waitForFunction(() => document.documentElement.lang === 'en');
}

async function chooseCountry(page: Page | Frame, field: string, code: string): Promise<void> {
  await page.fill(id(field), code);
  await page.click(id(`${field}-option-${code}`));
}

/** Agrees to the notice where it is asked for, as it is when somebody comes for the first time. */
async function agree(page: Page | Frame): Promise<void> {
  await page.waitForSelector(`${id('step-consent')}, ${id('step-data')}`);
  if ((await page.locator(id('step-consent')).count()) === 0) return;
  await page.check(id('agree'));
  await page.click(id('consent-go-on'));
}

/** Types basic data and sends it. */
export async function typeData(page: Page | Frame, change: Partial<typeof holderTypes> = {}): Promise<void> {
  const typed = { ...holderTypes, ...change };
  const [year, month, day] = typed.birthDate.split('-') as [string, string, string];
  await agree(page);
  await page.waitForSelector(id('step-data'));
  await page.fill(id('field-given-names'), typed.givenNames);
  await page.fill(id('field-family-name'), typed.familyName);
  await page.fill(id('field-birth-day'), day);
  await page.fill(id('field-birth-month'), month);
  await page.fill(id('field-birth-year'), year);
  await chooseCountry(page, 'field-nationality', typed.country);
  await page.click(id('field-document-kind-passport'));
  await chooseCountry(page, 'field-document-country', typed.country);
  await page.fill(id('field-document-number'), typed.number);
  await keepScreen(page, 'data');
  await page.click(id('submit-data'));
}

/** Photographs what lies before the camera. `beforeNext` runs when the camera is off again. */
export async function photograph(page: Page, beforeNext: () => void): Promise<void> {
  await page.waitForSelector(`${id('document-stage')}[data-ready="true"]`);
  await keepScreen(page, 'document-camera');
  // A document that lies well may have been taken by itself.
  await page.waitForSelector(`${id('shutter')}:not([disabled]), ${id('taken')}`);
  await page.evaluate(
    (shutter) => document.querySelector<HTMLButtonElement>(shutter)?.click(),
    id('shutter'),
  );
  await page.waitForSelector(id('taken'));
  await keepScreen(page, 'document-preview');
  beforeNext();
  await page.click(id('use-photo'));
}

/** Answers the challenge with whatever the camera shows. */
export async function answerChallenge(page: Page): Promise<void> {
  await page.waitForSelector(`${id('liveness-stage')}[data-ready="true"]`);
  await keepScreen(page, 'liveness-ready');
  await page.click(`${id('start-liveness')}:not([disabled])`);
  await page.waitForSelector(`${id('cue')}[data-cue="action"]`);
  await keepScreen(page, 'liveness-cue');
}

/** Answers the challenge; on a busy machine that filmed too few pictures, once more, as the page asks. */
export async function answerPatiently(page: Page): Promise<void> {
  const troubles: string[] = [];
  for (let tries = 0; tries < 3; tries += 1) {
    await answerChallenge(page);
    const [over, again] = [
      `${id('result-approved')}, ${id('waiting')}`,
      `${id('liveness-trouble')}:not(:empty)`,
    ];
    await page.waitForSelector(`${over}, ${again}`, { timeout: 240_000 });
    if ((await page.$(again)) === null) return;
    troubles.push((await page.textContent(id('liveness-trouble'))) ?? '');
  }
  throw new Error(`the challenge was not answered: ${troubles.join(' / ')}`);
}
