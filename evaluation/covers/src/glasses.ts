import type { Random } from '../../specimens/src/random.ts';
import { type Anchors, between, closedPath, openPath, type Point } from './anchors.ts';
import { plain, type Rgb } from './cloth.ts';

/** One lens's form: half width and half height in eye distances, and how it departs from an ellipse. */
interface Lens {
  readonly width: number;
  readonly height: number;
  /** Exponent of the superellipse: 2 an ellipse, large a rectangle. */
  readonly corners: number;
  /** How much wider the lens is above than below. */
  readonly taper: number;
  /** Outer corner raised, eye distances. */
  readonly lift: number;
}

export const lensShapes = {
  round: { width: 0.36, height: 0.34, corners: 2, taper: 0, lift: 0 },
  wayfarer: { width: 0.44, height: 0.32, corners: 3.4, taper: 0.14, lift: 0.03 },
  aviator: { width: 0.46, height: 0.42, corners: 2.5, taper: -0.02, lift: -0.03 },
  rectangle: { width: 0.44, height: 0.24, corners: 4.5, taper: 0.03, lift: 0 },
  'cat eye': { width: 0.45, height: 0.31, corners: 2.6, taper: 0.12, lift: 0.12 },
  oversize: { width: 0.5, height: 0.48, corners: 2.8, taper: 0.05, lift: 0 },
  wrap: { width: 0.52, height: 0.27, corners: 3, taper: 0.18, lift: 0.06 },
  oval: { width: 0.42, height: 0.26, corners: 2.1, taper: 0, lift: 0 },
} as const satisfies Record<string, Lens>;
export type LensShape = keyof typeof lensShapes;

/** Glass: top and bottom colour and how much of the eye they hide; a mirror also shows bright blots. */
export interface Glass {
  readonly top: Rgb;
  readonly bottom: Rgb;
  readonly opacity: readonly [top: number, bottom: number];
  readonly mirror: boolean;
}

export const glasses = {
  black: { top: [14, 14, 16], bottom: [24, 24, 28], opacity: [0.97, 0.94], mirror: false },
  brown: { top: [44, 26, 16], bottom: [78, 50, 30], opacity: [0.96, 0.86], mirror: false },
  green: { top: [20, 34, 24], bottom: [38, 58, 42], opacity: [0.96, 0.9], mirror: false },
  grey: { top: [40, 42, 48], bottom: [74, 76, 82], opacity: [0.95, 0.88], mirror: false },
  silver: { top: [112, 122, 140], bottom: [214, 216, 214], opacity: [0.97, 0.95], mirror: true },
  blue: { top: [34, 70, 160], bottom: [130, 180, 230], opacity: [0.97, 0.95], mirror: true },
  orange: { top: [196, 84, 22], bottom: [240, 190, 80], opacity: [0.96, 0.92], mirror: true },
  violet: { top: [84, 44, 130], bottom: [170, 120, 190], opacity: [0.96, 0.92], mirror: true },
  clear: { top: [200, 210, 220], bottom: [220, 225, 230], opacity: [0.05, 0.02], mirror: false },
} as const satisfies Record<string, Glass>;
export type GlassName = keyof typeof glasses;

function lensAround(anchors: Anchors, side: 0 | 1, lens: Lens, scale: number): Point[] {
  const outward = side === 0 ? -1 : 1;
  const width = lens.width * scale * (0.45 + 0.55 * anchors.narrowing[side]);
  return Array.from({ length: 28 }, (_, i): Point => {
    const angle = (2 * Math.PI * i) / 28;
    const round = (value: number) => Math.sign(value) * Math.abs(value) ** (2 / lens.corners);
    const [x, y] = [round(Math.cos(angle)), round(Math.sin(angle))];
    const spread = width * (1 - lens.taper * y);
    return anchors.from(
      anchors.eyes[side],
      outward * 0.03 + x * spread,
      0.07 + lens.height * scale * y - lens.lift * Math.max(0, outward * x) * (y < 0 ? 1 : 0.4),
    );
  });
}

/** Light that a mirror shows of its surroundings. */
function blots(anchors: Anchors, side: 0 | 1, random: Random): string {
  const spots = Array.from({ length: random.whole(1, 3) }, () => {
    const [x, y] = anchors.from(anchors.eyes[side], random.between(-0.3, 0.3), random.between(-0.15, 0.3));
    const radius = anchors.unit * random.between(0.04, 0.14);
    return `<ellipse cx="${x}" cy="${y}" rx="${radius * 1.5}" ry="${radius}" fill="white" opacity="${random.between(0.25, 0.8)}"/>`;
  });
  return spots.join('');
}

/** Glasses on a face, as SVG in picture pixels: lenses, rims, bridge and temples. */
export function drawGlasses(
  anchors: Anchors,
  { shape, glass, light }: { shape: LensShape; glass: GlassName; light: number },
  random: Random,
): string {
  const { top, bottom, opacity, mirror }: Glass = glasses[glass];
  const lens = lensShapes[shape];
  const scale = random.between(0.94, 1.08);
  const rim = anchors.unit * random.between(0.02, glass === 'clear' ? 0.075 : 0.055);
  const frame = plain(
    random.pick<Rgb>([
      [20, 18, 18],
      [60, 36, 24],
      [120, 112, 96],
      [30, 34, 60],
    ]),
    light,
  );
  const gradient = `<linearGradient id="glass" x1="0" x2="0" y1="0" y2="1">
    <stop offset="0" stop-color="${plain(top, light)}" stop-opacity="${opacity[0]}"/>
    <stop offset="1" stop-color="${plain(bottom, light)}" stop-opacity="${opacity[1]}"/></linearGradient>`;
  const lenses = ([0, 1] as const).map((side) => {
    const path = closedPath(lensAround(anchors, side, lens, scale));
    const shine = mirror || random.next() < 0.35 ? blots(anchors, side, random) : '';
    const clip = `<clipPath id="lens${side}"><path d="${path}"/></clipPath>`;
    const glint = glass === 'clear' && random.next() < 0.7 ? '' : shine;
    return `${clip}<path d="${path}" fill="url(#glass)" stroke="${frame}" stroke-width="${rim}"/><g clip-path="url(#lens${side})">${glint}</g>`;
  });
  const bridge = openPath([
    anchors.from(anchors.eyes[0], lens.width * 0.8, -0.03),
    anchors.from(between(...anchors.eyes), 0, -0.09),
    anchors.from(anchors.eyes[1], -lens.width * 0.8, -0.03),
  ]);
  const temples = ([0, 1] as const).map((side) => {
    const ear = anchors.at(side === 0 ? 127 : 356);
    return openPath([anchors.from(anchors.eyes[side], (side === 0 ? -1 : 1) * lens.width * 0.9, -0.05), ear]);
  });
  const lines = [bridge, ...temples].map(
    (path) => `<path d="${path}" fill="none" stroke="${frame}" stroke-width="${rim}"/>`,
  );
  return `<defs>${gradient}</defs>${lines.join('')}${lenses.join('')}`;
}
