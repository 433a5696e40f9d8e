import { textPath, textWidth } from './outlines.ts';
import type { Random } from './random.ts';

/** Rectangle in millimetres from the document's top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A printed field: exactly what stands on the document and where. */
export interface PrintedField {
  name: string;
  text: string;
  box: Box;
  /** Around its label, where it has one. */
  label?: Box;
}

/** One side of a document, ready to be rasterised: SVG fragments in millimetres and the truth about them. */
export interface Page {
  kind: 'TD3' | 'TD2' | 'TD1';
  side: 'front' | 'back';
  width: number;
  height: number;
  /** Below and above the portrait. */
  under: string;
  over: string;
  portrait: Box | null;
  fields: PrintedField[];
  mrz: { lines: string[]; box: Box } | null;
  /** A PDF417 symbol without its quiet zone. */
  barcode?: { text: string; box: Box };
  /** Around the words that name the kind of document. */
  title?: Box;
}

/** Colours and print style of one fictional issue; the seed picks it. */
export interface Theme {
  paper: string;
  tint: string;
  line: string;
  ink: string;
  label: string;
}

export const themes: readonly Theme[] = [
  { paper: '#eef3ee', tint: '#cfe3dc', line: '#7fae9f', ink: '#16181d', label: '#3c5a63' },
  { paper: '#f4efe6', tint: '#ead3c2', line: '#c59a78', ink: '#1a1614', label: '#6b4a33' },
  { paper: '#eef0f7', tint: '#cdd5ec', line: '#8b98c9', ink: '#14161f', label: '#3c4677' },
];

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** `1974-08-12` as a document prints it: `12 AUG 1974`. */
export function printedDate(date: string): string {
  return `${date.slice(8, 10)} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/** Security print: waves that cross each other, own and unlike any state's. */
export function guilloche(width: number, height: number, random: Random, colour: string): string {
  const lines: string[] = [];
  const waves = random.between(2.2, 3.8);
  const depth = random.between(2.5, 5);
  for (let family = 0; family < 2; family++) {
    for (let y = -depth; y < height + depth; y += 1.9) {
      let path = '';
      for (let x = 0; x <= width + 1; x += 1.5) {
        const phase = (x / width) * waves * 2 * Math.PI + family * Math.PI + y * 0.11;
        path += `${path ? 'L' : 'M'}${x.toFixed(2)} ${(y + depth * Math.sin(phase) * (0.4 + (0.6 * x) / width)).toFixed(2)}`;
      }
      lines.push(path);
    }
  }
  return `<path d="${lines.join('')}" fill="none" stroke="${colour}" stroke-width="0.11" opacity="0.55"/>`;
}

/** A small caption and the value under it. Returns the drawing and the box around the value. */
export function labelled(
  name: string,
  label: string,
  text: string,
  at: { x: number; y: number; size?: number },
  theme: Theme,
): { svg: string; field: PrintedField } {
  const size = at.size ?? 3.1;
  const value = { face: 'bold', size, fill: theme.ink } as const;
  const baseline = at.y + 1.7 + size;
  return {
    svg:
      textPath(label, at.x, at.y + 1.5, { face: 'regular', size: 1.75, fill: theme.label }) +
      textPath(text, at.x, baseline, value),
    field: {
      name,
      text,
      box: { x: at.x, y: baseline - size * 0.8, width: textWidth(text, value), height: size },
    },
  };
}

/** Pitch and size of OCR-B size I as ICAO 9303-3, 4.2 asks: ten characters an inch. */
const pitch = 2.54;
/** The font's advance is 723 of 1000 units; this em makes it exactly one pitch, and capitals about 2.4 mm high. */
const em = pitch / 0.723;

/**
 * Machine readable lines from the bottom upwards: 6.35 mm apart (six to an inch); `left` is the first character's cell,
 * `bottom` the centre line of the last line above the lower edge.
 */
export function machineLines(
  lines: string[],
  height: number,
  left: number,
  bottom: number,
): { svg: string; box: Box } {
  const drawn = lines.map((line, index) => {
    const centre = height - bottom - (lines.length - 1 - index) * 6.35;
    return textPath(line, left, centre + 0.352 * em, { face: 'ocr-b', size: em, pitch, fill: '#131313' });
  });
  const top = height - bottom - (lines.length - 1) * 6.35 - 1.6;
  return {
    svg: drawn.join(''),
    box: { x: left, y: top, width: lines[0]!.length * pitch, height: (lines.length - 1) * 6.35 + 3.2 },
  };
}

/** The word that keeps a specimen from being taken for a document, large and pale across the middle. */
export function specimenMark(width: number, height: number, theme: Theme): string {
  const size = width / 9;
  const style = { face: 'bold', size, fill: theme.line } as const;
  const x = width * 0.62 - textWidth('SPECIMEN', style) / 2;
  return `<g opacity="0.26" transform="rotate(-14 ${width * 0.62} ${height * 0.45})">${textPath('SPECIMEN', x, height * 0.5, style)}</g>`;
}
