import { embeddingDistance, faceSearchThreshold, meanEmbedding, unitEmbedding } from '@vidimus/vision';
import { randomFrom } from '../specimens/src/random.ts';
import { clopperPearson } from './intervals.ts';
import type { Row } from './rows.ts';

/** Pictures a person needs so that each half of them has a mean. */
const LEAST_FOR_MEANS = 4;
const GALLERIES = [50, 100, 200];

interface Picture {
  person: string;
  embedding: Float32Array;
}

const known = (a: Float32Array, b: Float32Array): boolean =>
  embeddingDistance(a, b) < faceSearchThreshold.knownMaxDistance;

/** Pictures by person, in the order given. */
function byPerson(pictures: readonly Picture[]): Map<string, Float32Array[]> {
  const people = new Map<string, Float32Array[]>();
  for (const { person, embedding } of pictures)
    people.set(person, [...(people.get(person) ?? []), embedding]);
  return people;
}

/**
 * Searching one face among many, at the threshold of `duplicate/face`: how often a stranger is taken for somebody known in
 * galleries of one picture a person, and how often a known person is found, by single pictures and by means.
 * @param embeddings by name of the picture, as the net gives them
 * @param pairs genuine pairs of the protocol, by name
 */
export function searchRows(
  embeddings: ReadonlyMap<string, Float32Array>,
  pairs: readonly (readonly [string, string])[],
  personOf: (name: string) => string,
  source: string,
): Row[] {
  const units = new Map([...embeddings].map(([name, each]) => [name, unitEmbedding(each)]));
  const pictures = [...units].map(([name, embedding]) => ({ person: personOf(name), embedding }));
  const people = byPerson(pictures);
  const genuine = pairs.flatMap(([first, second]) => {
    const [a, b] = [units.get(first), units.get(second)];
    return a && b ? [known(a, b)] : [];
  });
  const halves = [...people.values()]
    .filter((own) => own.length >= LEAST_FOR_MEANS)
    .map((own) => [0, 1].map((half) => unitEmbedding(meanEmbedding(own.filter((_, at) => at % 2 === half)))));
  const means = halves.map(([a, b]) => known(a!, b!));
  const share = (name: string, found: readonly boolean[]): Row => {
    const hits = found.filter(Boolean).length;
    const interval = clopperPearson(hits, found.length);
    const n = found.length;
    return {
      subject: 'faces',
      name,
      source,
      kind: 'real',
      n,
      value: hits / n,
      unit: 'share',
      ...interval,
      target: null,
    };
  };
  return [
    strangersRow(pictures, source),
    ...[...GALLERIES, people.size - 1].map((size) =>
      share(`a stranger taken for known, gallery of ${size}`, searched(pictures, people, size)),
    ),
    share('a known face found, single pictures', genuine),
    share('a known face found, means of two pictures or more', means),
  ];
}

/** For every picture: whether somebody of the gallery, which holds one picture of so many others, is taken for that person. */
function searched(
  pictures: readonly Picture[],
  people: ReadonlyMap<string, Float32Array[]>,
  size: number,
): boolean[] {
  const random = randomFrom(size);
  const gallery = [...people]
    .map(([person, [first]]) => ({ person, first: first!, draw: random.next() }))
    .sort((a, b) => a.draw - b.draw);
  return pictures.map(({ person, embedding }) =>
    gallery
      .filter((other) => other.person !== person)
      .slice(0, size)
      .some(({ first }) => known(first, embedding)),
  );
}

/** Pairs share pictures and are not independent: an interval would look narrower than it is. */
function strangersRow(pictures: readonly Picture[], source: string): Row {
  let pairs = 0;
  let taken = 0;
  for (const [at, one] of pictures.entries()) {
    for (const other of pictures.slice(at + 1)) {
      if (one.person === other.person) continue;
      pairs += 1;
      if (known(one.embedding, other.embedding)) taken += 1;
    }
  }
  return {
    subject: 'faces',
    name: 'pairs of strangers taken for one person in a search',
    source,
    kind: 'real',
    n: pairs,
    value: Number(((1e6 * taken) / pairs).toFixed(1)),
    unit: 'per million',
    low: null,
    high: null,
    target: null,
  };
}
