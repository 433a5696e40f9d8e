import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '@vidimus/contracts';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium } from './chromium.ts';
import { type Look, reach, type Shot, shots } from './shots.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

/** What is kept in the repository: these languages, in light. */
const keptIn = join(import.meta.dirname, '..', '..', '..', 'docs', 'screens', 'states');
const keptLocales = ['en', 'zh-CN'] as const;
const sizes = ['phone', 'desktop'] as const;

const nameOf = (shot: Shot, { size, locale, scheme }: Look): string =>
  `${shot.name}-${size}-${locale}${scheme === 'dark' ? '-dark' : ''}.png`;

/** Takes one picture, in 64 colours; says on the console what went wrong. */
async function take(
  browser: Browser,
  standIn: StandIn,
  shot: Shot,
  look: Look,
  folder: string,
): Promise<void> {
  const { page, context, wrong } = await reach(browser, standIn, shot, look);
  const camera = /^(document-(passport|back)|liveness)/.test(shot.name);
  const picture = await page.screenshot({ fullPage: !camera, scale: 'css' });
  const file = nameOf(shot, look);
  await sharp(picture).png({ palette: true, colours: 64, effort: 8 }).toFile(join(folder, file));
  console.log(`${file}${wrong.length > 0 ? `   !! ${wrong.join(' | ')}` : ''}`);
  await context.close();
}

/** A page that shows what is kept. */
function gallery(): string {
  const rows = shots.map((shot) => {
    const cells = keptLocales.flatMap((locale) =>
      sizes.map((size) => {
        const file = nameOf(shot, { size, locale, scheme: 'light' });
        return `<img src="states/${file}" width="${size === 'phone' ? 150 : 300}" alt="${shot.name}, ${size}, ${locale}">`;
      }),
    );
    return `## ${shot.name}\n${cells.join('\n')}\n`;
  });
  return `# Every state of the applicant page\n\nTaken by \`npm run screens -w @vidimus/applicant\`, beside a stand-in for the server.\n\n${rows.join('\n')}`;
}

/**
 * `node e2e/screens.ts [FOLDER [NAME…]]`: every state, both sizes, every language, phones in the dark as well. Without
 * a folder, what is kept in the repository.
 */
async function main(): Promise<void> {
  const [folder = keptIn, ...names] = process.argv.slice(2);
  const kept = folder === keptIn;
  mkdirSync(folder, { recursive: true });
  const standIn = await startStandIn(join(import.meta.dirname, '..', 'dist'));
  const browser = await launchChromium();
  for (const shot of shots) {
    if (names.length > 0 && !names.includes(shot.name)) continue;
    for (const locale of kept ? keptLocales : locales) {
      for (const size of sizes) await take(browser, standIn, shot, { size, locale, scheme: 'light' }, folder);
    }
    if (!kept) await take(browser, standIn, shot, { size: 'phone', locale: 'en', scheme: 'dark' }, folder);
  }
  if (kept) writeFileSync(join(keptIn, '..', 'README.md'), gallery());
  await browser.close();
  await standIn.close();
}

await main();
