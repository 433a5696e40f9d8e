import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkOriginal, readText, sourceOf } from '@vidimus/checks';
import type { ReasonCode } from '@vidimus/contracts';
import { DocumentReader, FaceReader } from '@vidimus/vision';
import sharp from 'sharp';
import { type OriginalKind, originalSpecimens } from '../specimens/src/originals.ts';
import { clopperPearson } from './intervals.ts';
import { median } from './median.ts';
import type { MeasuringData, Row } from './rows.ts';

/** Pictures of documents in colour, by folder: none of them is a grey copy or was photographed from a screen. */
const colourFolders: Readonly<Record<string, string>> = {
  'SIDTD and Azure samples': 'fixtures/documents',
  'Arg0s1080 specimens': 'measure-only/documents/Arg0s1080-specimens/docs/images',
  fastmrz: 'measure-only/documents/fastmrz/data',
};
/** Pages that were drawn without any colour, bare codes, and a fake: not pictures of a document in colour. */
const noColourDocument = /kyc-api|barcodes|fake_/;
const copies = 'measure-only/documents/DLC-2021-cg/images';

interface Judged {
  readonly kind: OriginalKind | 'real copy' | 'real document';
  readonly source: string;
  readonly method: string;
  readonly codes: readonly ReasonCode[];
  readonly inconclusive: boolean;
  /** Milliseconds of processor time that these checks add to reading. */
  readonly ms: number;
}

type Judge = (bytes: Uint8Array, about: Pick<Judged, 'kind' | 'source' | 'method'>) => Promise<Judged>;

/** Judges pictures as the service does: found and read by the models, then this one check. */
async function judgeWith(engine: Parameters<typeof readText>[1]): Promise<Judge> {
  const asked = { where: 'original', side: 'front', today: '2026-11-23' } as const;
  return async (bytes, about) => {
    const read = await readText(bytes, engine, asked);
    const started = process.cpuUsage();
    const source = await sourceOf(bytes, read.reading, engine);
    const found = checkOriginal({ ...read, source, portrait: null });
    const used = process.cpuUsage(started);
    const ms = (used.user + used.system) / 1000;
    const codes = found.reasons.map(({ code }) => code);
    return { ...about, codes, inconclusive: found.result === 'inconclusive', ms };
  };
}

async function picturesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((name) => /\.(?:png|jpe?g)$/i.test(name))
    .map((name) => join(folder, name))
    .sort();
}

/** Signs of copies and of retouching: rendered specimens of the test split, and real pictures. */
export async function scoreOriginals(data: MeasuringData): Promise<Row[]> {
  const engine = { document: await DocumentReader.load(), face: await FaceReader.load() };
  const judge = await judgeWith(engine);
  const specimens: Judged[] = [];
  let large: Judged | null = null;
  for await (const { kind, method, picture } of originalSpecimens('test')) {
    specimens.push(await judge(picture, { kind, source: 'specimens, test split', method }));
    if (large === null) {
      const enlarged = await sharp(picture).resize(4000, 3000).jpeg({ quality: 90 }).toBuffer();
      large = await judge(enlarged, { kind, source: 'a specimen at 12 megapixels', method });
    }
  }
  const real: Judged[] = [];
  for (const path of await picturesIn(join(data.root, copies)))
    real.push(
      await judge(await readFile(path), { kind: 'real copy', source: 'DLC-2021 copies', method: '' }),
    );
  for (const [source, folder] of Object.entries(colourFolders))
    for (const path of await picturesIn(join(data.root, folder)))
      if (!noColourDocument.test(path))
        real.push(await judge(await readFile(path), { kind: 'real document', source, method: path }));
  await engine.document.dispose();
  return [...specimenRows(specimens), ...realRows(real), ...costRows([...specimens, ...real], large)];
}

function shareRow(
  name: string,
  source: string,
  kind: Row['kind'],
  counted: readonly [number, number],
  target: number | null,
): Row {
  const [hits, n] = counted;
  const value = n === 0 ? 0 : hits / n;
  return {
    subject: 'documents',
    name,
    source,
    kind,
    n,
    value,
    unit: 'share',
    ...clopperPearson(hits, n),
    target,
  };
}

const gives = (code: ReasonCode) => (judged: Judged) => judged.codes.includes(code);
/** How many of a list there are with a code, and how many there are. */
const counted = (all: readonly Judged[], code: ReasonCode): [number, number] => [
  all.filter(gives(code)).length,
  all.length,
];

/** Of the pictures that were given a code, those that deserve it. */
const precise = (
  all: readonly Judged[],
  code: ReasonCode,
  kinds: readonly Judged['kind'][],
): [number, number] => {
  const flagged = all.filter(gives(code));
  return [flagged.filter(({ kind }) => kinds.includes(kind)).length, flagged.length];
};

function specimenRows(all: readonly Judged[]): Row[] {
  const of = (kind: OriginalKind) => all.filter((judged) => judged.kind === kind);
  const source = 'specimens, test split';
  const row = (name: string, counts: [number, number], target: number | null) =>
    shareRow(name, source, 'synthetic', counts, target);
  const [screen, copy, scan, edited] = [
    'document.original.screen',
    'document.original.photocopy',
    'document.original.scan',
    'document.original.edited',
  ] as const;
  const genuine = of('genuine');
  const methods = [...new Set(of('edited').map(({ method }) => method))];
  return [
    row('screen, recall', counted(of('screen'), screen), 0.92),
    row('screen, precision', precise(all, screen, ['screen', 'fine screen']), 0.97),
    row('screen finer than the camera, recall', counted(of('fine screen'), screen), null),
    row('grey copy, recall', counted(of('grey copy'), copy), 0.9),
    row('photocopy, precision', precise(all, copy, ['grey copy', 'colour copy']), 0.99),
    row(
      'colour copy, called any kind of copy',
      [of('colour copy').filter(({ codes }) => codes.length > 0).length, of('colour copy').length],
      null,
    ),
    row('scan, recall', counted(of('scan'), scan), null),
    row('scan, precision', precise(all, scan, ['scan']), null),
    row('edited, recall', counted(of('edited'), edited), null),
    ...methods.map((method) =>
      row(
        `edited, recall: ${method}`,
        counted(
          of('edited').filter((each) => each.method === method),
          edited,
        ),
        null,
      ),
    ),
    row('genuine, called edited', counted(genuine, edited), 0.02),
    row(
      'genuine, any of these reasons',
      [genuine.filter(({ codes }) => codes.length > 0).length, genuine.length],
      0.02,
    ),
    row(
      'genuine, inconclusive',
      [genuine.filter(({ inconclusive }) => inconclusive).length, genuine.length],
      null,
    ),
  ];
}

function realRows(all: readonly Judged[]): Row[] {
  const own = all.filter(({ kind }) => kind === 'real copy');
  const [screen, copy, scan] = [
    'document.original.screen',
    'document.original.photocopy',
    'document.original.scan',
  ] as const;
  const row = (name: string, source: string, counts: [number, number], target: number | null) =>
    shareRow(name, source, 'real', counts, target);
  const documents = Object.keys(colourFolders).flatMap((source) => {
    const those = all.filter((judged) => judged.source === source);
    return [
      row('colour documents called grey copies', source, counted(those, copy), 0.01),
      row('colour documents called screens', source, counted(those, screen), 0.03),
      row('flat pictures called scans', source, counted(those, scan), null),
    ];
  });
  return [
    row('grey copy, recall', 'DLC-2021 copies', counted(own, copy), 0.9),
    row(
      'grey copy, precision',
      'DLC-2021 copies and all colour documents',
      precise(all, copy, ['real copy']),
      0.99,
    ),
    row('copies called screens', 'DLC-2021 copies', counted(own, screen), 0.03),
    ...documents,
  ];
}

function costRows(all: readonly Judged[], large: Judged | null): Row[] {
  const cost = (name: string, source: string, n: number, value: number): Row => ({
    ...shareRow(name, source, 'synthetic', [0, n], 40),
    value: Math.round(value),
    unit: 'ms',
    low: null,
    high: null,
  });
  const rows = [
    cost(
      'originals, median processor time',
      'specimens and real pictures',
      all.length,
      median(all.map(({ ms }) => ms)),
    ),
  ];
  if (large) rows.push(cost('originals, processor time', large.source, 1, large.ms));
  return rows;
}
