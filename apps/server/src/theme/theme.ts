import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, extname, isAbsolute, join } from 'node:path';
import { checkedBy, VidimusError } from '@vidimus/contracts';
import Type, { type Static } from 'typebox';
import { accentTokens } from './colours.ts';

const colour = Type.String({ pattern: '^#[0-9a-fA-F]{6}$', description: 'sRGB, #rrggbb' });
const file = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'SVG, PNG or WebP beside the theme file',
});

/** What an operator may change of the page's looks. Everything is optional but the name. */
const ThemeSchema = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 60,
      description: 'in the head of the page, where there is no logo, and in the tab',
    }),
    logo: Type.Optional(file),
    logo_dark: Type.Optional(file),
    accent: Type.Optional(colour),
    accent_dark: Type.Optional(colour),
    radius_px: Type.Optional(Type.Integer({ minimum: 0, maximum: 24 })),
  },
  { additionalProperties: false },
);
type ThemeFile = Static<typeof ThemeSchema>;

/** A file of the theme as it is served: its name holds a hash of its content. */
export interface ThemeAsset {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Theme {
  readonly name: string;
  readonly style: ThemeAsset;
  readonly logo: ThemeAsset | null;
  readonly logoDark: ThemeAsset | null;
}

/** Largest logo, in bytes: it is part of what a phone loads first. */
const maxLogoBytes = 50_000;
const logoTypes: Readonly<Record<string, { type: string; begins: (bytes: Buffer) => boolean }>> = {
  '.svg': {
    type: 'image/svg+xml',
    begins: (bytes) => /^\uFEFF?\s*<(\?xml|!--|svg)/.test(bytes.toString('utf8', 0, 200)),
  },
  '.png': { type: 'image/png', begins: (bytes) => bytes.subarray(1, 4).toString() === 'PNG' },
  '.webp': { type: 'image/webp', begins: (bytes) => bytes.subarray(8, 12).toString() === 'WEBP' },
};

const invalid = (where: string, message: string, cause?: unknown): VidimusError =>
  new VidimusError('theme.invalid', `${where}: ${message}`, { where, cause });

function asset(stem: string, extension: string, type: string, bytes: Buffer): ThemeAsset {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { name: `${stem}-${hash}${extension}`, type, bytes };
}

function logoFrom(folder: string, theme: ThemeFile, key: 'logo' | 'logo_dark'): ThemeAsset | null {
  const named = theme[key];
  if (named === undefined) return null;
  const extension = extname(named).toLowerCase();
  const known = logoTypes[extension];
  if (known === undefined) throw invalid(`/${key}`, 'must be an .svg, .png or .webp file');
  let bytes: Buffer;
  try {
    bytes = readFileSync(isAbsolute(named) ? named : join(folder, named));
  } catch (cause) {
    throw invalid(`/${key}`, `cannot be read: ${named}`, cause);
  }
  if (bytes.length > maxLogoBytes)
    throw invalid(`/${key}`, `has ${bytes.length} bytes; at most ${maxLogoBytes} are taken`);
  if (!known.begins(bytes)) throw invalid(`/${key}`, `is not what its name says: ${named}`);
  return asset(key.replace('_', '-'), extension, known.type, bytes);
}

const block = (tokens: Readonly<Record<string, string>>): string =>
  `:root {\n${Object.entries(tokens)
    .map(([name, value]) => `  --${name}: ${value};\n`)
    .join('')}}\n`;

function styleOf({ accent, accent_dark, radius_px }: ThemeFile): string {
  const radius =
    radius_px === undefined
      ? {}
      : { radius: `${radius_px}px`, 'radius-small': `${Math.round(radius_px * 0.67)}px` };
  const light = { ...radius, ...(accent === undefined ? {} : accentTokens(accent, 'light', '/accent')) };
  const dark = accent_dark === undefined ? {} : accentTokens(accent_dark, 'dark', '/accent_dark');
  return `${block(light)}@media (prefers-color-scheme: dark) {\n${block(dark)}}\n`;
}

/**
 * Reads an operator's theme file.
 * @throws VidimusError `theme.unreadable` where it is no JSON file; `theme.invalid`, whose `where` is the JSON pointer
 */
export function readTheme(path: string): Theme {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new VidimusError('theme.unreadable', `no readable JSON file: ${path}`, { where: path, cause });
  }
  const theme = checkedBy(ThemeSchema, json, 'theme.invalid');
  if ((theme.accent === undefined) !== (theme.accent_dark === undefined))
    throw invalid(
      theme.accent === undefined ? '/accent' : '/accent_dark',
      'is needed too: the page has a light and a dark scheme',
    );
  const folder = dirname(path);
  return {
    name: theme.name,
    style: asset('theme', '.css', 'text/css; charset=utf-8', Buffer.from(styleOf(theme))),
    logo: logoFrom(folder, theme, 'logo'),
    logoDark: logoFrom(folder, theme, 'logo_dark'),
  };
}
