/** The parts of a document that must be seen, by the names that sentences use. */
export type NeededZoneName = 'machine_readable_zone' | 'portrait' | 'printed_fields';

/** A part of the document that is needed, in shares of its width and height. */
export interface NeededZone {
  readonly field: NeededZoneName;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Least share of the zone that a patch must take to be said to hide it; Infinity where it was read all the same. */
  readonly least: number;
}

/** Shares of the document that zones take by ICAO 9303-3, which the least shares are measured in. */
const nominalAreas: Readonly<Record<NeededZoneName, number>> = {
  machine_readable_zone: 0.2,
  portrait: 0.16,
  printed_fields: 0.41,
};

export type LeastShares = Readonly<Record<NeededZoneName, number>>;

/**
 * Where the zones of a document lie. ICAO 9303-3: the code at the foot, the portrait at one side, the printed fields
 * beside it. Sides without code print down to their foot.
 */
export function zonesOf(
  { portraitRight, coded }: { readonly portraitRight: boolean; readonly coded: boolean },
  least: LeastShares,
): NeededZone[] {
  const bottom = coded ? 0.74 : 0.96;
  const portrait = portraitRight ? { left: 0.68, right: 0.97 } : { left: 0.03, right: 0.32 };
  const printed = portraitRight ? { left: 0.02, right: 0.68 } : { left: 0.32, right: 0.98 };
  const code = { left: 0.02, right: 0.98, top: 0.76, bottom: 0.97 };
  return [
    ...(coded
      ? [{ field: 'machine_readable_zone', ...code, least: least.machine_readable_zone } as const]
      : []),
    { field: 'portrait', ...portrait, top: 0.18, bottom: 0.74, least: least.portrait },
    { field: 'printed_fields', ...printed, top: 0.12, bottom, least: least.printed_fields },
  ];
}

export interface ZoneCover {
  readonly field: NeededZoneName;
  /** Share of the zone that the patch takes, of its nominal area. */
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
  zones: readonly NeededZone[],
): ZoneCover {
  const covers = zones.map(({ field, left, top, right, bottom, least }) => {
    const inside = cells.filter(([column, row]) => {
      const x = (column + 0.5) / columns;
      const y = (row + 0.5) / rows;
      return x >= left && x <= right && y >= top && y <= bottom;
    }).length;
    const share = inside / (nominalAreas[field] * columns * rows);
    return { field, share, ratio: share / least };
  });
  return covers.reduce((a, b) => (b.ratio > a.ratio || (b.ratio === a.ratio && b.share > a.share) ? b : a));
}
