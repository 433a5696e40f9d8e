import type { DocumentKind } from '@vidimus/contracts';

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Millimetres: ID-3 (passport page) 125 × 88, ID-1 (card) 85.6 × 54, corners of cards 3 (ISO/IEC 7810). */
const page = { width: 125, height: 88, corner: 4 };
const card = { width: 85.6, height: 54, corner: 3 };
/** Free space around the outline, in millimetres: a little ground must be seen, or corners are cut. */
const margin = { x: 6, y: 12 };

/** Outline of a document and the drawing's view around it, all in millimetres. */
export function guideShape(kind: DocumentKind): { outline: Size & { corner: number }; view: Box } {
  const outline = kind === 'passport' ? page : card;
  const view = {
    x: -margin.x,
    y: -margin.y,
    width: outline.width + 2 * margin.x,
    height: outline.height + 2 * margin.y,
  };
  return { outline, view };
}
