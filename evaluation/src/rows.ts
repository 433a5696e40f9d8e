import { clopperPearson } from './intervals.ts';

/**
 * One measured figure. `value` is a share in [0, 1] unless `unit` says otherwise; `low` and `high` bound its 95 %
 * interval and are null where none is meaningful (a duration, say).
 */
export interface Row {
  subject: 'documents' | 'faces' | 'looks' | 'liveness' | 'names';
  name: string;
  source: string;
  kind: 'real' | 'synthetic';
  n: number;
  value: number;
  unit: string;
  low: number | null;
  high: number | null;
  target: number | null;
}

/** The measuring data lies outside the repository: most of it may be measured with, but not passed on. */
export interface MeasuringData {
  /** Folder that holds `fixtures/`, `measure-only/` and `truth-mrz-images.json`. */
  root: string;
  /** Pictures of the report as SVG by file name; a scorer adds its own. */
  pictures: Map<string, string>;
}

export type Scorer = (data: MeasuringData) => Promise<Row[]>;

/** A row that counts: `hits` of `n`, with the exact interval of their share. */
export function shareRow(
  what: Pick<Row, 'subject' | 'name' | 'source' | 'kind' | 'target'>,
  hits: number,
  n: number,
): Row {
  return { ...what, n, value: hits / n, unit: 'share', ...clopperPearson(hits, n) };
}
