import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '@vidimus/contracts';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { type Look, reach, type Shot, shots } from './shots.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

/** Takes one picture; says on the console what went wrong. */
async function take(
  browser: Browser,
  standIn: StandIn,
  shot: Shot,
  look: Look,
  folder: string,
): Promise<void> {
  const { page, context, wrong } = await reach(browser, standIn, shot, look);
  const name = `${shot.name}-${look.size}-${look.locale}${look.scheme === 'dark' ? '-dark' : ''}`;
  const camera = /^(document-(passport|back)|liveness)/.test(shot.name);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: !camera });
  console.log(`${name}${wrong.length > 0 ? `   !! ${wrong.join(' | ')}` : ''}`);
  await context.close();
}

/** `node e2e/screens.ts FOLDER [NAME…]`: every state, both sizes, every language; phones in the dark as well. */
async function main(): Promise<void> {
  const [folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screens'), ...names] =
    process.argv.slice(2);
  mkdirSync(folder, { recursive: true });
  const standIn = await startStandIn(join(import.meta.dirname, '..', 'dist'));
  const browser = await launchChromium();
  for (const shot of shots) {
    if (names.length > 0 && !names.includes(shot.name)) continue;
    for (const locale of locales) {
      for (const size of ['phone', 'desktop'] as const)
        await take(browser, standIn, shot, { size, locale, scheme: 'light' }, folder);
    }
    await take(browser, standIn, shot, { size: 'phone', locale: 'en', scheme: 'dark' }, folder);
  }
  await browser.close();
  await standIn.close();
}

await main();
