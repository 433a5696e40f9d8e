import type { Point } from '@vidimus/contracts';
import type { FieldName } from '@vidimus/documents';
import { applyHomography, invertHomography } from '@vidimus/vision/browser';
import type { SideEvidence } from '../../evidence.ts';
import { type Highlight, highlightCell } from '../../pixels/highlights.ts';

/** Values of no fixed length: what is left of one reads like another. */
const open: readonly FieldName[] = ['family_name', 'given_names', 'full_name', 'document_number'];
/** How near to an end of a value a reflection lies that may hide more of it, in heights of its line. */
const BESIDE = 0.6;
/** The part of a line's height in which its print stands. */
const PRINT = [0.1, 0.9] as const;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the values stand that this side's print alone states, in pixels of the flat document. */
function openValues({ reading, identified: { fields, printed } }: SideEvidence): Box[] {
  const toFlat = invertHomography(reading.flatToPicture);
  if (!toFlat) return [];
  return open.flatMap((name) => {
    const field = fields[name];
    const region = printed[name]?.region;
    // A code states the rest of a value.
    if (!region || (field && field.source !== 'visual')) return [];
    const points = region.points.map(
      ([x = 0, y = 0]): Point =>
        applyHomography(toFlat, [x / reading.picture.scale, y / reading.picture.scale]),
    );
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    return [{ left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }];
  });
}

/**
 * The first of some reflections that lies on such a value's line, over it or at one of its ends; null for none.
 * @param scale pixels of the flat document a pixel of the picture that the reflections were found in
 */
export function cutsValue(
  evidence: SideEvidence,
  patches: readonly Highlight[],
  scale: number,
): Highlight | null {
  const touches = ({ left, top, right, bottom }: Box, [column, row]: readonly [number, number]): boolean => {
    const height = bottom - top;
    const [x, y] = [(column + 0.5) * highlightCell * scale, (row + 0.5) * highlightCell * scale];
    const onLine = y > top + PRINT[0] * height && y < top + PRINT[1] * height;
    return onLine && x > left - BESIDE * height && x < right + BESIDE * height;
  };
  const values = openValues(evidence);
  return patches.find(({ cells }) => values.some((box) => cells.some((cell) => touches(box, cell)))) ?? null;
}
