import { type TextStyle, textPath, textWidth } from '../outlines.ts';
import type { Box, PrintedField } from '../page.ts';
import type { Design } from './design.ts';

/** One labelled value, and its share of the row's width. */
export interface Cell {
  name: string;
  label: string;
  text: string;
  share?: number;
}

/** What was drawn: SVG in millimetres, and where each value stands. */
export interface Drawn {
  svg: string;
  fields: PrintedField[];
}

/** How far a value may be narrowed before it is a fault: long names are set smaller, as printers do. */
const narrowest = 0.5;

/** The box around a text on its baseline, from the accents of its capitals to its descenders. */
export function boxOf(text: string, x: number, baseline: number, style: TextStyle): Box {
  const { size } = style;
  return { x, y: baseline - 0.97 * size, width: textWidth(text, style), height: 1.2 * size };
}

/** A style small enough for the text to fit a width. */
export function fitted(text: string, style: TextStyle, width: number): TextStyle {
  const scale = Math.min(1, width / textWidth(text, style));
  if (scale < narrowest) throw new Error(`"${text}" does not fit ${width.toFixed(1)} mm`);
  return { ...style, size: style.size * scale };
}

/** A text that is no labelled field, narrowed to a width where one is given. */
export const text = (
  content: string,
  x: number,
  y: number,
  style: TextStyle,
  width = Number.POSITIVE_INFINITY,
): string => textPath(content, x, y, fitted(content, style, width));

/** A value on its own, without a label. */
export function printed(
  name: string,
  content: string,
  x: number,
  baseline: number,
  style: TextStyle,
  width = Number.POSITIVE_INFINITY,
): Drawn {
  const fit = fitted(content, style, width);
  return {
    svg: textPath(content, x, baseline, fit),
    fields: [{ name, text: content, box: boxOf(content, x, baseline, fit) }],
  };
}

export const joined = (parts: readonly Drawn[]): Drawn => ({
  svg: parts.map(({ svg }) => svg).join(''),
  fields: parts.flatMap(({ fields }) => fields),
});

/** Label size in shares of the value's. */
const labelScale = 0.56;

function above(cell: Cell, box: Box, size: number, { label, value, theme }: Design): Drawn {
  const small = size * labelScale;
  const width = box.width - 1;
  const style = fitted(cell.label, { face: label, size: small, fill: theme.label }, width);
  const caption = textPath(cell.label, box.x, box.y + small, style);
  const baseline = box.y + 1.2 * small + 1.05 * size;
  const drawn = printed(cell.name, cell.text, box.x, baseline, { face: value, size, fill: theme.ink }, width);
  return labelled(drawn, caption, boxOf(cell.label, box.x, box.y + small, style));
}

const labelled = ({ svg, fields }: Drawn, caption: string, label: Box): Drawn => ({
  svg: caption + svg,
  fields: fields.map((field) => ({ ...field, label })),
});

/**
 * Rows of labelled values in an area, values at most `size` mm high (em). Labels above their values; each row as high as
 * the next.
 */
function stacked(rows: readonly (readonly Cell[])[], area: Box, size: number, design: Design): Drawn {
  const pitch = area.height / rows.length;
  const fit = Math.min(size, pitch / 1.9);
  return joined(
    rows.flatMap((row, index) => {
      const whole = row.reduce((sum, { share = 1 }) => sum + share, 0);
      let x = area.x;
      return row.map((cell) => {
        const width = (area.width * (cell.share ?? 1)) / whole;
        const drawn = above(cell, { x, y: area.y + index * pitch, width, height: pitch }, fit, design);
        x += width;
        return drawn;
      });
    }),
  );
}

/** Most of a row's width that its label may take. */
const widestLabel = 0.34;

/** Every value on a line of its own, its label to the left, in the state's own language where two find no room. */
function tabular(cells: readonly Cell[], area: Box, size: number, design: Design): Drawn {
  const { label, value, theme } = design;
  const pitch = area.height / cells.length;
  const fit = Math.min(size, pitch / 1.35);
  const caption: TextStyle = { face: label, size: fit * 0.72, fill: theme.label };
  const room = area.width * widestLabel - 1.2;
  const short = (words: string): string =>
    textWidth(words, caption) <= room ? words : (words.split(' / ')[0] ?? words);
  const column =
    Math.min(room, Math.max(...cells.map((cell) => textWidth(short(cell.label), caption)))) + 1.2;
  return joined(
    cells.map((cell, index) => {
      const baseline = area.y + index * pitch + fit;
      const drawn = printed(
        cell.name,
        cell.text,
        area.x + column,
        baseline,
        { face: value, size: fit, fill: theme.ink },
        area.width - column,
      );
      const words = short(cell.label);
      const style = fitted(words, caption, room);
      return labelled(drawn, textPath(words, area.x, baseline, style), boxOf(words, area.x, baseline, style));
    }),
  );
}

/** Labelled values as the design sets them. Cells without text are left out. */
export function setFields(
  rows: readonly (readonly Cell[])[],
  area: Box,
  size: number,
  design: Design,
  labels: Design['labels'] = design.labels,
): Drawn {
  const filled = rows.map((row) => row.filter((cell) => cell.text !== '')).filter((row) => row.length > 0);
  return labels === 'above'
    ? stacked(filled, area, size, design)
    : tabular(filled.flat(), area, size, design);
}
