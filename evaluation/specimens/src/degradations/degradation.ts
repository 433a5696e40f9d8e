import type { Quad, ReasonCode } from '@vidimus/contracts';
import { darken, defocus } from '../degrade.ts';
import type { Page } from '../page.ts';
import type { Presence } from '../photograph.ts';
import type { Pose } from '../pose.ts';
import type { Random } from '../random.ts';
import type { Raster } from '../raster.ts';
import type { Split } from '../split.ts';
import { shakeAlong, shakePath, soften } from './blur.ts';
import { damageAt, damagesOf } from './damage.ts';
import { fingerBesideZones, fingerOver, layFinger, under } from './finger.ts';
import { addLamp, lampAt, lampBesideZones, lampOf, saturates } from './lamp.ts';
import { coveredZones, type Hidden, pickNeeded, pointIn } from './zones.ts';

/** What an applicant should be told of each; null where the picture must pass. */
export const expectedReasons = {
  clean: null,
  held: null,
  'glare off field': null,
  'upside down': null,
  defocus: 'document.focus.blurry',
  motion: 'document.focus.blurry',
  'glare on field': 'document.glare.covers_field',
  dark: 'document.exposure.too_dark',
  'over-exposed': 'document.exposure.too_bright',
  far: 'document.resolution.too_small',
  cropped: 'document.frame.cropped',
  obscured: 'document.cover.obscured',
  damaged: 'document.condition.damaged',
  mirrored: 'document.text.unreadable',
} as const satisfies Record<string, ReasonCode | null>;
export type DegradationKind = keyof typeof expectedReasons;
export const degradationKinds = Object.keys(expectedReasons) as DegradationKind[];

/** What was done to a picture, in physical units. */
export interface DegradationTruth {
  kind: DegradationKind;
  /** How, where there is more than one way: no method is in both splits, see `methods`. */
  method: string | null;
  /** Sizes by name; the unit is the name's last word. */
  parameters: Readonly<Record<string, number>>;
  /** Zones that it hides or harms, and how much of each. */
  covered: readonly { name: string; share: number }[];
  expectedReason: ReasonCode | null;
}

/** What a degradation changes on the way from the press to the sensor, in this order. */
export interface Degradation {
  truth: DegradationTruth;
  wear?: (flat: Raster) => void;
  here?: Presence;
  pose?: (pose: Pose, frame: Frame) => Pose;
  place?: (quad: Quad, frame: Frame) => Quad;
  /** Fingers, and lamps in the laminate. */
  before?: (scene: Raster, page: Page, quad: Quad) => void;
  lens?: (scene: Raster, page: Page, quad: Quad) => Raster;
  expose?: (scene: Raster) => void;
  mirrored?: boolean;
}

interface Frame {
  width: number;
  height: number;
}

type Maker = (
  page: Page,
  split: Split,
  random: Random,
) => Omit<Degradation, 'truth'> & Partial<DegradationTruth>;

/** Pixels that a millimetre of the document takes. */
export const pixelsPerMm = (page: Page, quad: Quad): number =>
  (Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]) / page.width +
    Math.hypot(quad[3][0] - quad[0][0], quad[3][1] - quad[0][1]) / page.height) /
  2;

const covering = (page: Page, hidden: Hidden) => ({ covered: coveredZones(page, hidden) });

/** Blur radii are measured by the letters: the capitals of a zone are 2.4 mm high, those of printed fields 2 mm. */
const defocused: Maker = (_page, split, random) => {
  const radiusMm = random.between(0.62, 1.1);
  const isDisc = split === 'development';
  return {
    method: isDisc ? 'disc' : 'gaussian',
    parameters: { radiusMm },
    lens: (scene, page, quad) => {
      const radius = Math.max(2, radiusMm * pixelsPerMm(page, quad));
      return isDisc ? defocus(scene, radius) : soften(scene, radius);
    },
  };
};

const shaken: Maker = (_page, split, random) => {
  const lengthMm = random.between(2, 3.6);
  const shape = split === 'development' ? 'line' : 'hook';
  const path = random.fork('path');
  return {
    method: shape,
    parameters: { lengthMm },
    lens: (scene, page, quad) =>
      shakeAlong(scene, shakePath(shape, lengthMm * pixelsPerMm(page, quad), path)),
  };
};

const dazzled: Maker = (page, split, random) => {
  const zone = pickNeeded(page, random);
  const at = pointIn(zone.box, random);
  const width = Math.min(46, Math.max(20, zone.box.width * random.between(0.5, 0.9)));
  const height = Math.max(8, Math.min(zone.box.height * 1.6, 16)) * random.between(0.9, 1.3);
  const lamp = lampAt(lampOf[split], at, { width, height }, random);
  return {
    method: lampOf[split],
    parameters: { widthMm: width, heightMm: height },
    ...covering(page, saturates(lamp)),
    before: (scene, own, quad) => addLamp(scene, own, quad, lamp),
  };
};

const litBeside: Maker = (page, split, random) => {
  const { lamp, width } = lampBesideZones(lampOf[split], page, random);
  return {
    method: lampOf[split],
    parameters: { widthMm: width },
    before: (scene, own, quad) => addLamp(scene, own, quad, lamp),
  };
};

const dimmed: Maker = (_page, _split, random) => {
  const stops = random.between(3.8, 4.8);
  return { parameters: { stops }, expose: (scene) => darken(scene, stops) };
};

/** Light scattered in the lens when everything is bright, as a share of the mean. */
const flare = 0.06;

const blownOut: Maker = (_page, _split, random) => {
  const stops = random.between(2, 2.8);
  return {
    parameters: { stops },
    expose: (scene) => {
      darken(scene, -stops);
      let sum = 0;
      for (const value of scene.data) sum += value;
      const veil = (flare * sum) / scene.data.length;
      for (let i = 0; i < scene.data.length; i++) scene.data[i]! += veil;
    },
  };
};

const distant: Maker = (page, _split, random) => {
  // The eyes of a portrait come out less than 40 px apart, capitals of 2.4 mm 5 to 9 px high. A zone alone can still be
  // read then; its capitals come out 2 to 3 px high.
  const scale = page.mrz && !page.portrait ? random.between(0.8, 1.3) : random.between(2, 3.6);
  return {
    parameters: { pixelsPerMm: scale },
    pose: (pose, frame) => ({
      ...pose,
      fill: Math.min((scale * 105) / frame.width, 0.5),
      shiftX: pose.shiftX + random.between(-0.15, 0.15),
      shiftY: pose.shiftY + random.between(-0.1, 0.1),
    }),
  };
};

const sides = ['left', 'right', 'top', 'bottom'] as const;

const cut: Maker = (page, _split, random) => {
  const side = random.pick(sides);
  const outside = random.between(0.08, 0.22);
  const gone: Record<(typeof sides)[number], Hidden> = {
    left: (x) => x < outside * page.width,
    right: (x) => x > (1 - outside) * page.width,
    top: (_x, y) => y < outside * page.height,
    bottom: (_x, y) => y > (1 - outside) * page.height,
  };
  return {
    method: side,
    parameters: { outsideShare: outside },
    ...covering(page, gone[side]),
    place: (quad, frame) => beyond(quad, side, outside, frame),
  };
};

/** The quad moved until a share of its extent lies beyond one side of the frame. */
function beyond(quad: Quad, side: (typeof sides)[number], outside: number, frame: Frame): Quad {
  const axis = side === 'left' || side === 'right' ? 0 : 1;
  const values = quad.map((point) => point[axis]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const extent = high - low;
  const end = axis === 0 ? frame.width : frame.height;
  const by = side === 'left' || side === 'top' ? -outside * extent - low : end + outside * extent - high;
  return quad.map(([x, y]) => (axis === 0 ? [x + by, y] : [x, y + by])) as unknown as Quad;
}

const touched: Maker = (page, _split, random) => {
  const finger = fingerOver(pointIn(pickNeeded(page, random).box, random), page, random);
  return {
    method: 'finger',
    parameters: { radiusMm: finger.radius },
    ...covering(page, under(finger)),
    before: (scene, own, quad) => layFinger(scene, own, quad, finger),
  };
};

const held: Maker = (page, _split, random) => {
  const { finger, reach } = fingerBesideZones(page, random);
  return {
    method: 'thumb',
    parameters: { reachMm: reach },
    before: (scene, own, quad) => layFinger(scene, own, quad, finger),
  };
};

const worn: Maker = (page, split, random) => {
  const method = random.pick(damagesOf[split]);
  const damage = damageAt(method, page, pointIn(pickNeeded(page, random).box, random), random);
  return {
    method,
    ...covering(page, damage.harmed),
    wear: damage.wear,
    ...(damage.here ? { here: damage.here } : {}),
  };
};

const makers: Record<DegradationKind, Maker> = {
  clean: () => ({}),
  held,
  'glare off field': litBeside,
  'upside down': () => ({ pose: (pose) => ({ ...pose, turn: pose.turn + 180 }) }),
  defocus: defocused,
  motion: shaken,
  'glare on field': dazzled,
  dark: dimmed,
  'over-exposed': blownOut,
  far: distant,
  cropped: cut,
  obscured: touched,
  damaged: worn,
  mirrored: () => ({ mirrored: true }),
};

/** A degradation for a page, drawn from the seed. */
export function degradationOf(kind: DegradationKind, page: Page, split: Split, random: Random): Degradation {
  const { method = null, parameters = {}, covered = [], ...stages } = makers[kind](page, split, random);
  return {
    truth: { kind, method, parameters, covered, expectedReason: expectedReasons[kind] },
    ...stages,
  };
}
