import type { CheckResult, Point, Quad } from '@vidimus/contracts';
import {
  applyToQuad,
  cornerMargins,
  edgesBeyond,
  edgesSeen,
  type Picture,
  sideLengths,
  sidesAlongFrame,
} from '@vidimus/vision/browser';
import { type CheckEntry, failed, passed, reason } from '../../check.ts';
import { pictureRegion, type SideEvidence } from '../../evidence.ts';
import { outlineOfZone } from './implied-outline.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/frame', version: 1, reasons, knobs } as const satisfies CheckEntry;

interface Size {
  width: number;
  height: number;
}

/** How far the farthest corner lies outside the picture, as a share of the quad's mean width; negative inside. */
function farthestOutside(quad: Quad, { width, height }: Size): number {
  const [a, b, c, d] = quad;
  const mean = (Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1])) / 2;
  const outside = quad.map(([x, y]) => Math.max(-x, -y, x - width, y - height));
  return Math.max(...outside) / Math.max(1, mean);
}

/** Corners of the lines that were read with confidence, in picture pixels. */
function endsOfPrint({ reading: { lines, flatToPicture } }: SideEvidence): Point[] {
  return lines
    .filter((line) => line.confidence > 0.8)
    .flatMap((line) => applyToQuad(flatToPicture, line.quad));
}

/** The box around all print in the picture, with a margin as documents have: what is known of a cut document. */
function printed(evidence: SideEvidence): Quad {
  const ends = endsOfPrint(evidence);
  const [xs, ys] = [ends.map(([x]) => x), ends.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const margin = 0.1 * Math.min(right - left, bottom - top);
  return [
    [left - margin, top - margin],
    [right + margin, top - margin],
    [right + margin, bottom + margin],
    [left - margin, bottom + margin],
  ];
}

/** Least distance of any printed line's end from the picture's border, as a share of its shorter side. */
function nearestToBorder(evidence: SideEvidence): number {
  const { picture } = evidence.reading;
  const distance = ([x, y]: Point): number => Math.min(x, y, picture.width - x, picture.height - y);
  const ends = endsOfPrint(evidence);
  return Math.min(1, ...ends.map(distance).map((px) => px / Math.min(picture.width, picture.height)));
}

/** A corner of the outline lies on the picture's border: what is beyond it cannot be seen. */
function endsAtBorder(quad: Quad, size: Size): boolean {
  const tolerance = knobs.border.value * Math.max(size.width, size.height);
  return cornerMargins(quad, size).some((margin) => Math.abs(margin) < tolerance);
}

/** A side runs along the picture's border and no edge is seen there: the document goes on beyond it. */
function runsOut(quad: Quad, picture: Picture): boolean {
  const { along, sideSeen } = knobs;
  const near = along.value * Math.max(picture.width, picture.height);
  const sides = sidesAlongFrame(quad, picture, near);
  if (!sides.includes(true)) return false;
  const seen = edgesSeen(picture, quad);
  return sides.some((isAlong, k) => isAlong && seen[k]! < sideSeen.value);
}

/** The outline is too square for any document, and its edges go on beyond one side: that is the portrait's rim, say. */
function goesOn(quad: Quad, picture: Picture): boolean {
  const [top, right, bottom, left] = sideLengths(quad);
  const aspect = (top + bottom) / (right + left);
  const isSquare = Math.max(aspect, 1 / aspect) < knobs.leastAspect.value;
  return isSquare && Math.max(...edgesBeyond(picture, quad)) > knobs.edgesBeyond.value;
}

/**
 * Value: how far the document reaches outside the picture, as a share of its width. What the person says of its corners
 * hides nothing: cut is what is cut with their word or without it.
 */
export function checkFrame(evidence: SideEvidence): CheckResult {
  const { unaided } = evidence.reading;
  const result = checkOutline(evidence);
  if (!unaided || result.result === 'failed') return result;
  const without = checkOutline({ ...evidence, reading: unaided });
  return without.result === 'failed' ? without : result;
}

function checkOutline(evidence: SideEvidence): CheckResult {
  const { picture, quad, mrz, flatToPicture } = evidence.reading;
  // Of a zone that did not read, parts may be missing.
  const flat = mrz?.valid && mrz.quad ? outlineOfZone(mrz.format, mrz.quad) : null;
  const implied = flat && applyToQuad(flatToPicture, flat);
  // An outline that ends where the picture does says nothing of what lies beyond; a zone does.
  const hidden = quad !== null && endsAtBorder(quad, picture);
  const known = hidden ? null : quad;
  const outline = known ?? implied ?? quad;
  // A corner on the border is a sign of its own.
  const implies = hidden ? knobs.outsideAtBorder.value : knobs.outsideImplied.value;
  const threshold = known ? knobs.outside.value : implies;
  const value = outline === null ? 0 : farthestOutside(outline, picture);
  const measured = { value, threshold, unit: 'share of the document width' };
  const cut =
    value > threshold ||
    (hidden && !implied) ||
    (quad !== null && (runsOut(quad, picture) || goesOn(quad, picture))) ||
    (quad === null && nearestToBorder(evidence) < knobs.touching.value);
  if (!cut) return passed(entry, measured);
  const shown = outline ?? printed(evidence);
  const inside = shown.map(
    ([x, y]): Point => [Math.min(Math.max(x, 0), picture.width), Math.min(Math.max(y, 0), picture.height)],
  );
  return failed(
    entry,
    measured,
    reason('document.frame.cropped', pictureRegion(evidence, inside as unknown as Quad), {
      side: evidence.side,
    }),
  );
}
