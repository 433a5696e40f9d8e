import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font, type Glyph, type Path } from 'opentype.js';

const require = createRequire(import.meta.url);
const shipped = (name: string): URL => new URL(`../fonts/${name}`, import.meta.url);
const fontsource = (family: string, weight: number): string[] =>
  ['latin', 'latin-ext'].map((part) =>
    require.resolve(`@fontsource/${family}/files/${family}-${part}-${weight}-normal.woff`),
  );

/**
 * Text becomes SVG outlines here, so a specimen looks the same on a machine without any font installed. Files of each face;
 * a glyph comes from the first that has it.
 */
const files = {
  'ocr-b': () => [shipped('ocr-b.otf')],
  regular: () => fontsource('noto-sans', 400),
  bold: () => fontsource('noto-sans', 700),
  serif: () => [shipped('noto-serif-regular.ttf')],
  'serif-bold': () => [shipped('noto-serif-bold.ttf')],
  plex: () => fontsource('ibm-plex-sans', 400),
  'plex-bold': () => fontsource('ibm-plex-sans', 600),
  narrow: () => fontsource('barlow', 400),
  'narrow-bold': () => fontsource('barlow', 600),
  grotesque: () => [shipped('roboto-regular.ttf')],
  'grotesque-bold': () => [shipped('roboto-bold.ttf')],
  inter: () => [shipped('inter-regular.otf')],
  'inter-bold': () => [shipped('inter-semi-bold.otf')],
  han: () => [shipped('noto-sans-sc.otf')],
  // This one has no Latin.
  'han-other': () => [shipped('droid-sans-fallback.ttf'), shipped('roboto-regular.ttf')],
} satisfies Record<string, () => (string | URL)[]>;
export type Face = keyof typeof files;

const loaded = new Map<Face, Font[]>();

function fontsOf(face: Face): Font[] {
  let fonts = loaded.get(face);
  if (!fonts) {
    fonts = files[face]().map((file) => opentype.parse(new Uint8Array(readFileSync(file)).buffer));
    loaded.set(face, fonts);
  }
  return fonts;
}

/** A character's glyph, and its advance in em. Characters that the face lacks are a fault of the caller. */
function glyphOf(character: string, face: Face): { glyph: Glyph; advance: number } {
  for (const font of fontsOf(face)) {
    const glyph = font.charToGlyph(character);
    if (glyph.index !== 0) return { glyph, advance: (glyph.advanceWidth ?? 0) / font.unitsPerEm };
  }
  throw new Error(`the ${face} face has no glyph for "${character}"`);
}

export interface TextStyle {
  face: Face;
  /** Font size in millimetres (em). */
  size: number;
  /** Fixed advance in millimetres; without it the font's own advances apply. */
  pitch?: number;
  fill?: string;
}

/** Width of a text in millimetres. */
export function textWidth(text: string, style: TextStyle): number {
  if (style.pitch !== undefined) return style.pitch * text.length;
  let width = 0;
  for (const character of text) width += glyphOf(character, style.face).advance;
  return width * style.size;
}

/** Path data with micrometre steps. (The library's own writer yields NaN for coordinates like 1e-15.) */
function pathData(path: Path): string {
  return path.commands
    .map(({ type, x1, y1, x2, y2, x, y }) => {
      const numbers = [x1, y1, x2, y2, x, y].filter((value) => value !== undefined);
      return type + numbers.map((value) => value.toFixed(3)).join(' ');
    })
    .join('');
}

/** One `<path>` for a text whose baseline starts at (x, y), all in millimetres. */
export function textPath(text: string, x: number, y: number, style: TextStyle): string {
  const parts: string[] = [];
  let cursor = x;
  for (const character of text) {
    const { glyph, advance } = glyphOf(character, style.face);
    parts.push(pathData(glyph.getPath(cursor, y, style.size)));
    cursor += style.pitch ?? advance * style.size;
  }
  return `<path d="${parts.join('')}" fill-rule="${style.face === 'ocr-b' ? 'evenodd' : 'nonzero'}" fill="${style.fill ?? '#15171c'}"/>`;
}
