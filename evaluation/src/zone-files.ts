import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MeasuringData } from './rows.ts';

const DLC = 'measure-only/documents/DLC-2021-cg';

/** A picture with a transcribed zone; `printedValid`: its check digits are right as printed. */
export interface ZoneFile {
  path: string;
  source: string;
  truth: readonly string[];
  printedValid: boolean;
}

/** Specimens and photographs in the wild whose zones are known. */
export async function zoneFiles(data: MeasuringData): Promise<ZoneFile[]> {
  const specimens = JSON.parse(await readFile(join(data.root, 'truth-mrz-images.json'), 'utf8')) as {
    image: string;
    mrz: string[] | null;
    all_check_digits_valid?: boolean;
  }[];
  const zones = JSON.parse(await readFile(join(data.root, DLC, 'mrz.json'), 'utf8')) as Record<
    string,
    { lines: string[]; all_valid: boolean }
  >;
  const table = (await readFile(join(data.root, DLC, 'quads.csv'), 'utf8')).trim().split('\n').slice(1);
  const wild = table.flatMap((line): ZoneFile[] => {
    const [image, type, clip] = line.split(',');
    const zone = zones[`${type}/${clip!.slice(0, 2)}`];
    if (!zone) return [];
    return [
      {
        path: join(data.root, DLC, image!),
        source: 'DLC-2021 copies',
        truth: zone.lines,
        printedValid: zone.all_valid,
      },
    ];
  });
  const printed = specimens.flatMap(({ image, mrz, all_check_digits_valid: valid }): ZoneFile[] =>
    mrz
      ? [{ path: join(data.root, image), source: 'specimens', truth: mrz, printedValid: valid ?? false }]
      : [],
  );
  return [...printed, ...wild];
}
