/** The parts of a document that must be seen, by the names that sentences use. */
export type NeededZoneName = 'machine_readable_zone' | 'portrait' | 'printed_fields';

/** A part of the document that is needed, in shares of its width and height. */
interface NeededZone {
  readonly field: NeededZoneName;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** ICAO 9303-3: the zone at the foot, the portrait at the left, the printed fields beside it. Cards are laid out alike. */
const zones: readonly NeededZone[] = [
  { field: 'machine_readable_zone', left: 0.02, top: 0.76, right: 0.98, bottom: 0.97 },
  { field: 'portrait', left: 0.03, top: 0.18, right: 0.32, bottom: 0.74 },
  { field: 'printed_fields', left: 0.32, top: 0.12, right: 0.98, bottom: 0.74 },
];

/** Least share of each zone that a patch must take to be said to hide it; Infinity where the zone was read all the same. */
export type LeastShares = Readonly<Record<NeededZoneName, number>>;

export interface ZoneCover {
  readonly field: NeededZoneName;
  /** Share of the zone that the patch takes, 0 to 1. */
  readonly share: number;
  /** That share over the least one: 1 and more hides the zone. */
  readonly ratio: number;
}

/**
 * The needed zone that a patch of cells hides most.
 * @param cells columns and rows of a grid of `columns` × `rows` cells over the document, fractions allowed
 */
export function mostTaken(
  cells: readonly (readonly [column: number, row: number])[],
  columns: number,
  rows: number,
  least: LeastShares,
): ZoneCover {
  const covers = zones.map(({ field, left, top, right, bottom }) => {
    const inside = cells.filter(([column, row]) => {
      const x = (column + 0.5) / columns;
      const y = (row + 0.5) / rows;
      return x >= left && x <= right && y >= top && y <= bottom;
    }).length;
    const share = inside / ((right - left) * columns * (bottom - top) * rows);
    return { field, share, ratio: share / least[field] };
  });
  return covers.reduce((a, b) => (b.ratio > a.ratio || (b.ratio === a.ratio && b.share > a.share) ? b : a));
}
