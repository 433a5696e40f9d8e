import { statSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import { axeViolations } from './axe.ts';
import { launchChromium } from './chromium.ts';
import { type Look, reach, type Shot, shots } from './shots.ts';
import { type StandIn, startStandIn, tokenFor } from './stand-in.ts';

// `npm run audit:page -- --json [STATE…]`: sizes, Lighthouse and axe, measured in Chromium on the built page beside the stand-in.

const dist = join(import.meta.dirname, '..', 'dist');

/** Every state is reached in each of these, and looked at in light and dark, written from left and from right. */
const looks: readonly Look[] = [
  { size: 'phone', locale: 'en', scheme: 'light' },
  { size: 'desktop', locale: 'zh-CN', scheme: 'light' },
  { size: 'phone', locale: 'es', scheme: 'light' },
];

/** Bytes that the server sends for a file of the page. */
const sentBytes = (file: string): number => statSync(join(dist, 'assets', `${file}.gz`)).size;

/** Files of the page that a state asks for, by name: also those that a worker asks for, which only the server sees. */
async function filesOf(browser: Browser, standIn: StandIn, name: string): Promise<Set<string>> {
  const { paths } = standIn.memory;
  paths.clear();
  const shot = shots.find((each) => each.name === name);
  if (shot === undefined) throw new Error(`no state ${name}`);
  const { context, wrong } = await reach(browser, standIn, shot, {
    size: 'phone',
    locale: 'en',
    scheme: 'light',
  });
  if (wrong.length > 0) throw new Error(`${name} was not reached: ${wrong.join(' | ')}`);
  await context.close();
  return new Set(paths);
}

async function sizes(browser: Browser, standIn: StandIn) {
  const first = await filesOf(browser, standIn, 'data');
  const coached = await filesOf(browser, standIn, 'document-passport');
  for (const file of await filesOf(browser, standIn, 'liveness-hint')) coached.add(file);
  const sum = (files: Iterable<string>) => [...files].reduce((bytes, file) => bytes + sentBytes(file), 0);
  return {
    firstViewGzipBytes: sum([...first].filter((file) => /\.(js|css)$/.test(file))),
    coachingGzipBytes: sum([...coached].filter((file) => !first.has(file))),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Lighthouse's own phone: slow 4G and a processor four times as slow, simulated. Scores from 0 to 100. */
async function scores(standIn: StandIn): Promise<{ performance: number; accessibility: number }> {
  const port = await freePort();
  const browser = await launchChromium(undefined, [`--remote-debugging-port=${port}`]);
  const result = await lighthouse(`${standIn.url}/verify/#${tokenFor('data')}`, {
    port,
    output: 'json',
    logLevel: 'error',
    formFactor: 'mobile',
    onlyCategories: ['performance', 'accessibility'],
  });
  await browser.close();
  const score = (name: string): number => Math.round((result?.lhr.categories[name]?.score ?? 0) * 100);
  for (const { id: audit, score: value, title } of Object.values(result?.lhr.audits ?? {}))
    if (value !== null && value < 0.9) console.error(`lighthouse ${audit}: ${value} ${title}`);
  return { performance: score('performance'), accessibility: score('accessibility') };
}

/** What axe finds in a state, in light and dark and mirrored. */
async function violationsOf(browser: Browser, standIn: StandIn, shot: Shot, look: Look): Promise<string[]> {
  const { page, context, wrong } = await reach(browser, standIn, shot, look);
  if (wrong.length > 0) throw new Error(`${shot.name} was not reached: ${wrong.join(' | ')}`);
  const found: string[] = [];
  const run = async (how: string) => {
    for (const rule of await axeViolations(page))
      found.push(`${shot.name} ${look.size} ${look.locale} ${how}: ${rule}`);
  };
  await run('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await run('dark');
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await run('mirrored');
  await context.close();
  return found;
}

async function main(): Promise<void> {
  const standIn = await startStandIn(dist);
  const graded = await scores(standIn);
  const browser = await launchChromium();
  const measured = await sizes(browser, standIn);
  console.error(JSON.stringify({ ...measured, ...graded }));
  const violations: string[] = [];
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const checked = shots.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const shot of checked) {
    for (const look of looks) violations.push(...(await violationsOf(browser, standIn, shot, look)));
    console.error(`${shot.name}: ${violations.length} violations up to here`);
  }
  await browser.close();
  await standIn.close();
  const answer = { ...measured, ...graded, axeViolations: violations.length, statesChecked: checked.length };
  for (const violation of violations) console.error(violation);
  if (process.argv.includes('--json')) console.log(JSON.stringify(answer));
  else console.table(answer);
}

await main();
