import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DocumentReader, decodePicture } from '@vidimus/vision';
import { clopperPearson } from './intervals.ts';
import { median } from './median.ts';
import type { MeasuringData, Row } from './rows.ts';

interface TruthEntry {
  image: string;
  mrz: string[] | null;
  all_check_digits_valid?: boolean;
}

interface Outcome {
  source: string;
  truth: string[] | null;
  printedValid: boolean;
  lines: readonly string[] | null;
  valid: boolean;
  ms: number;
}

/** Machine readable zones of the transcribed pictures: a reading counts only when every line is exactly right. */
export async function scoreMrz(data: MeasuringData): Promise<Row[]> {
  const entries = JSON.parse(
    await readFile(join(data.root, 'truth-mrz-images.json'), 'utf8'),
  ) as TruthEntry[];
  const reader = await DocumentReader.load();
  const outcomes: Outcome[] = [];
  for (const entry of entries) {
    const bytes = await readFile(join(data.root, entry.image));
    const reading = await reader.read(await decodePicture(bytes, { where: entry.image }), bytes);
    outcomes.push({
      source: sourceOf(entry.image),
      truth: entry.mrz,
      printedValid: entry.all_check_digits_valid ?? false,
      lines: reading.mrz?.lines ?? null,
      valid: reading.mrz?.valid ?? false,
      ms: reading.ms,
    });
  }
  await reader.dispose();
  const sources = ['all', ...new Set(outcomes.map((o) => o.source))];
  return sources.flatMap((source) => rows(outcomes, source));
}

/** `measure-only/documents/fastmrz/data/td1.jpg` → `fastmrz`. */
function sourceOf(image: string): string {
  return image.split('/')[2] ?? image;
}

const exact = (o: Outcome) => o.truth !== null && o.lines?.join('\n') === o.truth.join('\n');

function rows(outcomes: readonly Outcome[], source: string): Row[] {
  const own = source === 'all' ? outcomes : outcomes.filter((o) => o.source === source);
  const printed = own.filter((o) => o.truth !== null);
  const validly = printed.filter((o) => o.printedValid);
  const share = (name: string, hits: number, n: number, target: number | null): Row => ({
    subject: 'documents',
    name,
    source,
    kind: 'real',
    n,
    value: n === 0 ? 0 : hits / n,
    unit: 'share',
    ...clopperPearson(hits, n),
    target,
  });
  const out: Row[] = [];
  if (printed.length > 0)
    out.push(share('MRZ, all lines exact', printed.filter(exact).length, printed.length, 0.58));
  if (validly.length > 0)
    out.push(
      share('MRZ printed validly, all lines exact', validly.filter(exact).length, validly.length, 0.95),
    );
  out.push(share('MRZ wrong but valid', own.filter((o) => o.valid && !exact(o)).length, own.length, 0.005), {
    ...share('whole read, median', 0, own.length, null),
    value: Math.round(median(own.map((o) => o.ms))),
    unit: 'ms',
    low: null,
    high: null,
  });
  return out;
}
