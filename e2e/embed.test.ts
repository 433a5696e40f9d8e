import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, test } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchChromium } from '../apps/applicant/e2e/chromium.ts';
import { begin, freePort, HostedPage, type Kit, openKit, typed } from '../apps/server/e2e/kit.ts';
import { id, keepScreens, typeData } from './steps.ts';

/** Two names of this machine, which browsers take for two sites. */
const [ours, theirs] = ['localhost', '127.0.0.1'];
let kit: Kit;
let browser: Browser;
let host: Server;
let hostPort = 0;

/** The page of the site around it: whatever `body` it is asked for, and what its own script heard. */
function hostPage(body: string): string {
  const events = ['ready', 'status', 'camera-blocked', 'close'];
  return `<!doctype html><title>Host</title><script>
    window.heard = [];
    for (const name of ${JSON.stringify(events)})
      addEventListener('vidimus-' + name, (event) => heard.push([name, event.detail && event.detail.status]));
  </script>${body}`;
}

before(async () => {
  const port = await freePort();
  hostPort = await freePort();
  let shown = '';
  host = createServer((request, response) => {
    if (request.method === 'PUT') {
      shown = '';
      request.on('data', (part) => {
        shown += part;
      });
      request.on('end', () => response.end());
      return;
    }
    response.setHeader('content-type', 'text/html').end(hostPage(shown));
  });
  await new Promise<void>((resolve) => host.listen(hostPort, '127.0.0.1', resolve));
  const frameAncestors = [`http://${theirs}:${hostPort}`];
  kit = await openKit({ port, publicUrl: `http://${ours}:${port}`, frameAncestors });
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
  await kit.close();
  host.close();
});

/** Opens the host's page with `body` in it, from one of the two names. */
async function openHost(
  body: string,
  site = theirs,
): Promise<{ page: Page; console: string[]; close(): Promise<void> }> {
  await fetch(`http://127.0.0.1:${hostPort}/`, { method: 'PUT', body });
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'en' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const console: string[] = [];
  page.on('console', (message) => console.push(message.text()));
  await page.goto(`http://${site}:${hostPort}/`);
  return { page, console, close: () => context.close() };
}

const publicUrl = () => `http://${ours}:${new URL(kit.server.url).port}`;
const element = (url: string) =>
  `<script type="module" src="${publicUrl()}/verify/element.js"></script><vidimus-verify src="${url}"></vidimus-verify>`;
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);

/** The frame with the applicant page. */
async function frameOf(page: Page, which = 'vidimus-verify iframe'): Promise<Frame> {
  const handle = await page.waitForSelector(which, { state: 'attached' });
  return (await handle.contentFrame())!;
}

/** Somebody for whom only the document and the face are left. */
async function atDocument(externalId: string): Promise<string> {
  const { created, page } = await begin(kit, 'L2', externalId);
  await page.open(created.url);
  assert.equal((await page.call('PUT', '/data', typed)).status, 200);
  return (await begin(kit, 'L2', externalId)).created.url;
}

test('inside another site’s page a person goes all the way, and that page hears each status and the end', async () => {
  const { created } = await begin(kit, 'L1', 'framed-1');
  const { page, close } = await openHost(element(created.url));
  const frame = await frameOf(page);
  await typeData(frame);
  await frame.waitForSelector(id('result-approved'));
  await frame.click(id('close-frame'));
  await page.waitForFunction(
    () => (window as unknown as { heard: [string][] }).heard.at(-1)?.[0] === 'close',
  );
  const events = JSON.stringify(await heard(page));
  assert.match(
    events,
    /^\[\["ready",null\],\["status","requires_input"\].*\["status","approved"\],\["close",null\]\]$/,
  );
  const height = await page.evaluate(
    () => document.querySelector('vidimus-verify')?.shadowRoot?.querySelector('iframe')?.offsetHeight ?? 0,
  );
  assert.ok(height >= 640, `${height}`);
  await close();
});

test('the element hands the camera on; a plain frame that forgot to is told, and so is the person', async () => {
  const good = await openHost(element(await atDocument('framed-2')));
  await (await frameOf(good.page)).waitForSelector(`${id('document-stage')}[data-ready="true"]`);
  await good.close();
  const url = await atDocument('framed-3');
  const forgot = await openHost(`<iframe src="${url}" style="width:100%;height:640px;border:0"></iframe>`);
  const frame = await frameOf(forgot.page, 'iframe');
  const told = await frame.waitForSelector(id('camera-framed'));
  assert.match((await told.textContent()) ?? '', /does not allow the camera.*allow="camera"/s);
  await keepScreens(forgot.page, 'camera-framed', frame);
  await forgot.close();
});

test('a site that is not in the settings cannot show the page', async () => {
  const { created } = await begin(kit, 'L1', 'framed-4');
  const { page, console, close } = await openHost(element(created.url), ours);
  await page.waitForSelector('iframe', { state: 'attached' });
  for (let tries = 0; tries < 100 && console.length === 0; tries += 1) await page.waitForTimeout(50);
  assert.match(console.join('\n'), /frame-ancestors/);
  const opened = await new HostedPage(kit).openOnly(created.url);
  assert.equal(opened.status, 200, 'the link was not used up');
  await close();
});

test('messages from anybody else are not taken for ours, on either side', async () => {
  const { created } = await begin(kit, 'L1', 'framed-5');
  // The host's own window and a sibling frame pretend to be the page; the sibling also says hello to the page.
  const sibling = `<iframe srcdoc="<script>
    const forged = { source: 'vidimus', type: 'status', session_id: 'x', status: 'approved' };
    parent.postMessage(forged, '*');
    let got = 0;
    addEventListener('message', () => { got += 1; parent.postMessage({ sibling: got }, '*'); });
    setInterval(() => parent.frames[0] && [...Array(parent.length).keys()].forEach((n) =>
      parent.frames[n] !== self && parent.frames[n].postMessage({ source: 'vidimus', type: 'hello' }, '*')), 100);
  </script>"></iframe>`;
  const { page, close } = await openHost(
    `${element(created.url)}${sibling}<script>
      window.siblings = 0;
      addEventListener('message', ({ data }) => { if (data.sibling) siblings += 1; });
      postMessage({ source: 'vidimus', type: 'status', session_id: 'x', status: 'approved' }, '*');
    </script>`,
  );
  await (await frameOf(page)).waitForSelector(id('step-consent'));
  await page.waitForTimeout(500);
  assert.equal(JSON.stringify(await heard(page)).includes('approved'), false);
  const answered = await page.evaluate(() => (window as unknown as { siblings: number }).siblings);
  assert.equal(answered, 0, 'the page answered a frame that is not around it');
  await close();
});

test('framing without https is refused at the start, unless it stays on this machine', async () => {
  const framed = { frameAncestors: ['https://a.example'], publicUrl: 'http://verify.example' };
  await assert.rejects(openKit(framed), (error) => {
    assert.ok(error instanceof VidimusError);
    return error.code === 'settings.invalid' && error.where === 'VIDIMUS_FRAME_ANCESTORS';
  });
});
