import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { scoreCorners } from './corners.ts';
import { scoreLooks } from './face-looks.ts';
import { scoreFaces } from './faces.ts';
import { scoreLiveness } from './liveness.ts';
import { scoreLivenessLab } from './liveness-lab.ts';
import { scoreLivenessSigns } from './liveness-signs.ts';
import { scoreMrz } from './mrz.ts';
import { scoreNames } from './names.ts';
import { scoreOriginals } from './originals.ts';
import { scorePeers } from './peers.ts';
import { scoreReasons } from './quality-reasons.ts';
import { accuracyReport, otherSections } from './report.ts';
import type { Row, Scorer } from './rows.ts';
import { scoreSpecimenReading } from './specimen-reading.ts';
import { scoreVisualZone } from './visual-zone.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scorers: Record<Row['subject'], Scorer[]> = {
  documents: [
    scoreMrz,
    scoreCorners,
    scoreVisualZone,
    scoreSpecimenReading,
    scoreReasons,
    scoreOriginals,
    scorePeers,
  ],
  faces: [scoreFaces],
  looks: [scoreLooks],
  liveness: [scoreLiveness, scoreLivenessLab, scoreLivenessSigns],
  names: [scoreNames],
};

function dataFolder(given: string | undefined): string {
  const folder = resolve(given ?? process.env.VIDIMUS_DATA ?? resolve(root, '../shared/data'));
  if (existsSync(folder)) return folder;
  throw new Error(`no measuring data at ${folder}: name its folder with --data or VIDIMUS_DATA`);
}

function asText(row: Row): string {
  const shown = (value: number) =>
    row.unit === 'share' ? `${(100 * value).toFixed(1)} %` : `${value} ${row.unit}`;
  const interval = row.low === null || row.high === null ? '' : ` [${shown(row.low)}, ${shown(row.high)}]`;
  const target = row.target === null ? '' : `, target ${shown(row.target)}`;
  return `${row.subject}: ${row.name} (${row.source}, ${row.kind}, n = ${row.n}): ${shown(row.value)}${interval}${target}`;
}

/** Measures the named subjects (all by default), prints each figure as it is known, and with `--write` its part of docs/accuracy.md. */
async function evaluate(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const subjects = Object.keys(scorers) as Row['subject'][];
  const unknown = positionals.find((name) => !subjects.includes(name as Row['subject']));
  if (unknown) throw new Error(`nothing to evaluate is called ${unknown}; known: ${subjects.join(', ')}`);
  const data = { root: dataFolder(values.data), pictures: new Map<string, string>() };
  const rows: Row[] = [];
  for (const subject of subjects.filter((name) => positionals.length === 0 || positionals.includes(name))) {
    for (const scorer of scorers[subject]) {
      for (const row of await scorer(data)) {
        rows.push(row);
        console.log(values.json ? JSON.stringify(row) : asText(row));
      }
    }
  }
  if (!values.write) return;
  const path = resolve(root, 'docs/accuracy.md');
  const others = otherSections(await readFile(path, 'utf8'), [
    ...new Set(rows.map(({ subject }) => subject)),
  ]);
  await writeFile(path, accuracyReport(rows, [...data.pictures.keys()], others));
  for (const [name, picture] of data.pictures) await writeFile(resolve(root, 'docs', name), picture);
}

evaluate().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
