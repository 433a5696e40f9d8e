import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font, type Path } from 'opentype.js';

/** Text becomes SVG outlines here, so a specimen looks the same on a machine without any font installed. */
export type Face = 'ocr-b' | 'regular' | 'bold';

const require = createRequire(import.meta.url);
const files: Record<Face, () => string | URL> = {
  'ocr-b': () => new URL('../fonts/ocr-b.otf', import.meta.url),
  regular: () => require.resolve('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff'),
  bold: () => require.resolve('@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff'),
};
const loaded = new Map<Face, Font>();

function fontOf(face: Face): Font {
  let font = loaded.get(face);
  if (!font) {
    const bytes = readFileSync(files[face]());
    font = opentype.parse(new Uint8Array(bytes).buffer);
    loaded.set(face, font);
  }
  return font;
}

export interface TextStyle {
  face: Face;
  /** Font size in millimetres (em). */
  size: number;
  /** Fixed advance in millimetres; without it the font's own advances apply. */
  pitch?: number;
  fill?: string;
}

/** Width of a text in millimetres. Characters that the font lacks are a fault of the caller. */
export function textWidth(text: string, style: TextStyle): number {
  if (style.pitch !== undefined) return style.pitch * text.length;
  const font = fontOf(style.face);
  let width = 0;
  for (const character of text) width += font.charToGlyph(character).advanceWidth ?? 0;
  return (width / font.unitsPerEm) * style.size;
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
  const font = fontOf(style.face);
  const parts: string[] = [];
  let cursor = x;
  for (const character of text) {
    const glyph = font.charToGlyph(character);
    if (glyph.index === 0) throw new Error(`the ${style.face} face has no glyph for "${character}"`);
    parts.push(pathData(glyph.getPath(cursor, y, style.size)));
    cursor += style.pitch ?? ((glyph.advanceWidth ?? 0) / font.unitsPerEm) * style.size;
  }
  return `<path d="${parts.join('')}" fill-rule="${style.face === 'ocr-b' ? 'evenodd' : 'nonzero'}" fill="${style.fill ?? '#15171c'}"/>`;
}
