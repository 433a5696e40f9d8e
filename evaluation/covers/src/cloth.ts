import type { Random } from '../../specimens/src/random.ts';

/** What a cover is made of: SVG definitions, and what to fill with. */
export interface Cloth {
  readonly defs: string;
  readonly fill: string;
  /** The plain colour, darker: for seams, rims and folds. */
  readonly seam: string;
}

type Rgb = readonly [number, number, number];

const css = (rgb: Rgb, light = 1): string =>
  `rgb(${rgb.map((value) => Math.round(Math.min(255, value * light))).join(' ')})`;

/** Light on a thing that lies over the face, by the face's own: a picture's white is not always 255. */
export const lightOf = (faceLuma: number): number => Math.min(1.15, Math.max(0.35, faceLuma / 140));

/** Plain, striped or checked cloth under a light that comes from one side. */
export function clothOf(rgb: Rgb, light: number, random: Random, unit: number): Cloth {
  const [from, to] = random.next() < 0.5 ? [1.08, 0.68] : [0.68, 1.08];
  const tilt = random.between(-0.6, 0.6);
  const shade = `<linearGradient id="shade" x1="0" x2="1" y1="${Math.max(0, -tilt)}" y2="${Math.max(0, tilt)}">
    <stop offset="0" stop-color="${css(rgb, light * from)}"/><stop offset="1" stop-color="${css(rgb, light * to)}"/></linearGradient>`;
  if (random.next() < 0.7) return { defs: shade, fill: 'url(#shade)', seam: css(rgb, light * 0.66) };
  const size = unit * random.between(0.06, 0.2);
  const other = css([255 - rgb[0], 245 - rgb[1], 235 - rgb[2]], light);
  const bars =
    random.next() < 0.5 ? '' : `<rect width="${size}" height="${size / 2}" fill="${other}" opacity="0.5"/>`;
  const pattern = `<pattern id="print" width="${size}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(${random.between(0, 180)})">
    <rect width="${size}" height="${size}" fill="${css(rgb, light)}"/><rect width="${size / 2}" height="${size}" fill="${other}" opacity="0.5"/>${bars}</pattern>`;
  return { defs: shade + pattern, fill: 'url(#print)', seam: css(rgb, light * 0.66) };
}

export const plain = css;
export type { Rgb };
