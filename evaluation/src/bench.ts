import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DocumentReader, decodePicture, FaceReader, loadClip, packClip, readFrames } from '@vidimus/vision';
import { begin, openKit, typed } from '../../apps/server/e2e/kit.ts';
import { searchLines } from '../../apps/server/e2e/search-cost.ts';
import { InferencePool } from '../../apps/server/src/jobs/inference-pool.ts';
import { openNetsPage } from '../../e2e/nets-page.ts';
import { drawFaceScenes } from '../specimens/src/face-scenes.ts';
import { renderJourneySpecimens } from '../specimens/src/journey.ts';
import { filmed, holder } from '../specimens/src/people.ts';
import { specimens } from '../specimens/src/specimens.ts';
import { inspectionCosts, inspectionTargetMs } from './inspection-cost.ts';
import { livenessCost, livenessFrames, livenessTargetMs } from './liveness-cost.ts';
import { median } from './median.ts';
import { zoneReaders } from './peers.ts';

/** One line of the bench: the median, and how it stands to the reference of the same run. */
interface Line {
  name: string;
  seconds: number;
  runs: number;
  ratio: number;
}

const runs = 5;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  await work();
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work();
    times.push((performance.now() - started) / 1000);
  }
  return median(times);
}

/** A clip of the holder as the page sends it: 12 frames a second for as long as two actions take. */
async function clipOfHolder() {
  const loop = await filmed(holder, { width: 640, height: 480 }, 12);
  return Array.from({ length: 130 }, (_, at) => ({
    tMs: Math.round((at * 1000) / 12),
    bytes: loop[at % loop.length]!,
  }));
}

/** From the last upload to the decision, through HTTP, queue and worker thread, with the real models. */
async function decisionSeconds(
  picture: Uint8Array,
  frames: { tMs: number; bytes: Uint8Array }[],
): Promise<number> {
  const kit = await openKit({ inference: new InferencePool() });
  let person = 0;
  const once = async (): Promise<number> => {
    person += 1;
    const { created, page } = await begin(kit, 'L2', `bench-${person}`);
    await page.open(created.url);
    await page.call('PUT', '/data', typed);
    await page.photo(picture);
    const challenge = await page.challenge();
    const clip = packClip(frames, { nonce: challenge.nonce });
    const started = performance.now();
    await page.clip(challenge, clip);
    await page.call('POST', '/submit', {});
    for (;;) {
      const { body } = await page.call('GET', '/session');
      if (body.status !== 'processing') return (performance.now() - started) / 1000;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  try {
    await once();
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await once());
    return median(times);
  } finally {
    await kit.close();
  }
}

/** A zone of a photo of 12 megapixels by ours and by other readers. */
async function zoneSeconds(): Promise<[string, number][]> {
  const { value: photo } = await specimens({ split: 'test', kinds: ['passport'], width: 4000 }).next();
  const folder = await mkdtemp(join(tmpdir(), 'vidimus-bench-'));
  const path = join(folder, 'passport.jpg');
  await writeFile(path, photo!.picture);
  const lines: [string, number][] = [];
  try {
    for (const reader of await zoneReaders()) {
      lines.push([`zone of 12 megapixels, ${reader.name}`, await timed(() => reader.read(path))]);
      await reader.dispose?.();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return lines;
}

/** Fifteen looks a second. */
const lookTargetMs = 1000 / 15;

/** Frames of live coaching as the page's worker takes them, and a zone's line, in Chromium on one thread. */
async function chromiumSeconds(): Promise<[string, number][]> {
  const shown = await renderJourneySpecimens(['good', 'glare', 'card-front']);
  const pictures = Object.entries(shown).map(([name, { picture }]) => [`${name}.jpg`, picture] as const);
  const { well, far } = await drawFaceScenes();
  const faces = { 'well.jpg': well, 'far.jpg': far };
  const page = await openNetsPage({ ...Object.fromEntries(pictures), ...faces });
  try {
    const names = pictures.map(([name]) => name);
    // Once to warm up.
    await page.call('timeCoaching', names, 5);
    const coaching = await page.call('timeCoaching', names, 20);
    await page.call('timeFaceCoaching', Object.keys(faces), 5);
    const face = await page.call('timeFaceCoaching', Object.keys(faces), 40);
    const line = await page.call('timeLine', 15);
    return [
      ['frame of live coaching at 640 px, Chromium', coaching.median / 1000],
      ['the same, slowest tenth', coaching.slowest / 1000],
      [`look at a face of 640 px, Chromium, target ${lookTargetMs / 1000} s`, face.median / 1000],
      ['the same, slowest tenth of looks', face.slowest / 1000],
      ['line of a zone, 512 columns, Chromium', line / 1000],
    ];
  } finally {
    await page.close();
  }
}

/** Processor time on photos of 12 megapixels, as ratios to ours: the clock says little on a machine that does more. */
async function costLines(): Promise<Line[]> {
  const costs = await inspectionCosts();
  const ours = costs[0]![1];
  const target = `target ${inspectionTargetMs / 1000} s`;
  return costs.map(([name, seconds], at) => ({
    name: `processor, 12 megapixels, ${name}${at === 0 ? `, ${target}` : ''}`,
    seconds,
    runs,
    ratio: seconds / ours,
  }));
}

async function bench(): Promise<void> {
  const { good } = await renderJourneySpecimens(['good']);
  const scan = await readFile(
    fileURLToPath(new URL('../../fixtures/documents/azure-passport.png', import.meta.url)),
  );
  const [documents, faces] = await Promise.all([DocumentReader.load(), FaceReader.load()]);
  const photo = await decodePicture(good.picture, { where: 'photo' });
  const small = await decodePicture(scan, { where: 'scan' });
  const frames = await clipOfHolder();
  const gif = (await loadClip(holder.clip)).slice(0, 20);
  const selfie = await decodePicture(frames[0]!.bytes, { where: 'selfie' });
  const [face] = await faces.find(selfie);
  if (!face) throw new Error('no face in the selfie');
  const measured: [string, number][] = [
    ['face found in 640 × 480', await timed(() => faces.find(selfie))],
    ['embedding of a found face', await timed(() => faces.embed(selfie, face))],
    ['20 frames of a clip', await timed(() => readFrames(gif, faces))],
    ['document of 400 px read', await timed(() => documents.read(small, scan))],
    ['photo of 1920 × 1080 read', await timed(() => documents.read(photo, good.picture))],
    ...(await zoneSeconds()),
    ...(await chromiumSeconds()),
    ...(await searchLines(timed)),
    ['last upload to decision, L2', await decisionSeconds(good.picture, frames)],
  ];
  // The smallest unit of work is the reference: noise of the machine falls out of the ratios.
  const reference = measured[0]![1];
  const lines = measured.map(
    ([name, seconds]): Line => ({ name, seconds, runs, ratio: seconds / reference }),
  );
  const cost = await livenessCost(frames, { document: documents, face: faces });
  const name = `processor, liveness of ${livenessFrames} frames of 640 × 480, target ${livenessTargetMs / 1000} s`;
  lines.push({ name, seconds: cost, runs, ratio: cost / reference });
  lines.push(...(await costLines()));
  const json = process.argv.includes('--json');
  for (const line of lines) {
    const { name, seconds, ratio } = line;
    console.log(
      json ? JSON.stringify(line) : `${name.padEnd(72)} ${seconds.toFixed(3)} s   ${ratio.toFixed(1)} ×`,
    );
  }
}

await bench();
