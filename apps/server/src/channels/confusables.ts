import { readFileSync } from 'node:fs';

const dataFile = new URL('../../data/unicode/confusables.txt', import.meta.url);

/** `0441 ; 0063 ; MA # …`: a character and the prototype that it looks like. */
const line = /^([0-9A-F]{4,6})\s*;\s*([0-9A-F ]+?)\s*;\s*MA/;

let prototypes: ReadonlyMap<string, string> | null = null;

/** Unicode's table, read at the first use. */
function table(): ReadonlyMap<string, string> {
  if (prototypes !== null) return prototypes;
  const text = (codes: string): string =>
    String.fromCodePoint(...codes.split(' ').map((code) => Number.parseInt(code, 16)));
  const read = new Map<string, string>();
  for (const row of readFileSync(dataFile, 'utf8').split('\n')) {
    const found = line.exec(row);
    if (found) read.set(text(found[1]!), text(found[2]!));
  }
  prototypes = read;
  return read;
}

/**
 * The skeleton of UTS #39, section 4: two strings with the same skeleton look the same. Characters that are not shown
 * are left out, as the section says since version 15.1.
 */
export function skeleton(text: string): string {
  const known = table();
  const shown = text.normalize('NFD').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
  return [...shown]
    .map((character) => known.get(character) ?? character)
    .join('')
    .normalize('NFD');
}

/** As `skeleton`, for names that are read without regard to case: `0` is an `O`, and that is an `o`. */
export function lookOf(name: string): string {
  return skeleton(skeleton(name.toLowerCase()).toLowerCase());
}

const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Cherokee',
  'Hebrew',
  'Arabic',
  'Han',
  'Hangul',
].map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));
const [latin, han] = [scripts[0]!, scripts[7]!];

/** Whether one label is written in scripts that no language writes together; Han beside Latin is one that does. */
export function mixesScripts(label: string): boolean {
  const used = scripts.filter((script) => script.test(label));
  const together = used.length === 2 && used.includes(latin) && used.includes(han);
  return used.length > 1 && !together;
}
