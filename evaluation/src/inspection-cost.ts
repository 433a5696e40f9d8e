import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectDocument } from '@vidimus/checks';
import type { DocumentSide } from '@vidimus/contracts';
import { defaultPolicy } from '@vidimus/domain';
import { DocumentReader, FaceReader } from '@vidimus/vision';
import { specimens } from '../specimens/src/specimens.ts';
import { median } from './median.ts';
import { zoneReaders } from './peers.ts';

/** What `inspect document` may take of one processor, milliseconds. */
export const inspectionTargetMs = 700;

const kinds = [
  'passport',
  'identity-card-front',
  'identity-card-back',
  'aamva-licence-front',
  'eu-licence-front',
] as const;
const today = '2026-11-23';
const runs = 3;

interface Photo {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly side: DocumentSide;
}

/** A name, and seconds of processor time of the median photo; of the clock where another program does the work. */
export type Cost = readonly [name: string, seconds: number];

/** Processor time of this process and all its threads, seconds. */
export async function processorSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function clockSeconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** The median over the photos of each one's median run, all warm. */
async function costOf(
  photos: readonly Photo[],
  seconds: typeof clockSeconds,
  read: (photo: Photo) => Promise<unknown>,
): Promise<number> {
  await read(photos[0]!);
  const each: number[] = [];
  for (const photo of photos) {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await seconds(() => read(photo)));
    each.push(median(times));
  }
  return median(each);
}

async function photographs(folder: string): Promise<Photo[]> {
  const photos: Photo[] = [];
  for await (const { picture, side } of specimens({ split: 'development', kinds, width: 4000 })) {
    const path = join(folder, `${photos.length}.jpg`);
    await writeFile(path, picture);
    photos.push({ path, bytes: picture, side });
  }
  return photos;
}

async function ourCost(photos: readonly Photo[]): Promise<Cost> {
  const [document, face] = await Promise.all([DocumentReader.load(), FaceReader.load()]);
  const engine = { document, face };
  const seconds = await costOf(photos, processorSeconds, ({ bytes, path, side }) =>
    inspectDocument(bytes, engine, { where: path, side, today, policy: defaultPolicy }),
  );
  await Promise.all([document.dispose(), face.dispose()]);
  return ['inspect document', seconds];
}

/** All that `inspect document` does to photos of 12 megapixels, and what other readers take for their zones alone. */
export async function inspectionCosts(): Promise<Cost[]> {
  const folder = await mkdtemp(join(tmpdir(), 'vidimus-bench-'));
  try {
    const photos = await photographs(folder);
    const costs = [await ourCost(photos)];
    for (const peer of await zoneReaders()) {
      const seconds = peer.inOwnProcess ? clockSeconds : processorSeconds;
      costs.push([`zone alone, ${peer.name}`, await costOf(photos, seconds, ({ path }) => peer.read(path))]);
      await peer.dispose?.();
    }
    return costs;
  } finally {
    await rm(folder, { recursive: true });
  }
}
