import type { Random } from '../../specimens/src/random.ts';
import { type Anchors, apart, between, closedPath, openPath, type Point } from './anchors.ts';
import { type Cloth, clothOf, type Rgb } from './cloth.ts';

export const hatShapes = [
  'cap',
  'beanie',
  'turban',
  'headband',
  'brimmed hat',
  'headscarf',
  'helmet',
  'backward cap',
] as const;
export type HatShape = (typeof hatShapes)[number];

/** The rim's line over the forehead: its ends at the temples and its height between brows (0) and hairline (1). */
interface Rim {
  readonly left: Point;
  readonly right: Point;
  readonly middle: Point;
  readonly width: number;
  readonly cloth: Cloth;
}

function rimOf(anchors: Anchors, height: number, wide: number, cloth: Cloth): Rim {
  const [templeL, templeR] = [anchors.at(127), anchors.at(356)];
  const brows = between(anchors.at(105), anchors.at(334));
  const middle = between(brows, anchors.at(10), height);
  const width = apart(templeL, templeR) / anchors.unit;
  return {
    left: anchors.from(templeL, -wide * width, -0.3 - 0.25 * height),
    right: anchors.from(templeR, wide * width, -0.3 - 0.25 * height),
    middle,
    width,
    cloth,
  };
}

/** A dome over the rim; `tall` in eye distances above it, `flat` from 0 (round) to 1 (a box). */
function crown(anchors: Anchors, { left, right, middle }: Rim, tall: number, flat: number): string {
  const dome = Array.from({ length: 13 }, (_, i): Point => {
    const share = i / 12;
    const power = 2.2 + 3 * flat;
    const rise = (1 - Math.abs(2 * share - 1) ** power) ** (1 / power);
    const foot = between(left, right, share + 0.04 * Math.sin(2 * Math.PI * share));
    return anchors.from(foot, 0, -tall * rise - 0.05);
  });
  return closedPath([left, ...dome, right, between(right, middle, 0.6), middle, between(left, middle, 0.6)]);
}

const painted = (path: string, { fill, seam }: Cloth, rim: number): string =>
  `<path d="${path}" fill="${fill}" stroke="${seam}" stroke-width="${rim}"/>`;

/** The dark that a peak or brim throws on the skin below it. */
const shadow = (path: string, unit: number, depth: number): string =>
  `<filter id="soft" x="-0.3" y="-1" width="1.6" height="3"><feGaussianBlur stdDeviation="${unit * 0.12}"/></filter>
  <path d="${path}" fill="black" opacity="${depth}" filter="url(#soft)" transform="translate(0 ${unit * 0.12})"/>`;

function peak(anchors: Anchors, rim: Rim, random: Random): string {
  const deep = random.between(0.12, 0.32);
  const half = rim.width * random.between(0.38, 0.5);
  const turn = random.between(-0.15, 0.15);
  const path = closedPath([
    anchors.from(rim.middle, -half + turn, -0.05),
    anchors.from(rim.middle, -half * 0.5 + turn, deep),
    anchors.from(rim.middle, half * 0.5 + turn, deep),
    anchors.from(rim.middle, half + turn, -0.05),
    anchors.from(rim.middle, turn, -0.22),
  ]);
  return (
    shadow(path, anchors.unit, random.between(0.2, 0.45)) + painted(path, rim.cloth, anchors.unit * 0.015)
  );
}

function brim(anchors: Anchors, rim: Rim, random: Random): string {
  const half = rim.width * random.between(0.85, 1.15);
  const droop = random.between(-0.05, 0.25);
  const path = closedPath([
    anchors.from(rim.middle, -half, droop),
    anchors.from(rim.middle, -half * 0.5, 0.16),
    anchors.from(rim.middle, half * 0.5, 0.16),
    anchors.from(rim.middle, half, droop),
    anchors.from(rim.middle, half * 0.6, -0.3),
    anchors.from(rim.middle, -half * 0.6, -0.3),
  ]);
  return (
    shadow(path, anchors.unit, random.between(0.2, 0.45)) + painted(path, rim.cloth, anchors.unit * 0.015)
  );
}

/** Lines of knitting, wrapping or panels over a crown. */
function seams(anchors: Anchors, rim: Rim, tall: number, lines: number): string {
  const paths = Array.from({ length: lines }, (_, i) => {
    const share = (i + 0.5) / lines;
    const foot = between(rim.left, rim.right, share);
    const low: Point = between(foot, rim.middle, 1 - Math.abs(2 * share - 1));
    const top = anchors.from(rim.middle, (share - 0.5) * 0.5, -tall);
    return openPath([low, anchors.from(low, (share - 0.5) * 0.2, -tall * 0.5), top]);
  });
  return paths
    .map(
      (path) =>
        `<path d="${path}" fill="none" stroke="${rim.cloth.seam}" stroke-width="${anchors.unit * 0.02}" opacity="0.5"/>`,
    )
    .join('');
}

/** Cloth around the face, open from the forehead to the chin. */
function scarf(anchors: Anchors, rim: Rim, random: Random): string {
  const chin = anchors.at(152);
  const outside: Point[] = [
    anchors.from(rim.left, -0.25, 0.6),
    anchors.from(rim.left, -0.2, -0.5),
    anchors.from(rim.middle, -0.6, -1.3),
    anchors.from(rim.middle, 0.6, -1.3),
    anchors.from(rim.right, 0.2, -0.5),
    anchors.from(rim.right, 0.25, 0.6),
    anchors.from(chin, 1.6, 0.9),
    anchors.from(chin, 0, 1.5),
    anchors.from(chin, -1.6, 0.9),
  ];
  const below = random.between(0.02, 0.15);
  const inside: Point[] = [
    rim.middle,
    anchors.at(103),
    anchors.at(127),
    anchors.at(132),
    anchors.at(172),
    anchors.from(chin, 0, below),
    anchors.at(397),
    anchors.at(361),
    anchors.at(356),
    anchors.at(332),
  ];
  return `<path fill-rule="evenodd" d="${closedPath(outside)}${closedPath(inside)}" fill="${rim.cloth.fill}" stroke="${rim.cloth.seam}" stroke-width="${anchors.unit * 0.03}"/>`;
}

/** Headwear on a face, as SVG in picture pixels. Its rim covers a third to most of the forehead. */
export function drawHat(
  anchors: Anchors,
  { shape, colour, light }: { shape: HatShape; colour: Rgb; light: number },
  random: Random,
): string {
  const cloth = clothOf(colour, light, random, anchors.unit);
  const height = random.between(0.15, 0.65);
  const rim = rimOf(anchors, height, shape === 'helmet' ? 0.1 : 0.04, cloth);
  const seam = anchors.unit * 0.03;
  const bodies: Readonly<Record<HatShape, () => string>> = {
    cap: () => painted(crown(anchors, rim, 1.35, 0.25), cloth, seam) + peak(anchors, rim, random),
    beanie: () => painted(crown(anchors, rim, 1.5, 0.2), cloth, seam) + seams(anchors, rim, 1.5, 14),
    turban: () => painted(crown(anchors, rim, 1.6, 0.35), cloth, seam) + seams(anchors, rim, 1.2, 5),
    headband: () => {
      const { left, right, middle } = rim;
      const up = random.between(0.35, 0.6);
      const points = [left, between(left, middle, 0.6), middle, between(right, middle, 0.6), right];
      return painted(
        closedPath([...points, ...points.toReversed().map((p) => anchors.from(p, 0, -up))]),
        cloth,
        seam,
      );
    },
    'brimmed hat': () => painted(crown(anchors, rim, 1.4, 0.5), cloth, seam) + brim(anchors, rim, random),
    headscarf: () => scarf(anchors, rim, random),
    helmet: () =>
      painted(crown(anchors, rim, 1.7, 0.35), cloth, seam * 2) +
      `<path d="${openPath([rim.left, anchors.at(132), anchors.at(152)])}" fill="none" stroke="${cloth.seam}" stroke-width="${seam * 2}"/>
       <path d="${openPath([rim.right, anchors.at(361), anchors.at(152)])}" fill="none" stroke="${cloth.seam}" stroke-width="${seam * 2}"/>`,
    'backward cap': () => {
      const gap = anchors.from(rim.middle, 0, -0.25);
      return `${painted(crown(anchors, rim, 1.3, 0.25), cloth, seam)}<ellipse cx="${gap[0]}" cy="${gap[1]}" rx="${anchors.unit * 0.42}" ry="${anchors.unit * 0.16}" fill="rgb(40 28 20)" stroke="${cloth.seam}" stroke-width="${seam}"/>`;
    },
  };
  return `<defs>${cloth.defs}</defs>${bodies[shape]()}`;
}
