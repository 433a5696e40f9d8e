import type { Quad } from '@vidimus/contracts';
import { SURFACE_COLUMNS, SURFACE_ROWS } from '@vidimus/vision/browser';
import { mostTaken, type NeededZone, type ZoneCover } from '../document/needed-zones.ts';
import { connectedCells } from './connected.ts';

/** The patch of the document's surface that hides a needed zone most. */
export interface SurfaceFinding {
  readonly cover: ZoneCover | null;
  /** The patch's bounds in shares of the document's width and height; null where there is none. */
  readonly bounds: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  } | null;
}

/** Probability over which a cell counts. */
const LIKELY = 0.5;

type Bounds = NonNullable<SurfaceFinding['bounds']>;

/** Bounds in cells as shares of the document's width and height. */
export const sharesOf = ({ left, top, right, bottom }: Bounds): Bounds => ({
  left: left / SURFACE_COLUMNS,
  top: top / SURFACE_ROWS,
  right: right / SURFACE_COLUMNS,
  bottom: bottom / SURFACE_ROWS,
});

/** The worst patch of a map of the document's surface. */
export function worstPatch(probabilities: Float32Array, zones: readonly NeededZone[]): SurfaceFinding {
  let worst: SurfaceFinding = { cover: null, bounds: null };
  for (const patch of connectedCells(SURFACE_COLUMNS, SURFACE_ROWS, (i) => probabilities[i]! > LIKELY)) {
    const cover = mostTaken(patch.cells, SURFACE_COLUMNS, SURFACE_ROWS, zones);
    if (worst.cover && cover.ratio <= worst.cover.ratio) continue;
    worst = { cover, bounds: sharesOf(patch) };
  }
  return worst;
}

/** Bounds in shares as a quad of a document of `width` × `height` px. */
export function boundsQuad({ left, top, right, bottom }: Bounds, width: number, height: number): Quad {
  return [
    [left * width, top * height],
    [right * width, top * height],
    [right * width, bottom * height],
    [left * width, bottom * height],
  ];
}
