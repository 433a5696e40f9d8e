import type { FieldName } from '@vidimus/documents';
import type { ChineseIdentity } from '../chinese-identity.ts';
import type { Identity } from '../identity.ts';
import { type TextStyle, textPath, textWidth } from '../outlines.ts';
import { type Box, type Page, specimenMark } from '../page.ts';
import type { Random } from '../random.ts';
import type { Split } from '../split.ts';
import type { Design } from './design.ts';
import { securityPrint } from './security.ts';

/** Values as they are compared: names as printed in capitals, dates ISO 8601, countries by their codes. */
export type Truth = Partial<Record<FieldName, string>>;

/** What a template is drawn from. */
export interface Order {
  identity: Identity;
  chinese: ChineseIdentity;
  /** Of a residence permit's holder, alpha-3. */
  nationality: string;
  design: Design;
  split: Split;
  random: Random;
}

/** A drawn page and the truth about its fields. */
export interface Draft {
  page: Page;
  fields: Truth;
}

export type Template = (order: Order) => Draft | Promise<Draft>;

/** ID-1, ID-2 and ID-3 of ISO/IEC 7810, 5 in millimetres. */
export const sizes = {
  TD1: { width: 85.6, height: 53.98 },
  TD2: { width: 105, height: 74 },
  TD3: { width: 125, height: 88 },
} as const;

/** Ground print of a side: paper, a tint that fades, fine lines, the word SPECIMEN large and pale. */
export function paper(
  { width, height }: { width: number; height: number },
  { design, random }: Order,
  options: { lines?: number; mark?: string } = {},
): string {
  const { theme, security, han } = design;
  const lines = options.lines ?? height;
  const mark =
    options.mark === undefined
      ? specimenMark(width, lines, theme)
      : pale(options.mark, width, lines, { face: han, size: width / 5, fill: theme.line });
  return (
    `<linearGradient id="tint" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${theme.tint}"/><stop offset="0.7" stop-color="${theme.paper}"/></linearGradient>` +
    `<rect width="${width}" height="${height}" fill="${theme.paper}"/><rect width="${width}" height="${lines}" fill="url(#tint)"/>` +
    securityPrint(security, width, lines, random, theme.line) +
    mark
  );
}

function pale(word: string, width: number, height: number, style: TextStyle): string {
  const x = width * 0.55 - textWidth(word, style) / 2;
  return `<g opacity="0.26" transform="rotate(-14 ${width * 0.55} ${height * 0.5})">${textPath(word, x, height * 0.62, style)}</g>`;
}

/** A plain rectangle behind a portrait. */
export const mount = ({ x, y, width, height }: Box, fill: string): string =>
  `<rect x="${x - 0.5}" y="${y - 0.5}" width="${width + 1}" height="${height + 1}" fill="${fill}"/>`;

/** Where the portrait stands and what is left for print, side by side between two margins. */
export function besidePortrait(
  width: number,
  design: Design,
  portrait: { width: number; height: number; y: number },
  margin: number,
): { portrait: Box; column: { x: number; width: number } } {
  const gap = 3.5;
  const left = design.portraitSide === 'left';
  const x = left ? margin : width - margin - portrait.width;
  return {
    portrait: { x, ...portrait },
    column: {
      x: left ? margin + portrait.width + gap : margin,
      width: width - 2 * margin - portrait.width - gap,
    },
  };
}
