import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareNames, type NameClass, type PersonName } from '@vidimus/checks';
import { clopperPearson } from './intervals.ts';
import type { MeasuringData, Row } from './rows.ts';
import {
  arabicTable,
  cyrillicTable,
  givenTable,
  latinTable,
  surnameTable,
} from './transliteration-tables.ts';

interface Pair {
  readonly typed: PersonName;
  readonly found: PersonName;
  readonly truncated?: boolean;
}

const accepted: readonly NameClass[] = ['exact', 'icao_equivalent', 'truncated'];
const isAccepted = ({ typed, found, truncated }: Pair): boolean =>
  accepted.includes(compareNames(typed, found, truncated ?? false));

/** Small seeded generator (mulberry32): the set is the same on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Spelled {
  readonly national: string;
  readonly latin: string;
}
type Table = ReadonlyMap<string, readonly string[]>;
type Random = () => number;

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

/** A word of `length` places of a table, each in one of its allowed forms; the first place is given. */
function word(random: Random, table: Table, length: number, first?: string): Spelled {
  const letters = [...table.keys()];
  let [national, latin] = ['', ''];
  for (let index = 0; index < length; index += 1) {
    const letter = index === 0 && first ? first : pick(random, letters);
    national += letter;
    latin += pick(random, table.get(letter)!);
  }
  return { national, latin };
}

/** Latin names are mostly plain letters. */
const latinNames: Table = new Map([
  ...latinTable,
  ...[...'ABCDEFGHIKLMNOPRSTUVWZABCDEILMNORST'].map((letter) => [letter, [letter]] as const),
]);

const person = (family: Spelled, given: Spelled): Pair => ({
  typed: { family: family.national, given: given.national },
  found: { family: family.latin, given: given.latin },
});

/** Every letter of a table at the beginning of names, in every allowed form, and random names. */
function fromTable(random: Random, table: Table, count: number): Pair[] {
  const length = (): number => 4 + Math.floor(random() * 6);
  const each = [...table].flatMap(([letter, spellings]) =>
    spellings.map((latin) => {
      const rest = word(random, table, length());
      const family = { national: letter + rest.national, latin: latin + rest.latin };
      return person(family, word(random, table, length(), letter));
    }),
  );
  const others = Array.from({ length: count }, () =>
    person(word(random, table, length()), word(random, table, length())),
  );
  return [...each, ...others];
}

function chinese(random: Random, count: number): Pair[] {
  const every = [...surnameTable].flatMap(([national, spellings]) =>
    spellings.map((latin) => person({ national, latin }, word(random, givenTable, 2))),
  );
  const others = Array.from({ length: count }, () =>
    person(word(random, surnameTable, 1), word(random, givenTable, 1 + Math.floor(random() * 2))),
  );
  return [...every, ...others];
}

/** The same people with two given names, joined, split or hyphenated on one side. */
const joinedGiven = (random: Random, pairs: readonly Pair[]): Pair[] =>
  pairs.map(({ typed, found }, index) => {
    const second = pairs[(index + 1) % pairs.length]!;
    const joint = pick(random, ['', ' ']);
    return {
      typed: { ...typed, given: `${typed.given}-${second.typed.given}` },
      found: { ...found, given: `${found.given}${joint}${second.found.given}` },
    };
  });

/** Columns of a passport's name field (ICAO 9303-4, 4.2.2). */
const nameField = 39;

/** The same people with three given names, cut where the zone's name field ends. */
const cut = (pairs: readonly Pair[]): Pair[] =>
  pairs.flatMap(({ typed, found }, index) => {
    const more = [1, 2, 3].map((step) => pairs[(index + step) % pairs.length]!);
    const given = [found.given, ...more.map((each) => each.found.given)].join(' ');
    const room = nameField - found.family.length - 2;
    if (given.length <= room) return [];
    const whole = [typed.given, ...more.map((each) => each.typed.given)].join(' ');
    return [
      {
        typed: { ...typed, given: whole },
        found: { ...found, given: given.slice(0, room).trim() },
        truncated: true,
      },
    ];
  });

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Another person's name that is one letter away from a legal form: a letter changed, left out, put in, or two swapped. */
function oneLetterOff(random: Random, name: string): string {
  const at = Math.floor(random() * name.length);
  const letter = pick(random, [...letters]);
  const ways = [
    name.slice(0, at) + letter + name.slice(at + 1),
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + letter + name.slice(at),
    name.slice(0, at) + (name[at + 1] ?? '') + name[at]! + name.slice(at + 2),
  ];
  return pick(random, ways);
}

/** Whether `latin` is a form of `national` by the tables alone: such an edit makes no other name. */
function isForm(national: string, latin: string, table: Table): boolean {
  let ends = new Set([0]);
  const places = table.has(national) ? [national] : [...national];
  for (const letter of places) {
    const spellings = table.get(letter) ?? [letter];
    ends = new Set(
      [...ends].flatMap((at) =>
        spellings.filter((each) => latin.startsWith(each, at)).map((each) => at + each.length),
      ),
    );
  }
  return ends.has(latin.length);
}

const offByOne = (random: Random, pairs: readonly Pair[], family: Table): Pair[] =>
  pairs.flatMap(({ typed, found }) => {
    const other = oneLetterOff(random, found.family);
    if (other === '' || isForm(typed.family, other, family)) return [];
    return [{ typed, found: { ...found, family: other } }];
  });

/** Names of different listed persons: `FAMILY, Given` of the SDN list's individuals. */
async function listed(data: MeasuringData): Promise<PersonName[]> {
  const text = await readFile(join(data.root, 'fixtures/sanctions/ofac/sdn.csv'), 'utf8');
  const names = [...text.matchAll(/^\d+,"([^",]+), ([^",]+)","?individual/gm)].map(([, family, given]) => ({
    family: family!.toUpperCase(),
    given: given!.toUpperCase(),
  }));
  return [...new Map(names.map((name) => [`${name.family}|${name.given}`, name])).values()];
}

/** Edits between two words, up to three. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

const plain = ({ family, given }: PersonName): string => `${family}${given}`.replace(/[^A-Z]/g, '');

/** Two names that share a word, or differ by two letters at most. */
const alike = (a: string, b: string): boolean =>
  distance(a, b) <= 2 || a.split(' ').some((word) => b.split(' ').includes(word));

/** Listed persons that share one part of the name and are alike in the other; the same letters in all would be one name. */
function similar(people: readonly PersonName[]): Pair[] {
  const pairs: Pair[] = [];
  for (const part of ['family', 'given'] as const) {
    const other = part === 'family' ? 'given' : 'family';
    for (const group of Map.groupBy(people, (each) => each[part]).values()) {
      for (const [index, typed] of group.entries()) {
        for (const found of group.slice(index + 1)) {
          if (alike(typed[other], found[other]) && plain(typed) !== plain(found))
            pairs.push({ typed, found });
        }
      }
    }
  }
  return pairs;
}

/** Cross-script pairs in scripts of the tables: Cyrillic given name first, Chinese family name first, single names as they are. */
async function crossScript(data: MeasuringData, script: RegExp): Promise<Pair[]> {
  const text = await readFile(join(data.root, 'fixtures/sanctions/cross_script_pairs.csv'), 'utf8');
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return rows.flatMap((line): Pair[] => {
    const [query = '', match = '', , description = ''] = line.split(',');
    // Korean and Japanese names in Chinese characters are read in their own languages, which no pinyin gives.
    if (!script.test(query) || /Korean|Japanese/.test(description)) return [];
    const words = match.toUpperCase().split(' ');
    if (/\p{Script=Han}/u.test(query)) {
      const [family = '', ...given] = [...query];
      return [
        {
          typed: { family, given: given.join('') },
          found: { family: words[0]!, given: words.slice(1).join('') },
        },
      ];
    }
    const own = query.split(' ');
    const split = (all: readonly string[]): PersonName => ({
      family: all.at(-1) ?? '',
      given: all.slice(0, -1).join(' '),
    });
    // A compound such as Abd Allah is one name, joined or not.
    if (own.length !== words.length)
      return [{ typed: { family: query, given: '' }, found: { family: match.toUpperCase(), given: '' } }];
    return [{ typed: split(own), found: split(words) }];
  });
}

const row = (
  name: string,
  kind: Row['kind'],
  hits: number,
  n: number,
  target: number | null,
  source: string,
): Row => ({
  subject: 'names',
  name,
  source,
  kind,
  n,
  value: n === 0 ? 0 : hits / n,
  unit: 'share',
  ...clopperPearson(hits, n),
  target,
});

const tables = 'ICAO 9303-3 tables';

/**
 * Names as they are typed against names as documents bear them. Recall: every legal form is accepted. Precision: of all
 * pairs that are accepted, those that are one person; the others are a letter away from a legal form, or different listed
 * persons with similar names.
 */
export async function scoreNames(data: MeasuringData): Promise<Row[]> {
  const random = seeded(9303);
  const sets: [string, Pair[], Table][] = [
    ['Latin', fromTable(random, latinNames, 2000), latinNames],
    ['Cyrillic', fromTable(random, cyrillicTable, 2000), cyrillicTable],
    ['Arabic', fromTable(random, arabicTable, 2000), arabicTable],
    ['Chinese', chinese(random, 2000), surnameTable],
  ];
  const rows: Row[] = [];
  const count = (pairs: readonly Pair[]): number => pairs.filter(isAccepted).length;
  let [right, wrong] = [0, 0];
  for (const [script, pairs, table] of sets) {
    const all = [...pairs, ...joinedGiven(random, pairs), ...(script === 'Chinese' ? [] : cut(pairs))];
    const others = offByOne(random, pairs, table);
    const [recalled, mistaken] = [count(all), count(others)];
    right += recalled;
    wrong += mistaken;
    rows.push(
      row(`${script} names, legal forms accepted`, 'synthetic', recalled, all.length, 1, tables),
      row(
        `${script} names a letter off, refused`,
        'synthetic',
        others.length - mistaken,
        others.length,
        0.995,
        tables,
      ),
    );
  }
  rows.push(row('precision over all generated pairs', 'synthetic', right, right + wrong, 0.995, tables));
  const people = similar(await listed(data));
  const refused = people.length - count(people);
  rows.push(
    row(
      'similar names of different listed persons, refused',
      'real',
      refused,
      people.length,
      0.995,
      'OFAC SDN',
    ),
  );
  const written = await crossScript(data, /\p{Script=Cyrillic}|\p{Script=Han}/u);
  rows.push(
    row(
      'cross-script pairs accepted, Cyrillic and Chinese',
      'real',
      count(written),
      written.length,
      1,
      'cross-script pairs',
    ),
  );
  const heard = await crossScript(data, /\p{Script=Arabic}/u);
  const kept = heard.filter(({ typed, found }) => compareNames(typed, found) !== 'mismatch').length;
  rows.push(
    row('Arabic names by ear, left to the person', 'real', kept, heard.length, 1, 'cross-script pairs'),
  );
  return rows;
}
