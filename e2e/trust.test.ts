import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { List, Review } from '@vidimus/contracts';
import { defaultPolicy } from '@vidimus/domain';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from '../apps/applicant/e2e/axe.ts';
import { launchChromium } from '../apps/applicant/e2e/chromium.ts';
import {
  begin,
  failedCheck,
  greyJpeg,
  type HostedPage,
  handIn,
  integrator,
  type Kit,
  openKit,
} from '../apps/server/e2e/kit.ts';
import { id, keepScreen, keepScreens, typeData } from './steps.ts';

const channels = {
  operator: 'Sample Exchange',
  links: [{ domain: 'sample-exchange.example', subdomains: true }],
  emails: ['help@sample-exchange.example'],
  email_domains: [],
  phones: ['+442071838750'],
  phone_country: null,
  social: [{ platform: 'x', handle: 'SampleExchange' }],
};
const phone = { width: 360, height: 640 };
let kit: Kit;
let browser: Browser;

before(async () => {
  const retry = { ...defaultPolicy.retry, max_attempts: 1 };
  kit = await openKit({ policy: { ...defaultPolicy, retry }, channels });
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
  await kit.close();
});

/** A browser of somebody new; `by` hands it the session of a page that was driven without one. */
async function openPage(by?: HostedPage): Promise<{ page: Page; faults: string[]; close(): Promise<void> }> {
  const context = await browser.newContext({ viewport: phone, locale: 'en' });
  if (by !== undefined) {
    const url = `${kit.server.url}/v1/hosted`;
    await context.addCookies([...by.cookies].map(([name, value]) => ({ name, value, url })));
  }
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  return { page, faults, close: () => context.close() };
}

/** Keeps the screens of a state, which every reader must be able to use. */
async function lookAt(page: Page, name: string): Promise<void> {
  assert.deepEqual(await axeViolations(page), [], name);
  await keepScreens(page, name);
}

const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

test('nothing goes on before the person agrees; a phrase of their own then stands above every screen', async () => {
  const { page, faults, close } = await openPage();
  const { created } = await begin(kit, 'L1', 'reader');
  await page.goto(created.url);
  await page.waitForSelector(id('step-consent'));
  assert.equal(await page.locator(id('phrase')).count(), 0, 'nothing is asked for before');
  await lookAt(page, 'consent');
  assert.equal(await scrollsSideways(page), false);
  await page.click(id('consent-go-on'));
  assert.match((await page.textContent(id('consent-error'))) ?? '', /Tick the box/);
  await page.check(id('agree'));
  await page.click(id('consent-go-on'));
  await page.waitForSelector(id('step-data'));

  await page.click(id('phrase-open'));
  await lookAt(page, 'phrase-choice');
  await page.fill(id('phrase-input'), 'abc');
  await page.click(id('save-phrase'));
  assert.match((await page.textContent(id('phrase-error'))) ?? '', /4 and 60/);
  await page.fill(id('phrase-input'), 'green kettle, two geese');
  await page.click(id('save-phrase'));
  await page.waitForSelector(id('phrase-shown'));
  await lookAt(page, 'phrase');
  await page.reload();
  assert.equal(await page.textContent(id('phrase-shown')), 'green kettle, two geese');
  assert.equal(page.url().includes('kettle'), false);
  await typeData(page);
  await page.waitForSelector(id('result-approved'));
  assert.equal(await page.textContent(id('phrase-shown')), 'green kettle, two geese');

  const again = await openPage();
  const { created: next } = await begin(kit, 'L2', 'reader');
  await again.page.goto(next.url);
  await again.page.waitForSelector(id('phrase-shown'));
  assert.equal(await again.page.locator(id('step-consent')).count(), 0, 'the same words are not asked twice');
  assert.deepEqual([...faults, ...again.faults], []);
  await again.close();
  await close();
});

test('whoever asks whether a link is genuine reads why not, without a script', async () => {
  const context = await browser.newContext({ viewport: phone, locale: 'en', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${kit.server.url}/channels`);
  await keepPlain(page, 'channels');
  await page.fill(id('channel-value'), 'https://sample-exchange.example@s\u0430mple-exchange.example/login');
  await page.click(id('channel-check'));
  const answer = page.locator(id('channel-answer'));
  assert.equal(await answer.getAttribute('data-owned'), 'false');
  assert.match((await answer.textContent()) ?? '', /It looks like.*sample-exchange\.example.*look the same/s);
  assert.equal(page.url().includes('sample'), false, 'the question is not in the address');
  await keepPlain(page, 'channels-forged');
  await page.click(id('language-zh-CN'));
  await page.fill(id('channel-value'), 'help@sample-exchange.example');
  await page.click(id('channel-check'));
  assert.match((await page.textContent(id('channel-answer'))) ?? '', /属于 Sample Exchange。.*伪造/s);
  await keepPlain(page, 'channels-owned-zh-CN');
  await context.close();
});

test('the page of the channels is one that every reader can use', async () => {
  const context = await browser.newContext({ viewport: phone, locale: 'en', bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${kit.server.url}/channels`);
  assert.deepEqual(await axeViolations(page), []);
  await page.fill(id('channel-value'), 'https://sample-exchange.example.evil.test');
  await page.click(id('channel-check'));
  assert.deepEqual(await axeViolations(page), []);
  await context.close();
});

/** The plain page in both sizes. */
async function keepPlain(page: Page, name: string): Promise<void> {
  await keepScreen(page, name);
  await page.setViewportSize({ width: 1280, height: 800 });
  await keepScreen(page, `${name}-desktop`);
  await page.setViewportSize(phone);
}

/** Somebody whose tries are used up. */
async function usedUp(externalId: string): Promise<{ hosted: HostedPage; session: string }> {
  const { created, page: hosted } = await begin(kit, 'L2', externalId);
  await hosted.open(created.url);
  kit.inference.checks = [failedCheck('document/focus', 'document.focus.blurry')];
  await handIn(hosted);
  await hosted.until('resubmission_required');
  return { hosted, session: created.session.id };
}

async function reviewId(session: string): Promise<string> {
  const { body } = await integrator<List<Review>>(kit, 'GET', '/v1/reviews');
  return body.data.find(({ session_id }) => session_id === session)!.id;
}

test('the person asks for a human, sees until when, answers a question with a photo, and reads the verdict', async () => {
  const { hosted, session } = await usedUp('asker');
  const { page, faults, close } = await openPage(hosted);
  await page.goto(`${kit.server.url}/verify/`);
  await page.waitForSelector(id('notice'));
  await lookAt(page, 'review-request');
  await page.fill(id('review-note'), 'The lamp is broken.');
  await page.click(id('request-review'));
  assert.match((await page.textContent(`${id('review-request')} [role=alert]`)) ?? '', /Tick the box/);
  await page.check(id('agree'));
  await page.click(id('request-review'));
  await page.waitForSelector(id('result-in_review'));
  const due = await page.getAttribute(`${id('review-due')} time`, 'datetime');
  const hours = (Date.parse(due ?? '') - Date.now()) / 3_600_000;
  assert.ok(Math.abs(hours - defaultPolicy.review!.answer_within_hours) < 0.1, `${hours} hours`);
  await lookAt(page, 'review-open');

  const review = await reviewId(session);
  const words = { language: 'en', text: 'The back matters too.' };
  const question = { reviewer: 'r-1', prepared: 'ask.photo_of_document', words };
  assert.equal((await integrator(kit, 'POST', `/v1/reviews/${review}/question`, question)).status, 200);
  await page.reload();
  await page.waitForSelector(id('review-reply'));
  await page.setInputFiles(id('choose-file'), {
    name: 'whole.jpg',
    mimeType: 'image/jpeg',
    buffer: await greyJpeg(640, 400),
  });
  await page.waitForSelector(`${id('review-pictures')}[data-added="1"]`);
  await page.fill(id('review-reply-text'), 'Here is all of it.');
  await lookAt(page, 'review-question');
  await page.click(id('send-reply'));
  await page.waitForSelector(`${id('review-status')}[data-waits-for="reviewer"]`);
  await page.waitForFunction(
    () => (document.querySelector('.messages img') as HTMLImageElement | null)?.naturalWidth === 640,
  );
  const verdict = { verdict: 'decline', note: 'blurred', reviewer: 'r-1', prepared: 'decline.not_readable' };
  assert.equal((await integrator(kit, 'POST', `/v1/reviews/${review}/verdict`, verdict)).status, 200);
  await page.reload();
  await page.waitForSelector(id('result-declined'));
  assert.match((await page.textContent(id('review-message-2'))) ?? '', /could not read your document/);
  await page.click(id('language-zh-CN'));
  await page.waitForFunction(() => document.documentElement.lang === 'zh-CN');
  assert.match((await page.textContent(id('review-message-2'))) ?? '', /无法看清您的证件/);
  await page.click(id('language-en'));
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  await lookAt(page, 'review-declined');
  assert.equal(await scrollsSideways(page), false);
  assert.deepEqual(faults, []);
  await close();
});
