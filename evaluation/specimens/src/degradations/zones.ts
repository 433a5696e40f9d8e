import type { Box, Page } from '../page.ts';
import type { Random } from '../random.ts';

/** A part of a page by name: a printed field, `mrz`, `barcode` or `portrait`. */
export interface Zone {
  name: string;
  box: Box;
}

/** Everything on a page that must be seen. */
export function zonesOf(page: Page): Zone[] {
  const zones: Zone[] = page.fields.map(({ name, box }) => ({ name, box }));
  if (page.mrz) zones.push({ name: 'mrz', box: page.mrz.box });
  if (page.barcode) zones.push({ name: 'barcode', box: page.barcode.box });
  if (page.portrait) zones.push({ name: 'portrait', box: page.portrait });
  return zones;
}

/** What a picture that must pass may not hide: zones, and the labels and titles by which they are known. */
export const keptFree = (page: Page): Box[] => [
  ...zonesOf(page).map(({ box }) => box),
  ...page.fields.flatMap(({ label }) => label ?? []),
  ...(page.title ? [page.title] : []),
];

const identifying: readonly string[] = [
  'family_name',
  'given_names',
  'full_name',
  'birth_date',
  'expiry_date',
  'document_number',
  'validity',
  'mrz',
  'barcode',
];

/** A zone without which nobody is identified. */
export const pickNeeded = (page: Page, random: Random): Zone =>
  random.pick(zonesOf(page).filter(({ name }) => identifying.includes(name)));

/** A point of the page in millimetres, and whether something hides or harms it. */
export type Hidden = (x: number, y: number) => boolean;

const steps = 31;

/** Share of a box in which something is hidden, from 31 × 31 samples. */
export function shareOf({ x, y, width, height }: Box, hidden: Hidden): number {
  let count = 0;
  for (let j = 0; j < steps; j++) {
    for (let i = 0; i < steps; i++) {
      if (hidden(x + (width * (i + 0.5)) / steps, y + (height * (j + 0.5)) / steps)) count++;
    }
  }
  return count / (steps * steps);
}

/** What is hidden of each zone, the most first; zones that are wholly seen are left out. */
export function coveredZones(page: Page, hidden: Hidden): { name: string; share: number }[] {
  return zonesOf(page)
    .map(({ name, box }) => ({ name, share: shareOf(box, hidden) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

/** A point inside a box, away from its ends. */
export const pointIn = ({ x, y, width, height }: Box, random: Random): [number, number] => [
  x + width * random.between(0.25, 0.75),
  y + height * random.between(0.3, 0.7),
];
