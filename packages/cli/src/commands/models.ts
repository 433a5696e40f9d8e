import { writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import {
  type FaceModelFigures,
  type FaceModelInput,
  type FaceModelManifest,
  type FaceModelRate,
  type FaceModelThresholds,
  VidimusError,
} from '@vidimus/contracts';
import {
  calibrate,
  calibrationNeeds,
  decodePicture,
  embeddingDistance,
  type Face,
  FaceModel,
  FaceReader,
  likePrinted,
  type PairDistances,
  type Picture,
  ratesOf,
} from '@vidimus/vision';
import { type Command, Option } from 'commander';
import { readInput } from '../inputs.ts';
import { emit, type Output } from '../output.ts';

interface Options extends FaceModelInput {
  readonly pairs: string;
  readonly pictures: string;
  readonly write?: string;
}

interface Pair {
  readonly names: readonly [string, string];
  readonly same: boolean;
}

const header = 'image1,image2,same';

/** @throws VidimusError `file.unreadable`, `line.malformed` */
async function readPairs(path: string): Promise<Pair[]> {
  const lines = Buffer.from(await readInput(path))
    .toString('utf8')
    .trim()
    .split(/\r?\n/);
  if (lines[0]?.trim() !== header)
    throw new VidimusError('line.malformed', `${path}, line 1: expected \`${header}\``, {
      where: `${path}:1`,
    });
  return lines.slice(1).map((line, index) => {
    const [first, second, same, ...others] = line.split(',').map((part) => part.trim());
    if (!first || !second || (same !== '0' && same !== '1') || others.length > 0)
      throw new VidimusError(
        'line.malformed',
        `${path}, line ${index + 2}: expected two pictures and 1 or 0, got: ${line}`,
        { where: `${path}:${index + 2}` },
      );
    return { names: [first, second], same: same === '1' };
  });
}

/** The labelled face is the one in the middle of the picture. */
function central(faces: Face[], { width, height }: Picture): Face | undefined {
  const off = ({ box: [x, y, w, h] }: Face): number => Math.hypot(x + (w - width) / 2, y + (h - height) / 2);
  return faces.sort((a, b) => off(a) - off(b))[0];
}

/** One picture's face as the clip shows it and as a document would; null where none is found. */
interface Seen {
  readonly clean: Float32Array;
  readonly printed: Float32Array | null;
  readonly ms: number;
}

type Embedder = Pick<FaceReader, 'embed'>;

async function look(reader: FaceReader, embedder: Embedder, path: string): Promise<Seen | null> {
  const picture = await decodePicture(await readInput(path), { where: path });
  const face = central(await reader.find(picture), picture);
  if (!face) return null;
  const started = performance.now();
  const clean = await embedder.embed(picture, face);
  const ms = performance.now() - started;
  const small = await likePrinted(picture, face);
  const again = central(await reader.find(small), small);
  return { clean, printed: again ? await embedder.embed(small, again) : null, ms };
}

/** A picture's person: its folder. */
const personOf = (name: string): string => dirname(name);

type Side = (seen: Seen) => Float32Array | null;
const printed: Side = (seen) => seen.printed;
const clean: Side = (seen) => seen.clean;

/** One side of faces against clean ones: the genuine pairs of the list, and all pictures of different people. */
function distancesOf(
  pairs: readonly Pair[],
  seen: ReadonlyMap<string, Seen>,
  portraitOf: Side,
): PairDistances {
  const portrait = (name: string) => {
    const found = seen.get(name);
    return found ? portraitOf(found) : null;
  };
  const genuine = pairs.flatMap(({ names: [first, second], same }) => {
    const [one, other] = [portrait(first), seen.get(second)?.clean];
    return same && one && other ? [embeddingDistance(one, other)] : [];
  });
  const firsts = new Set(pairs.map(({ names }) => names[0]));
  const strangers: number[] = [];
  for (const first of firsts) {
    const one = portrait(first);
    if (!one) continue;
    for (const [second, { clean: other }] of seen)
      if (personOf(first) !== personOf(second)) strangers.push(embeddingDistance(one, other));
  }
  return { genuine, strangers };
}

function requireEnough({ genuine, strangers }: PairDistances, where: string): void {
  if (genuine.length >= calibrationNeeds.genuine && strangers.length >= calibrationNeeds.strangers) return;
  throw new VidimusError(
    'pairs.too_few',
    `${where} gives ${genuine.length} pairs of one person and ${strangers.length} of strangers; ` +
      `thresholds need ${calibrationNeeds.genuine} and ${calibrationNeeds.strangers}`,
    { where },
  );
}

interface Report {
  readonly pictures: number;
  readonly faces_not_found: number;
  /** Median time that one embedding takes, ms. */
  readonly ms_per_face: number;
  readonly thresholds: FaceModelThresholds;
  readonly measured: FaceModelFigures;
  /** The same rates where neither side is like a printed portrait. */
  readonly clean: readonly FaceModelRate[];
}

/** @throws VidimusError `file.unreadable`, `picture.*` for a missing or broken picture, `pairs.too_few` */
async function measure(embedder: Embedder, reader: FaceReader, options: Options): Promise<Report> {
  const pairs = await readPairs(options.pairs);
  const names = [...new Set(pairs.flatMap((pair) => pair.names))];
  const seen = new Map<string, Seen>();
  for (const name of names) {
    const found = await look(reader, embedder, join(options.pictures, name));
    if (found) seen.set(name, found);
  }
  const distances = distancesOf(pairs, seen, printed);
  requireEnough(distances, options.pairs);
  const times = [...seen.values()].map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    pictures: names.length,
    faces_not_found: names.length - seen.size,
    ms_per_face: Math.round(times[times.length >> 1]! * 10) / 10,
    ...calibrate(distances),
    clean: ratesOf(distancesOf(pairs, seen, clean)),
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

const asRate = ({ false_acceptance, true_acceptance, low, high }: FaceModelRate): string =>
  `  where ${percent(false_acceptance)} of strangers are accepted: ${percent(true_acceptance)} of one person's pairs (${percent(low)} – ${percent(high)})`;

function asText(file: string, { thresholds, measured, ...report }: Report, written: string | null): string {
  const line = (name: string, limit: number, genuine: number, strangers: number): string =>
    `${name} up to ${limit.toFixed(3)}: ${percent(genuine)} of one person's pairs, ${percent(strangers)} of strangers`;
  return [
    `${file}: ${report.pictures} pictures, ${report.faces_not_found} without a face that is found; ${report.ms_per_face} ms a face`,
    `${measured.genuine_pairs} pairs of one person, ${measured.stranger_pairs} of strangers, one side like a printed portrait`,
    line(
      'pass  ',
      thresholds.pass_max_distance,
      measured.true_acceptance_pass,
      measured.false_acceptance_pass,
    ),
    line(
      'review',
      thresholds.review_max_distance,
      measured.true_acceptance_review,
      measured.false_acceptance_review,
    ),
    ...(measured.rates ?? []).map(asRate),
    'both sides as filmed',
    ...report.clean.map(asRate),
    written
      ? `Written to ${written}; VIDIMUS_FACE_MODEL=${written} plugs the model in.`
      : 'With --write FILE.json the thresholds are written down, to plug the model in with.',
  ].join('\n');
}

async function check(file: string, options: Options, output: Output): Promise<void> {
  const { alignment, channels, range, write } = options;
  const input = { alignment, channels, range };
  const model = await FaceModel.open(await readInput(file), input, file);
  const reader = await FaceReader.load();
  const report = await measure(model, reader, options);
  const { thresholds, measured } = report;
  const beside = write ? relative(dirname(write), file) : basename(file);
  const manifest: FaceModelManifest = {
    version: 1,
    file: beside,
    sha256: model.sha256,
    input,
    thresholds,
    measured,
  };
  if (write) await writeFile(write, `${JSON.stringify(manifest, null, 2)}\n`);
  emit(output, { file, ...report, manifest }, () => asText(file, report, write ?? null));
}

async function checkBuiltIn(options: Options, output: Output): Promise<void> {
  const reader = await FaceReader.load();
  const report = await measure(reader, reader, options);
  emit(output, { file: null, ...report }, () => asText('built-in model', report, null));
}

export function addModels(program: Command, output: Output): void {
  const models = program.command('models').description('models that compare faces');
  models
    .command('check')
    .description(
      'measure an embedding model on pairs of faces, and say at which distances to pass and to review',
    )
    .argument('[file]', 'ONNX file; without it the built-in model is measured')
    .requiredOption(
      '--pairs <file>',
      `list of pairs with the head \`${header}\`; a picture's person is its folder`,
    )
    .requiredOption('--pictures <folder>', 'where the pictures of the list lie')
    .addOption(
      new Option('--alignment <kind>', 'how the model wants faces cut')
        .choices(['arcface', 'dlib'])
        .default('arcface'),
    )
    .addOption(
      new Option('--channels <order>', 'order of its colours').choices(['rgb', 'bgr']).default('rgb'),
    )
    .addOption(
      new Option('--range <values>', 'what black and white become')
        .choices(['-1..1', '0..1', '0..255'])
        .default('-1..1'),
    )
    .option('--write <file>', 'write the file that plugs the model in')
    .action((file: string | undefined, options: Options) =>
      file === undefined ? checkBuiltIn(options, output) : check(file, options, output),
    );
}
