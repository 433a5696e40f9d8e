import type { Row } from './rows.ts';

const share = (value: number): string => `${(100 * value).toFixed(1)} %`;

function tableRow(row: Row): string {
  const shown = (value: number): string => (row.unit === 'share' ? share(value) : `${value} ${row.unit}`);
  const interval = row.low === null || row.high === null ? '–' : `${shown(row.low)} – ${shown(row.high)}`;
  const target = row.target === null ? '–' : shown(row.target);
  return `| ${row.name} | ${row.source} | ${row.n} | ${shown(row.value)} | ${interval} | ${target} |`;
}

function table(rows: readonly Row[]): string[] {
  return [
    '| figure | source | n | measured | 95 % interval | target |',
    '|---|---|--:|--:|---|--:|',
    ...rows.map(tableRow),
  ];
}

/** The published report: a table a subject, real and synthetic material apart, and the pictures beside it. */
export function accuracyReport(rows: readonly Row[], pictures: readonly string[]): string {
  const sections = [...new Set(rows.map((row) => row.subject))].flatMap((subject) =>
    (['real', 'synthetic'] as const).flatMap((kind) => {
      const own = rows.filter((row) => row.subject === subject && row.kind === kind);
      return own.length === 0 ? [] : [`## ${subject}, ${kind} material`, '', ...table(own), ''];
    }),
  );
  return [
    '# Measured accuracy',
    '',
    'Written by `npm run evaluate -- --write`. Intervals are Clopper–Pearson. These are development figures: thresholds',
    'were chosen on this material. No APCER or BPCER is claimed.',
    '',
    ...sections,
    ...pictures.flatMap((name) => [`![Confusion matrix](${name})`, '']),
  ].join('\n');
}
