import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  decodePicture,
  embeddingDistance,
  type Face,
  FaceReader,
  faceThresholds,
  likePrinted,
  type Picture,
} from '@vidimus/vision';
import { searchRows } from './face-search.ts';
import { clopperPearson } from './intervals.ts';
import type { MeasuringData, Row } from './rows.ts';

const SOURCE = 'LFW, development fold';

interface Pair {
  first: string;
  second: string;
  same: boolean;
}
type Embeddings = Map<string, Float32Array>;

/**
 * Face comparison on the LFW protocol's pairs, clean and with the first picture degraded like a portrait printed on
 * a document, and the share of faces that are not found. Rates at a fixed false acceptance use the pairs' own
 * impostors; rates at the product's thresholds use every pair of pictures of different people.
 */
export async function scoreFaces({ root }: MeasuringData): Promise<Row[]> {
  const folder = join(root, 'measure-only/faces/lfw');
  const pairs = await readPairs(join(folder, 'pairs_dev.csv'));
  const names = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  const firsts = new Set(pairs.map(({ first }) => first));
  const reader = await FaceReader.load();
  const clean: Embeddings = new Map();
  const printed: Embeddings = new Map();
  for (const name of names) {
    const where = join(folder, 'lfw', name);
    const picture = await decodePicture(await readFile(where), { where });
    const face = await embedCentral(reader, picture, name, clean);
    if (!face || !firsts.has(name)) continue;
    await embedCentral(reader, await likePrinted(picture, face), name, printed);
  }
  await reader.dispose();
  return [
    rate('faces not found', SOURCE, 'real', names.length - clean.size, names.length, 0.005),
    ...rowsOf(pairs, clean, clean, SOURCE, 'real'),
    ...searchRows(
      clean,
      pairs.filter(({ same }) => same).map(({ first, second }) => [first, second]),
      person,
      SOURCE,
    ),
    ...rowsOf(pairs, printed, clean, `${SOURCE}, one side degraded like a printed portrait`, 'synthetic'),
  ];
}

async function readPairs(path: string): Promise<Pair[]> {
  const [, ...lines] = (await readFile(path, 'utf8')).trim().split('\n');
  return lines.map((line) => {
    const [first, second, same] = line.trim().split(',');
    return { first: first!, second: second!, same: same === '1' };
  });
}

/** LFW's labelled face is the one in the middle of the picture. */
async function embedCentral(
  reader: FaceReader,
  picture: Picture,
  name: string,
  into: Embeddings,
): Promise<Face | null> {
  const offCentre = ({ box: [x, y, width, height] }: Face) =>
    Math.hypot(x + (width - picture.width) / 2, y + (height - picture.height) / 2);
  const [face] = (await reader.find(picture)).sort((a, b) => offCentre(a) - offCentre(b));
  if (!face) return null;
  into.set(name, await reader.embed(picture, face));
  return face;
}

const person = (name: string) => name.split('/')[0]!;

function rowsOf(
  pairs: readonly Pair[],
  first: Embeddings,
  second: Embeddings,
  source: string,
  kind: Row['kind'],
): Row[] {
  const distances = (same: boolean) =>
    pairs
      .filter((pair) => pair.same === same && first.has(pair.first) && second.has(pair.second))
      .map((pair) => embeddingDistance(first.get(pair.first)!, second.get(pair.second)!));
  const genuine = distances(true);
  const strangers: number[] = [];
  for (const [a, one] of first)
    for (const [b, other] of second)
      if (person(a) !== person(b) && (first !== second || a < b))
        strangers.push(embeddingDistance(one, other));
  strangers.sort((a, b) => a - b);
  const impostors = distances(false).sort((a, b) => a - b);
  const below = (values: readonly number[], limit: number) => values.filter((value) => value < limit).length;
  const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)]!;
  const { passMaxDistance, reviewMaxDistance } = faceThresholds;
  const accepted = (name: string, limit: number, target: number | null) =>
    rate(`true acceptance ${name}`, source, kind, below(genuine, limit), genuine.length, target);
  const wrong = (name: string, limit: number, target: number): Row => ({
    ...rate(
      `false acceptance at the ${name} threshold`,
      source,
      kind,
      below(strangers, limit),
      strangers.length,
      target,
    ),
    // Pairs share pictures and are not independent: an interval would look narrower than it is.
    low: null,
    high: null,
  });
  return [
    accepted('at false acceptance 1e-2', at(impostors, 0.01), kind === 'real' ? 0.99 : 0.95),
    accepted(
      'at false acceptance 1e-3 of all strangers',
      at(strangers, 0.001),
      kind === 'real' ? 0.95 : null,
    ),
    accepted('at the pass threshold', passMaxDistance, null),
    accepted('at the review threshold', reviewMaxDistance, null),
    wrong('pass', passMaxDistance, 0.001),
    wrong('review', reviewMaxDistance, 0.01),
  ];
}

function rate(
  name: string,
  source: string,
  kind: Row['kind'],
  hits: number,
  n: number,
  target: number | null,
): Row {
  const { low, high } = clopperPearson(hits, n);
  return {
    subject: 'faces',
    name,
    source,
    kind,
    n,
    value: n === 0 ? 0 : hits / n,
    unit: 'share',
    low,
    high,
    target,
  };
}
