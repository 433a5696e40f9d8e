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

/** A rectangle in shares of the document's width and height. */
type Area = Omit<NeededZone, 'field' | 'least'>;

/** Where zones lie by ICAO 9303-3, and the share of the document that each nominally takes. */
const nominalAreas = { machine_readable_zone: 0.2, printed_fields: 0.41 } as const;

export type LeastShares = Readonly<Record<NeededZoneName, number>>;

export interface ZoneLayout {
  /** The box of the face in the portrait; null where none was found. */
  readonly face: Area | null;
  readonly portraitRight: boolean;
  readonly coded: boolean;
}

/** Least margins of a portrait around its face, in the face's own width and height: development portraits show more. */
const portraitMargins = { side: 0.15, top: 0.3, bottom: 0.22 } as const;

function aroundFace({ left, top, right, bottom }: Area): Area {
  const [width, height] = [right - left, bottom - top];
  return {
    left: left - portraitMargins.side * width,
    right: right + portraitMargins.side * width,
    top: top - portraitMargins.top * height,
    bottom: bottom + portraitMargins.bottom * height,
  };
}

/**
 * Where the zones of a document lie. ICAO 9303-3: the code at the foot, the portrait at one side, the printed fields
 * beside it. Sides without code print down to their foot.
 */
export function zonesOf({ face, portraitRight, coded }: ZoneLayout, least: LeastShares): NeededZone[] {
  const bottom = coded ? 0.74 : 0.96;
  const nominal = portraitRight ? { left: 0.68, right: 0.97 } : { left: 0.03, right: 0.32 };
  const portrait = face ? aroundFace(face) : { ...nominal, top: 0.18, bottom: 0.74 };
  const printed = portraitRight ? { left: 0.02, right: 0.68 } : { left: 0.32, right: 0.98 };
  const code = { left: 0.02, right: 0.98, top: 0.76, bottom: 0.97 };
  return [
    ...(coded
      ? [{ field: 'machine_readable_zone', ...code, least: least.machine_readable_zone } as const]
      : []),
    { field: 'portrait', ...portrait, least: least.portrait },
    { field: 'printed_fields', ...printed, top: 0.12, bottom, least: least.printed_fields },
  ];
}

function areaOf({ field, left, top, right, bottom }: NeededZone): number {
  return field === 'portrait' ? (right - left) * (bottom - top) : nominalAreas[field];
}

export interface ZoneCover {
  readonly field: NeededZoneName;
  /** Share of the zone that the patch takes. */
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
  const covers = zones.map((zone) => {
    const { field, left, top, right, bottom, least } = zone;
    const inside = cells.filter(([column, row]) => {
      const x = (column + 0.5) / columns;
      const y = (row + 0.5) / rows;
      return x >= left && x <= right && y >= top && y <= bottom;
    }).length;
    const share = inside / (areaOf(zone) * columns * rows);
    return { field, share, ratio: share / least };
  });
  return covers.reduce((a, b) => (b.ratio > a.ratio || (b.ratio === a.ratio && b.share > a.share) ? b : a));
}
