import { readFile } from 'node:fs/promises';
import type { Split } from '../../specimens/src/split.ts';

/** Labels that were given by eye to pictures of the measuring data, each a list of file names (`person/file.jpg`). */
export interface CoverLabels {
  /** Dark or mirrored: the eyes cannot be seen. */
  readonly dark_glasses: readonly string[];
  /** Tinted, but the eyes show: both answers can be defended, so these are not measured. */
  readonly tinted_glasses: readonly string[];
  readonly clear_glasses: readonly string[];
  /** Any headwear, also where it leaves the forehead free. */
  readonly hat: readonly string[];
  /** A tiara, a skullcap seen from the front, a saluting hand: not measured. */
  readonly headwear_unclear: readonly string[];
  readonly mouth_covered: readonly string[];
  /** A microphone or hand beside the mouth: not measured. */
  readonly mouth_unclear: readonly string[];
  /** Hair over the forehead. */
  readonly fringe: readonly string[];
  readonly beard: readonly string[];
}

export const readLabels = async (): Promise<CoverLabels> =>
  JSON.parse(await readFile(new URL('../labels.json', import.meta.url), 'utf8'));

/** The half that a person belongs to: all pictures of one person are in the same (FNV-1a of the name). */
export function splitOf(name: string): Split {
  const person = name.split('/')[0]!;
  let hash = 0x811c9dc5;
  for (const letter of person) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return (hash >>> 8) % 2 === 1 ? 'test' : 'development';
}
