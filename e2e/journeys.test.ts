import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { ReasonCode } from '@vidimus/contracts';
import type { Page } from 'playwright-core';
import type { holderTypes, ShownDocument } from './films.ts';
import { openStage, type Stage } from './stage.ts';
import {
  answerChallenge,
  answerPatiently,
  id,
  keepScreen,
  keepScreens,
  photograph,
  typeData,
} from './steps.ts';

const phone = { width: 360, height: 640 };
/** Upload, models on a busy machine, and the page's own polling. */
const verdictMs = 90_000;

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

/** A page of somebody new, with what went wrong in it: script errors, and requests to anybody but us. */
async function newPage(): Promise<{ page: Page; faults: string[]; close(): Promise<void> }> {
  const context = await stage.camera.browser.newContext({
    viewport: phone,
    locale: 'en',
    permissions: ['camera'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const own = [stage.serverUrl, stage.exchangeUrl].some((url) => request.url().startsWith(url));
    if (!own && !/^(blob|data):/.test(request.url())) faults.push(request.url());
  });
  return { page, faults, close: () => context.close() };
}

async function book(page: Page, kind: 'deposit' | 'trade' | 'withdraw', amount: string): Promise<void> {
  await page.fill(`#${kind}-amount`, amount);
  await page.click(`form[action="/${kind}"] button`);
  await page.waitForLoadState('load');
}

const notice = (page: Page) => page.textContent('.notice');

test('from an invitation to a withdrawal: approved on a real camera stream', async () => {
  const { page, faults, close } = await newPage();
  const { films, camera, exchangeUrl } = stage;
  await page.goto(`${exchangeUrl}/sign-up`);
  await page.fill('#email', 'mara.testmann@example.com');
  await page.fill('#password', 'seven quiet lanterns');
  await page.fill('#code', 'NOSUCHCODE');
  await page.click('main form button');
  assert.match((await page.textContent('#code-note')) ?? '', /do not know this code/);
  await page.fill('#code', 'WELCOME20');
  await page.fill('#password', 'seven quiet lanterns');
  await keepScreen(page, 'exchange-invitation');
  await page.click('main form button');
  await page.waitForURL(`${exchangeUrl}/dashboard`);
  assert.match((await page.textContent('[aria-labelledby="invitation"]')) ?? '', /instead of/);
  await book(page, 'deposit', '500');
  assert.match(page.url(), /\/verify\/basic$/, 'nothing is allowed before L1');
  await keepScreen(page, 'exchange-gate');

  await page.click('form[action="/verify"] button');
  await typeData(page);
  await page.waitForSelector(id('result-approved'));
  await keepScreen(page, 'approved-l1');
  await page.click(id('return-link'));
  await page.waitForSelector('.badge.good');
  await book(page, 'deposit', '500');
  assert.match((await notice(page)) ?? '', /500.* deposited/);
  await book(page, 'trade', '100');
  assert.match((await notice(page)) ?? '', /Bitcoin bought/);
  await book(page, 'withdraw', '50');
  assert.match(page.url(), /\/verify\/withdrawal$/, 'a withdrawal asks for L2');

  camera.point(films.documents.good);
  await page.click('form[action="/verify"] button');
  await photograph(page, () => camera.point(films.turning));
  await answerPatiently(page);
  await page.waitForSelector(id('result-approved'), { timeout: verdictMs });
  await keepScreen(page, 'approved-l2');
  await page.click(id('return-link'));
  // The level changes by webhook alone, and the page follows it by itself.
  await page.waitForFunction(() => document.querySelector('.badge')?.textContent?.includes('Advanced'));
  await book(page, 'withdraw', '50');
  assert.match((await notice(page)) ?? '', /on its way/);
  await keepScreen(page, 'exchange-approved');
  assert.deepEqual(faults, []);
  await close();
});

interface Case {
  code: ReasonCode;
  document?: ShownDocument;
  typed?: Partial<typeof holderTypes>;
  film?: 'turning' | 'still';
  /** Words that the person must find in the reason. */
  says: RegExp;
  /** The step that the page leads to. */
  redo: string;
  /** What the person then does; they are approved after it. */
  mend?: (page: Page) => Promise<void>;
}

const cases: Case[] = [
  { code: 'document.focus.blurry', document: 'blurred', says: /blurred/, redo: 'document' },
  { code: 'document.frame.cropped', document: 'cropped', says: /outside the photo/, redo: 'document' },
  { code: 'document.validity.expired', document: 'expired', says: /August 10, 2019/, redo: 'document' },
  {
    code: 'data.name.mismatch',
    typed: { familyName: 'Testmamn' },
    says: /Testmamn.*TESTMANN/,
    redo: 'data',
    mend: async (page) => {
      await page.click(id('start-redo'));
      await page.fill(id('field-family-name'), 'Testmann');
      await page.click(id('submit-data'));
    },
  },
  {
    code: 'face.match.different',
    document: 'other-person',
    says: /does not match the portrait/,
    redo: 'liveness',
    mend: async (page) => {
      stage.camera.point(stage.films.documents.good);
      await page.click(id('start-other'));
      await photograph(page, () => {});
    },
  },
  { code: 'liveness.challenge.missed', film: 'still', says: /turn your head/, redo: 'liveness' },
];

/** Somebody new opens a link and hands everything in. Returns the id of the session. */
async function handIn(page: Page, { document = 'good', typed, film = 'turning' }: Case): Promise<string> {
  const { films, camera, client } = stage;
  const applicant = await client.applicants.create({ external_id: randomUUID() });
  const { session, url } = await client.sessions.create({ applicant_id: applicant.id, level: 'L2' });
  camera.point(films.documents[document]);
  await page.goto(url);
  await typeData(page, typed);
  await photograph(page, () => camera.point(films[film]));
  await answerChallenge(page);
  return session.id;
}

for (const each of cases) {
  const { code, says, redo, mend } = each;
  test(`the person is told ${code}, where, and what to do${mend ? ', and mends it' : ''}`, async () => {
    const { page, faults, close } = await newPage();
    const session = await handIn(page, each);
    const shown = await page.waitForSelector(id(`reason-${code}`), { timeout: verdictMs });
    await keepScreens(page, `reason-${code.replaceAll('.', '-')}`);
    assert.match((await shown.textContent()) ?? '', says);
    assert.ok((await shown.$(id('remedy'))) !== null);
    assert.ok((await shown.$(id('evidence-region'))) !== null, 'the place is marked');
    const [decision] = (await stage.client.sessions.decisions(session)).data;
    const codes = new Set(decision?.reasons.map((reason) => reason.code));
    assert.deepEqual([...codes], [code], 'one cause, one reason');
    assert.equal(await page.getAttribute(id('start-redo'), 'data-step'), redo);
    if (mend) {
      await mend(page);
      await page.waitForSelector(id('result-approved'), { timeout: verdictMs });
    }
    assert.deepEqual(faults, []);
    await close();
  });
}
