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

/** The sections of an earlier report on subjects that were not measured again. */
export function otherSections(report: string, measured: readonly Row['subject'][]): string[] {
  const sections = report.split(/^(?=## )/m).slice(1);
  return sections.filter((section) => !measured.some((subject) => section.startsWith(`## ${subject},`)));
}

/** The published report: a table a subject, real and synthetic material apart; pictures stand with the documents. */
export function accuracyReport(
  rows: readonly Row[],
  pictures: readonly string[],
  others: readonly string[],
): string {
  const sections = [...new Set(rows.map((row) => row.subject))].flatMap((subject) =>
    (['real', 'synthetic'] as const).flatMap((kind) => {
      const own = rows.filter((row) => row.subject === subject && row.kind === kind);
      if (own.length === 0) return [];
      const shown = subject === 'documents' && kind === 'synthetic' ? pictures : [];
      const links = shown.flatMap((name) => [`![Confusion matrix](${name})`, '']);
      return [`## ${subject}, ${kind} material`, '', ...table(own), '', ...links];
    }),
  );
  return [
    '# Measured accuracy',
    '',
    'Written by `npm run evaluate -- --write`. Intervals are Clopper–Pearson. Where a source names no test half, these are',
    'development figures: thresholds were chosen on this material. No APCER or BPCER is claimed.',
    '',
    ...sections,
    others.join(''),
  ].join('\n');
}
