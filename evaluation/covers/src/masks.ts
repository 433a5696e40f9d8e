import type { Random } from '../../specimens/src/random.ts';
import { type Anchors, between, closedPath, openPath, type Point } from './anchors.ts';
import { clothOf, plain, type Rgb } from './cloth.ts';

export const maskShapes = [
  'surgical',
  'cloth',
  'under the nose',
  'hand',
  'respirator',
  'bandana',
  'fist',
] as const;
export type MaskShape = (typeof maskShapes)[number];

/** The outline of what covers the lower face: nose, cheeks, jaw, chin; `rise` is 0 at the nose's tip and 1 at its bridge. */
function lowerFace(anchors: Anchors, rise: number, room: number): Point[] {
  const nose = between(anchors.at(4), anchors.at(6), rise);
  const grown = (vertex: number, x: number, y: number) =>
    anchors.from(anchors.at(vertex), x * room, y * room);
  return [
    nose,
    between(nose, anchors.at(50), 0.55),
    between(anchors.at(93), anchors.at(50), 0.25),
    grown(132, -0.05, 0),
    grown(172, -0.05, 0.03),
    grown(150, -0.03, 0.08),
    grown(152, 0, 0.12),
    grown(379, 0.03, 0.08),
    grown(397, 0.05, 0.03),
    grown(361, 0.05, 0),
    between(anchors.at(323), anchors.at(280), 0.25),
    between(nose, anchors.at(280), 0.55),
  ];
}

const pleats = (anchors: Anchors, seam: string): string =>
  [0.25, 0.5, 0.75]
    .map((share) => {
      const [left, middle, right] = [
        between(anchors.at(93), anchors.at(172), share),
        between(anchors.at(4), anchors.at(152), share),
        between(anchors.at(323), anchors.at(397), share),
      ];
      return `<path d="${openPath([between(left, middle, 0.12), anchors.from(middle, 0, 0.06), between(right, middle, 0.12)])}" fill="none" stroke="${seam}" stroke-width="${anchors.unit * 0.025}" opacity="0.6"/>`;
    })
    .join('');

const loops = (anchors: Anchors, colour: string): string =>
  [
    [93, 127, 172],
    [323, 356, 397],
  ]
    .map(
      ([low, ear, jaw]) =>
        `<path d="${openPath([anchors.at(low!), anchors.at(ear!), anchors.at(jaw!)])}" fill="none" stroke="${colour}" stroke-width="${anchors.unit * 0.025}"/>`,
    )
    .join('');

/** A hand over the mouth: fingers side by side, shadowed between, in the person's own skin. */
function hand(anchors: Anchors, skin: Rgb, fist: boolean, random: Random): string {
  const side = random.next() < 0.5 ? -1 : 1;
  const centre = between(anchors.at(13), anchors.at(2), random.between(0, 0.35));
  const tilt = fist ? random.between(-0.1, 0.1) : random.between(-0.5, 0.1);
  const thick = anchors.unit * random.between(0.26, 0.32);
  const gap = thick / anchors.unit;
  const fingers = Array.from({ length: 4 }, (_, i) => {
    const lower = (i - 1) * gap;
    const reach = (fist ? 0.45 : 0.62) - 0.07 * Math.abs(i - 1.4);
    const tip = anchors.from(centre, -side * reach, lower + tilt * 0.4);
    const root = anchors.from(centre, side * (fist ? 0.5 : 1.3), lower - tilt + 0.15);
    const tone = plain(skin, random.between(0.86, 1.06));
    const path = openPath([tip, between(tip, root), root]);
    return `<path d="${path}" stroke="${plain(skin, 0.5)}" stroke-width="${thick * 1.06}" stroke-linecap="round" fill="none"/>
      <path d="${path}" stroke="${tone}" stroke-width="${thick * 0.92}" stroke-linecap="round" fill="none"/>
      <circle cx="${tip[0]}" cy="${tip[1]}" r="${thick * 0.28}" fill="${plain(skin, 1.15)}" opacity="0.7"/>`;
  });
  const palm = closedPath([
    anchors.from(centre, side * (fist ? -0.2 : 0.7), -0.1),
    anchors.from(centre, side * 1.3, -0.15),
    anchors.from(centre, side * 1.8, 1.6),
    anchors.from(centre, side * 0.6, 2),
    anchors.from(centre, side * (fist ? -0.4 : 0.5), 0.8),
  ]);
  return `<path d="${palm}" fill="${plain(skin, 0.9)}" stroke="${plain(skin, 0.5)}" stroke-width="${thick * 0.06}"/>${fingers.join('')}`;
}

/** A mask, cloth or hand over mouth and nose, as SVG in picture pixels. */
export function drawMask(
  anchors: Anchors,
  { shape, colour, light, skin }: { shape: MaskShape; colour: Rgb; light: number; skin: Rgb },
  random: Random,
): string {
  if (shape === 'hand' || shape === 'fist') return hand(anchors, skin, shape === 'fist', random);
  const cloth = clothOf(colour, light, random, anchors.unit);
  const rise = shape === 'under the nose' ? 0 : random.between(0.35, 0.85);
  const outline = lowerFace(anchors, rise, random.between(0.6, 1.3));
  if (shape === 'under the nose') {
    outline[0] = between(anchors.at(2), anchors.at(0), 0.3);
    outline[1] = between(outline[0], anchors.at(132), 0.5);
    outline[11] = between(outline[0], anchors.at(361), 0.5);
  }
  if (shape === 'bandana') outline[6] = anchors.from(anchors.at(152), 0, random.between(0.7, 1.1));
  const body = `<path d="${closedPath(outline)}" fill="${cloth.fill}" stroke="${cloth.seam}" stroke-width="${anchors.unit * 0.015}"/>`;
  const ridge = openPath([outline[0]!, anchors.from(anchors.at(13), 0, 0), anchors.at(152)]);
  const folds =
    shape === 'respirator'
      ? `<path d="${ridge}" fill="none" stroke="${cloth.seam}" stroke-width="${anchors.unit * 0.03}" opacity="0.6"/>`
      : shape === 'cloth'
        ? ''
        : pleats(anchors, cloth.seam);
  const strings = shape === 'bandana' ? '' : loops(anchors, plain(colour, light * 0.9));
  return `<defs>${cloth.defs}</defs>${strings}${body}${folds}`;
}
