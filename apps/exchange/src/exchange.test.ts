import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, beforeEach, test } from 'node:test';
import { BrowserStandIn } from './browser-stand-in.ts';
import { type RunningExchange, startExchange } from './start.ts';
import { VidimusStandIn } from './vidimus-stand-in.ts';

const vidimus = new VidimusStandIn();
const dataDir = mkdtempSync(join(tmpdir(), 'exchange-'));
const password = 'correct horse battery';
let exchange: RunningExchange;
let count = 0;

const start = () => startExchange({ port: 0, dataDir, vidimusUrl: vidimus.url, apiKey: vidimus.apiKey });

before(async () => {
  await vidimus.listen();
  exchange = await start();
});
after(async () => {
  await exchange.close();
  vidimus.close();
  rmSync(dataDir, { recursive: true });
});
beforeEach(() => {
  vidimus.isDown = false;
  vidimus.refuseSessions = false;
  vidimus.phrase = null;
});

const newEmail = () => `person${++count}@example.test`;

async function signedUp(code = '', email = newEmail()): Promise<BrowserStandIn> {
  const browser = new BrowserStandIn(exchange.url);
  const { status, text } = await browser.post('/sign-up', { email, password, code });
  assert.equal(status, 303, text);
  return browser;
}

/** A person with a level, told to the exchange by webhook as Vidimus would. */
async function withLevel(level: 'L1' | 'L2'): Promise<BrowserStandIn> {
  const browser = await signedUp();
  await browser.post('/verify', { level });
  const [id, applicant] = [...vidimus.applicants].at(-1) ?? assert.fail('nobody was registered');
  applicant.level = level;
  assert.equal(await vidimus.send(exchange.url, id, 'applicant.level_changed', { level }), 204);
  return browser;
}

async function move(
  browser: BrowserStandIn,
  kind: 'deposit' | 'trade' | 'withdraw',
  amount: string,
): Promise<string> {
  return browser.postAndFollow(`/${kind}`, { [`${kind}-amount`]: amount, form_id: await browser.formId() });
}

test('an invitation code shows its discount and stays with the account and its campaign', async () => {
  const browser = await signedUp('welcome-20');
  const { text } = await browser.get('/dashboard');
  assert.match(text, /0\.16%/);
  assert.match(text, /You came with the code WELCOME20/);
  const database = new DatabaseSync(join(dataDir, 'exchange.db'), { readOnly: true });
  const row = database
    .prepare('select campaign, discount_percent from users order by rowid desc limit 1')
    .get();
  database.close();
  assert.deepEqual({ ...row }, { campaign: 'welcome', discount_percent: 20 });
});

test('an unknown and an expired code are told apart, and no account is made', async () => {
  const browser = new BrowserStandIn(exchange.url);
  const email = newEmail();
  const unknown = await browser.post('/sign-up', { email, password, code: 'NOSUCH' });
  assert.equal(unknown.status, 422);
  assert.match(unknown.text, /We do not know this code/);
  const expired = await browser.post('/sign-up', { email, password, code: 'LAUNCH30' });
  assert.match(expired.text, /This code expired on December 31, 2025/);
  assert.equal((await browser.post('/log-in', { email, password })).status, 422);
});

test("a friend's code gives the discount; one's own code is refused on the account, in the browser and for the mailbox", async () => {
  const email = newEmail();
  const owner = await signedUp('', email);
  const code = /<code>([A-Z2-9]+)<\/code>/.exec((await owner.get('/dashboard')).text)?.[1] ?? '';
  assert.match(await owner.postAndFollow('/invitation', { code }), /This is your own code/);
  assert.match((await owner.post('/sign-up', { email: newEmail(), password, code })).text, /your own code/);
  const tagged = email.replace('@', '+again@');
  const elsewhere = new BrowserStandIn(exchange.url);
  assert.match((await elsewhere.post('/sign-up', { email: tagged, password, code })).text, /your own code/);
  const friend = await signedUp(code);
  assert.match((await friend.get('/dashboard')).text, /0\.18%/);
});

test('a code can be added once after signing up', async () => {
  const browser = await signedUp();
  assert.match(
    await browser.postAndFollow('/invitation', { code: 'WELCOME20' }),
    /Your trading fee is now 0\.16%/,
  );
  const { text } = await browser.get('/dashboard');
  assert.doesNotMatch(text, /action="\/invitation"/);
});

test('before any level a deposit is refused and leads to basic verification', async () => {
  const browser = await signedUp();
  const page = await move(browser, 'deposit', '100');
  assert.match(page, /Verify your basic details first/);
  assert.match(page, /Nothing was moved/);
  const { location, status } = await browser.post('/verify', { level: 'L1' });
  assert.equal(status, 303);
  assert.match(location ?? '', /\/verify#token-/);
  assert.equal(vidimus.sessions.at(-1)?.return_url, `${exchange.url}/dashboard`);
});

test('after basic verification deposits and small trades work, with the fee taken', async () => {
  const browser = await withLevel('L1');
  assert.match(await move(browser, 'deposit', '1,500.00'), /1,500\.00 USD deposited/);
  const page = await move(browser, 'trade', '600');
  assert.match(page, /Bitcoin bought for 600\.00 USD/);
  assert.match(page, /898\.80 USD/);
  assert.match(page, /0\.01 BTC/);
});

test('a trade above the basic limit and a withdrawal lead to advanced verification', async () => {
  const browser = await withLevel('L1');
  await move(browser, 'deposit', '5000');
  assert.match(await move(browser, 'trade', '1000.01'), /This amount needs advanced verification/);
  assert.match(await move(browser, 'withdraw', '50'), /Withdrawals need advanced verification/);
});

test('after advanced verification a withdrawal is booked, but never more than is there or the limit allows', async () => {
  const browser = await withLevel('L2');
  await move(browser, 'deposit', '800');
  assert.match(await move(browser, 'withdraw', '801'), /does not cover/);
  assert.match(await move(browser, 'withdraw', '50001'), /at most 50,000\.00 USD/);
  assert.match(await move(browser, 'withdraw', '300'), /on its way/);
  assert.match((await browser.get('/dashboard')).text, /<p class="figure">500\.00 USD/);
});

test('a form sent twice is booked once', async () => {
  const browser = await withLevel('L1');
  const form = { 'deposit-amount': '70', form_id: await browser.formId() };
  await browser.postAndFollow('/deposit', form);
  assert.match(await browser.postAndFollow('/deposit', form), /already booked/);
  assert.match((await browser.get('/dashboard')).text, /<p class="figure">70\.00 USD/);
});

test('while Vidimus is down nothing moves and the page says why', async () => {
  const browser = await withLevel('L1');
  vidimus.isDown = true;
  assert.match(await move(browser, 'deposit', '10'), /Nothing was moved/);
  assert.match(await browser.postAndFollow('/verify', { level: 'L2' }), /cannot reach identity verification/);
});

test('a refused session is told instead of failing', async () => {
  const browser = await signedUp();
  vidimus.refuseSessions = true;
  assert.match(await browser.postAndFollow('/verify', { level: 'L2' }), /cannot be started at the moment/);
});

test('a session under way shows on the dashboard, and neither a late event nor an older session turns it back', async () => {
  const browser = await signedUp();
  await browser.post('/verify', { level: 'L1' });
  const id = [...vidimus.applicants.keys()].at(-1) ?? '';
  const session_id = `ses_${vidimus.sessions.length}`;
  await vidimus.send(exchange.url, id, 'verification_session.in_review', { session_id }, { sequence: 9 });
  await vidimus.send(exchange.url, id, 'verification_session.processing', { session_id }, { sequence: 8 });
  const older = { session_id: 'ses_0' };
  await vidimus.send(exchange.url, id, 'verification_session.expired', older, { sequence: 10 });
  assert.match((await browser.get('/dashboard')).text, /A person is looking at your case/);
  const wait = { session_id, next_allowed_at: '2099-03-02T10:00:00.000Z' };
  await vidimus.send(exchange.url, id, 'verification_session.resubmission_required', wait, { sequence: 11 });
  assert.match(
    (await browser.get('/dashboard')).text,
    /next try is possible from <time datetime="2099-03-02T10:00:00.000Z" data-local>Mar 2, 10:00 UTC</,
  );
});

test('a webhook with a wrong signature changes nothing, and a repeated one counts once', async () => {
  const browser = await signedUp();
  await browser.post('/verify', { level: 'L1' });
  const [id, applicant] = [...vidimus.applicants].at(-1) ?? assert.fail();
  applicant.level = 'L1';
  const forged = { key: randomBytes(24) };
  assert.equal(await vidimus.send(exchange.url, id, 'applicant.level_changed', { level: 'L1' }, forged), 400);
  assert.match((await browser.get('/dashboard')).text, /Not verified/);
  const revision = async () => JSON.parse((await browser.get('/revision')).text).revision;
  await vidimus.send(exchange.url, id, 'applicant.level_changed', {}, { id: 'evt_same' });
  const once = await revision();
  await vidimus.send(exchange.url, id, 'applicant.level_changed', {}, { id: 'evt_same' });
  assert.equal(await revision(), once);
});

test('a webhook that cannot be completed is asked for again', async () => {
  const browser = await signedUp();
  await browser.post('/verify', { level: 'L1' });
  const [id, applicant] = [...vidimus.applicants].at(-1) ?? assert.fail();
  applicant.level = 'L1';
  vidimus.isDown = true;
  const repeat = { id: 'evt_later' };
  assert.equal(await vidimus.send(exchange.url, id, 'applicant.level_changed', {}, repeat), 503);
  vidimus.isDown = false;
  assert.equal(await vidimus.send(exchange.url, id, 'applicant.level_changed', {}, repeat), 204);
  assert.match((await browser.get('/dashboard')).text, /Basic verification<\/span>/);
});

test('the phrase that a person chose stands above their page, and an outage takes nothing but the phrase', async () => {
  const browser = await withLevel('L1');
  assert.doesNotMatch((await browser.get('/dashboard')).text, /Your own phrase/);
  vidimus.phrase = 'green kettle & two geese';
  assert.match(
    (await browser.get('/dashboard')).text,
    /Your own phrase: <strong>green kettle &amp; two geese</,
  );
  vidimus.isDown = true;
  const { status, text } = await browser.get('/dashboard');
  assert.equal(status, 200);
  assert.doesNotMatch(text, /kettle/);
});

test('a form sent by another site is refused', async () => {
  const browser = await withLevel('L1');
  const form = { 'deposit-amount': '70', form_id: await browser.formId() };
  for (const headers of [{ origin: 'https://elsewhere.test' }, { origin: 'null' }, {}] as Record<
    string,
    string
  >[]) {
    assert.equal((await browser.post('/deposit', form, headers)).status, 403);
  }
});

test('passwords are checked, guesses are limited, and logging out ends the sign-in', async () => {
  const email = newEmail();
  const browser = await signedUp('', email);
  const token = browser.cookies.get('exchange_session') ?? '';
  await browser.post('/log-out', {});
  browser.cookies.set('exchange_session', token);
  assert.equal((await browser.get('/dashboard')).location, '/log-in');
  const other = new BrowserStandIn(exchange.url);
  for (let guess = 0; guess < 10; guess += 1) {
    assert.equal((await other.post('/log-in', { email, password: `wrong ${guess}` })).status, 422);
  }
  assert.equal((await other.post('/log-in', { email, password })).status, 429);
});

test('an address is registered once, and what is typed comes back escaped', async () => {
  const email = newEmail();
  await signedUp('', email);
  const again = await new BrowserStandIn(exchange.url).post('/sign-up', { email, password, code: '' });
  assert.match(again.text, /already has an account/);
  const odd = await new BrowserStandIn(exchange.url).post('/sign-up', {
    email: '"><script>',
    password: 'short',
    code: '',
  });
  assert.match(odd.text, /value="&quot;&gt;&lt;script&gt;"/);
  assert.match(odd.text, /at least 10 characters/);
});

test('the page speaks the language of the browser until the person chooses another', async () => {
  const browser = new BrowserStandIn(exchange.url, 'zh-Hans-CN,zh;q=0.9,en;q=0.5');
  assert.match((await browser.get('/')).text, /<html lang="zh-CN">/);
  assert.match((await browser.get('/?lang=en')).text, /<html lang="en">/);
  assert.match((await browser.get('/sign-up')).text, /Create your account/);
});

test('the webhook secret is kept for its owner alone, and a restart keeps accounts and registers nothing new', async () => {
  const file = join(dataDir, 'vidimus-webhook.json');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.match(JSON.parse(readFileSync(file, 'utf8')).secret, /^whsec_/);
  const browser = await withLevel('L1');
  const port = Number(new URL(exchange.url).port);
  const endpoints = vidimus.endpoints.size;
  await exchange.close();
  exchange = await startExchange({ port, dataDir, vidimusUrl: vidimus.url, apiKey: vidimus.apiKey });
  assert.equal(vidimus.endpoints.size, endpoints);
  assert.match((await browser.get('/dashboard')).text, /Basic verification<\/span>/);
});

test('what happened while the exchange was not running is caught up at the next start', async () => {
  const browser = await signedUp();
  await browser.post('/verify', { level: 'L1' });
  const [external_id, applicant] = [...vidimus.applicants].at(-1) ?? assert.fail();
  const port = Number(new URL(exchange.url).port);
  await exchange.close();
  applicant.level = 'L1';
  const missed = {
    type: 'applicant.level_changed',
    applicant_id: applicant.id,
    external_id,
    sequence: 5,
    data: {},
  };
  const others = { ...missed, external_id: 'somebody else' };
  vidimus.log.push({ ...others, id: 'evt_a' }, { ...others, id: 'evt_b' }, { ...missed, id: 'evt_c' });
  const again = { port, dataDir, vidimusUrl: vidimus.url, apiKey: vidimus.apiKey };
  exchange = await startExchange(again);
  assert.match((await browser.get('/dashboard')).text, /Basic verification<\/span>/);
  vidimus.log.length = 0;
  await exchange.close();
  exchange = await startExchange(again);
});

test('an exchange that moved to another address registers it and drops the old one', async () => {
  await exchange.close();
  exchange = await start();
  assert.deepEqual([...vidimus.endpoints.values()], [`${exchange.url}/webhooks/vidimus`]);
});
