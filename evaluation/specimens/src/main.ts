import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cameraStream } from './camera-stream.ts';
import { journeyDocumentNames, jpeg, renderFlat, renderJourneySpecimens } from './journey.ts';
import { filmed, holder, stranger } from './people.ts';
import { writeSheets } from './sheet.ts';
import { flatPage, planSpecimen } from './specimens.ts';
import { specimenKinds } from './templates/kinds.ts';

/** What the page asks of a camera that films a face, and the rate at which it records. */
const selfieSize = { width: 640, height: 480 };
const selfieFps = 15;

/**
 * Draws every specimen that the browser journeys use into a folder: `NAME.jpg` and `NAME.mjpeg` for each document,
 * `holder.mjpeg` and `stranger.mjpeg` for the faces, `flat.jpg`, and `specimens.json` with what is printed where.
 */
async function draw(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const save = (name: string, bytes: Uint8Array | string) => writeFile(join(folder, name), bytes);
  const documents = await renderJourneySpecimens();
  for (const name of journeyDocumentNames) {
    const { picture } = documents[name];
    await save(`${name}.jpg`, picture);
    await save(`${name}.mjpeg`, await cameraStream([picture], 15));
  }
  for (const [name, person] of Object.entries({ holder, stranger }))
    await save(`${name}.mjpeg`, await cameraStream(await filmed(person, selfieSize, selfieFps), selfieFps));
  await save('flat.jpg', await jpeg(await renderFlat('passport')));
  const truth = Object.entries(documents).map(([name, { picture: _, ...rest }]) => [name, rest]);
  await save('specimens.json', `${JSON.stringify(Object.fromEntries(truth), null, 2)}\n`);
}

/** Flat pages of each kind, and dots per millimetre of them, that the surface net is trained on. */
const pagesOfKind = 24;
const pageDots = 6;

/** Flat pages of the development split as `WIDTHmm-KIND-NUMBER.jpg`: material for `training/surface` and `training/screens`. */
async function writePages(folder: string, count = pagesOfKind, dotsPerMm = pageDots): Promise<void> {
  await mkdir(folder, { recursive: true });
  const asked = {
    split: 'development',
    degradation: 'clean',
    seed: 77,
    today: '2026-11-23',
    width: 2000,
  } as const;
  for (const kind of specimenKinds) {
    for (let number = 0; number < count; number += 1) {
      const plan = await planSpecimen({ ...asked, kind, number });
      const flat = await flatPage(plan, dotsPerMm);
      await writeFile(join(folder, `${plan.page.width}mm-${kind}-${number}.jpg`), await jpeg(flat));
    }
  }
}

const commands = { sheet: writeSheets, pages: writePages } as const;
const [first, second, ...rest] = process.argv.slice(2);
const command = first === 'sheet' || first === 'pages' ? commands[first] : null;
const folder = command ? second : first;
const numbers = rest.map(Number);
const usable =
  command === writePages
    ? [0, 2].includes(rest.length) && numbers.every((number) => number > 0)
    : rest.length === 0 && (command !== null || second === undefined);
if (!folder || !usable) {
  console.error(
    'usage: node evaluation/specimens/src/main.ts [sheet] OUT_DIR\n       node evaluation/specimens/src/main.ts pages OUT_DIR [PAGES_OF_EACH_KIND DOTS_PER_MM]',
  );
  process.exitCode = 2;
} else {
  const started = performance.now();
  await (command ?? draw)(folder, ...numbers);
  console.log(`specimens drawn into ${folder} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
