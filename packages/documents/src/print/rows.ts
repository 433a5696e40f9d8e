import type { Quad } from '@vidimus/contracts';
import type { TextLine } from '@vidimus/vision/browser';

/** Where a line of print stands in the flat document, px: the box around its quad, and its height along the left side. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

export function placeOf(quad: Quad): Place {
  const xs = quad.map(([x]) => x);
  const ys = quad.map(([, y]) => y);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
    height: Math.hypot(quad[3][0] - quad[0][0], quad[3][1] - quad[0][1]),
  };
}

/** Lines that stand on one base line, left to right, as one text. */
export interface Row {
  readonly text: string;
  readonly parts: readonly { readonly line: TextLine; readonly from: number; readonly to: number }[];
}

const middle = ({ top, bottom }: Place): number => (top + bottom) / 2;

/** Farthest that the middles of two lines of one row lie apart, in heights of the lower one. */
const rowShare = 0.5;

/** Gap in heights of a part from which on what follows is not taken for its continuation. */
const wideGap = 4;

/** The print as rows from top to bottom, parts joined by one blank, or by a tab where the gap is wide. */
export function rowsOf(lines: readonly TextLine[]): Row[] {
  const rows: { line: TextLine; place: Place }[][] = [];
  const placed = lines.map((line) => ({ line, place: placeOf(line.quad) }));
  for (const each of placed.sort((a, b) => middle(a.place) - middle(b.place))) {
    const row = rows.findLast(([first]) => {
      const height = Math.min(first!.place.height, each.place.height);
      return Math.abs(middle(first!.place) - middle(each.place)) < rowShare * height;
    });
    if (row) row.push(each);
    else rows.push([each]);
  }
  return rows.map((row) => {
    let text = '';
    let end = Number.POSITIVE_INFINITY;
    const parts = row
      .sort((a, b) => a.place.left - b.place.left)
      .map(({ line, place }) => {
        if (text !== '') text += place.left - end > wideGap * place.height ? '\t' : ' ';
        end = place.right;
        const from = text.length;
        text += line.text;
        return { line, from, to: text.length };
      });
    return { text, parts };
  });
}

/** The line of a row that holds the character at `index`. */
export const lineAt = (row: Row, index: number): TextLine =>
  (row.parts.find(({ to }) => index < to) ?? row.parts.at(-1)!).line;
