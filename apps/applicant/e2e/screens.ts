import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '@vidimus/contracts';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { type Look, reach, type Shot, type Size, shots } from './shots.ts';
import { smallPng } from './small-png.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

/** What is kept in the repository: these languages, in light. */
const keptIn = join(import.meta.dirname, '..', '..', '..', 'docs', 'screens', 'states');
const keptLocales = ['en', 'zh-CN'] as const;
const sizes = ['phone', 'desktop'] as const;

const nameOf = (shot: Shot, { size, locale, scheme }: Look): string =>
  `${shot.name}-${size}-${locale}${scheme === 'dark' ? '-dark' : ''}.png`;

/** Takes one picture; says on the console what went wrong. */
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
  writeFileSync(join(folder, file), await smallPng(picture));
  console.log(`${file}${wrong.length > 0 ? `   !! ${wrong.join(' | ')}` : ''}`);
  await context.close();
}

const picture = (name: string, file: string, size: Size, locale: string): string =>
  `<img src="${file}" width="${size === 'phone' ? 150 : 300}" alt="${name}, ${size}, ${locale}">`;

/** The states that stand beside the stand-in. */
const states = (): string[] =>
  shots.map((shot) => {
    const cells = keptLocales.flatMap((locale) =>
      sizes.map((size) =>
        picture(shot.name, `states/${nameOf(shot, { size, locale, scheme: 'light' })}`, size, locale),
      ),
    );
    return `### ${shot.name}\n${cells.join('\n')}\n`;
  });

/** Those that the journeys through the real server keep, by name. */
function journeys(folder: string): string[] {
  const cells = new Map<string, string[]>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.png'))) {
    const name = file.replace(/-desktop|-zh-CN|\.png/g, '');
    const [size, locale] = [
      file.includes('-desktop') ? 'desktop' : 'phone',
      /-zh-CN/.exec(file) ? 'zh-CN' : 'en',
    ] as const;
    cells.set(name, [...(cells.get(name) ?? []), picture(name, file, size, locale)]);
  }
  return [...cells].map(([name, pictures]) => `### ${name}\n${pictures.sort().join('\n')}\n`);
}

/** A page that shows what is kept. */
const gallery = (folder: string): string =>
  [
    '# Every state of the pages\n',
    '## Beside a stand-in for the server\nTaken by `npm run screens -w @vidimus/applicant`.\n',
    ...states(),
    '## On the way through the real server\nTaken by `VIDIMUS_SCREENS=docs/screens npm test -- e2e/journeys.test.ts e2e/trust.test.ts e2e/colours.test.ts`.\n',
    ...journeys(folder),
  ].join('\n');

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
  if (kept) writeFileSync(join(keptIn, '..', 'README.md'), gallery(join(keptIn, '..')));
  await browser.close();
  await standIn.close();
}

await main();
