import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, inspectDocument } from '@vidimus/checks';
import type { Point } from '@vidimus/contracts';
import { defaultPolicy } from '@vidimus/domain';
import { DocumentReader, decodePicture, FaceReader } from '@vidimus/vision';
import { clopperPearson } from './intervals.ts';
import { median } from './median.ts';
import { overlap } from './polygons.ts';
import type { MeasuringData, Row } from './rows.ts';

/** Reasons to take a photo again. */
const ofThePhoto = /^document\.(?:presence|exposure|focus|frame|resolution|glare|cover|condition|text)\./;
const FOLDER = 'measure-only/documents/DLC-2021-cg';

interface Frame {
  type: string;
  clip: string;
  overlap: number;
  ms: number;
  /** `accepted`: nothing is wrong with the photo itself, a copy of the document as it is. */
  mrz: { exact: boolean; valid: boolean; accepted: boolean } | null;
}

/**
 * Corners and machine readable zones of documents photographed in the wild (DLC-2021, grey photocopies). Overlap is
 * intersection over union in the picture; no answer counts 0.
 */
export async function scoreCorners(data: MeasuringData): Promise<Row[]> {
  const table = await readFile(join(data.root, FOLDER, 'quads.csv'), 'utf8');
  const zones = JSON.parse(await readFile(join(data.root, FOLDER, 'mrz.json'), 'utf8')) as Record<
    string,
    { lines: string[] }
  >;
  const engine = { document: await DocumentReader.load(), face: await FaceReader.load() };
  const frames: Frame[] = [];
  for (const line of table.trim().split('\n').slice(1)) {
    const [image, type, clip, ...numbers] = line.split(',');
    const truth = zones[`${type}/${clip!.slice(0, 2)}`]?.lines ?? null;
    frames.push(
      await measure(engine, join(data.root, FOLDER, image!), numbers.map(Number), truth, type!, clip!),
    );
  }
  await Promise.all([engine.document.dispose(), engine.face.dispose()]);
  return ['all', ...new Set(frames.map((f) => f.type))].flatMap((type) => rows(frames, type));
}

async function measure(
  engine: Engine,
  path: string,
  numbers: readonly number[],
  truth: readonly string[] | null,
  type: string,
  clip: string,
): Promise<Frame> {
  const bytes = await readFile(path);
  const picture = await decodePicture(bytes, { where: path });
  const reading = await engine.document.read(picture, bytes);
  const expected = [0, 2, 4, 6].map(
    (i): Point => [numbers[i]! / picture.scale, numbers[i + 1]! / picture.scale],
  );
  return {
    type,
    clip,
    overlap: reading.quad ? overlap(reading.quad, expected) : 0,
    ms: reading.ms,
    mrz: truth && {
      exact: reading.mrz?.lines.join('\n') === truth.join('\n'),
      valid: reading.mrz?.valid ?? false,
      accepted: await isAccepted(bytes, path, engine),
    },
  };
}

async function isAccepted(bytes: Uint8Array, where: string, engine: Engine): Promise<boolean> {
  const asked = { where, side: 'front', today: '2021-06-01', policy: defaultPolicy } as const;
  const { reasons } = await inspectDocument(bytes, engine, asked);
  return !reasons.some(({ code }) => ofThePhoto.test(code));
}

function rows(frames: readonly Frame[], type: string): Row[] {
  const own = type === 'all' ? frames : frames.filter((f) => f.type === type);
  const source = type === 'all' ? 'DLC-2021 copies' : `DLC-2021 copies, ${type}`;
  const share = (name: string, hits: number, n: number, target: number | null): Row => ({
    subject: 'documents',
    name,
    source,
    kind: 'real',
    n,
    value: hits / n,
    unit: 'share',
    ...clopperPearson(hits, n),
    target,
  });
  const figure = (name: string, value: number, unit: string, target: number | null): Row => ({
    ...share(name, 0, own.length, target),
    value,
    unit,
    low: null,
    high: null,
  });
  const mean = own.reduce((sum, f) => sum + f.overlap, 0) / own.length;
  const out = [
    figure('corners, mean overlap', Math.round(mean * 1000) / 1000, 'IoU', 0.95),
    share('corners, overlap ≥ 0.95', own.filter((f) => f.overlap >= 0.95).length, own.length, null),
    figure('whole read, median', Math.round(median(own.map((f) => f.ms))), 'ms', null),
  ];
  const zones = own.flatMap((f) => (f.mrz ? [f.mrz] : []));
  const accepted = zones.filter((z) => z.accepted);
  const ofAccepted = 'MRZ, all lines exact, of photos that need not be taken again';
  if (zones.length > 0 && type !== 'all')
    out.push(
      share(ofAccepted, accepted.filter((z) => z.exact).length, accepted.length, 0.92),
      share('MRZ, all lines exact', zones.filter((z) => z.exact).length, zones.length, 0.92),
      share('MRZ wrong but valid', zones.filter((z) => z.valid && !z.exact).length, zones.length, 0.005),
    );
  return out;
}
