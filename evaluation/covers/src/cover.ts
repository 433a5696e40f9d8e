import type { Face, Picture } from '@vidimus/vision';
import sharp from 'sharp';
import { type Random, randomFrom } from '../../specimens/src/random.ts';
import type { Split } from '../../specimens/src/split.ts';
import { type Anchors, anchorsOf } from './anchors.ts';
import { lightOf, type Rgb } from './cloth.ts';
import { drawGlasses, type GlassName, type LensShape } from './glasses.ts';
import { drawHat, type HatShape } from './hats.ts';
import { drawMask, type MaskShape } from './masks.ts';

export const coverKinds = ['dark glasses', 'clear glasses', 'hat', 'mask'] as const;
export type CoverKind = (typeof coverKinds)[number];

interface Wardrobe {
  readonly lenses: readonly LensShape[];
  readonly glass: readonly GlassName[];
  readonly hats: readonly HatShape[];
  readonly masks: readonly MaskShape[];
  readonly colours: readonly Rgb[];
}

/** Forms and colours to tune on and to measure with: the splits share none. */
export const wardrobes: Readonly<Record<Split, Wardrobe>> = {
  development: {
    lenses: ['round', 'wayfarer', 'aviator', 'rectangle'],
    glass: ['black', 'brown', 'silver', 'blue'],
    hats: ['cap', 'beanie', 'turban', 'headband'],
    masks: ['surgical', 'cloth', 'under the nose', 'hand'],
    colours: [
      [22, 22, 26],
      [235, 235, 232],
      [40, 62, 120],
      [150, 36, 40],
      [150, 190, 220],
      [120, 120, 116],
    ],
  },
  test: {
    lenses: ['cat eye', 'oversize', 'wrap', 'oval'],
    glass: ['green', 'grey', 'orange', 'violet'],
    hats: ['brimmed hat', 'headscarf', 'helmet', 'backward cap'],
    masks: ['respirator', 'bandana', 'fist'],
    colours: [
      [46, 40, 36],
      [205, 200, 188],
      [40, 96, 62],
      [214, 150, 170],
      [196, 166, 120],
      [66, 140, 150],
    ],
  },
};

/** What is worn, and in which form. */
export interface Cover {
  readonly kind: CoverKind;
  readonly shape: string;
  /** JPEG. */
  readonly bytes: Uint8Array;
}

/** Median colour of the skin between and above the brows and below the eyes. */
function skinOf({ width, height, data }: Picture, anchors: Anchors): Rgb {
  const near = (vertex: number): [number, number, number][] => {
    const [cx, cy] = anchors.at(vertex);
    const reach = Math.max(1, Math.round(anchors.unit * 0.06));
    const found: [number, number, number][] = [];
    for (let y = Math.round(cy) - reach; y <= cy + reach; y++)
      for (let x = Math.round(cx) - reach; x <= cx + reach; x++)
        if (x >= 0 && y >= 0 && x < width && y < height) {
          const at = 3 * (y * width + x);
          found.push([data[at]!, data[at + 1]!, data[at + 2]!]);
        }
    return found;
  };
  const seen = [9, 50, 280, 195].flatMap(near);
  const median = (channel: 0 | 1 | 2) =>
    seen.map((rgb) => rgb[channel]).sort((a, b) => a - b)[seen.length >> 1] ?? 128;
  return [median(0), median(1), median(2)];
}

function drawn(anchors: Anchors, picture: Picture, kind: CoverKind, split: Split, random: Random) {
  const skin = skinOf(picture, anchors);
  const light = lightOf(0.299 * skin[0] + 0.587 * skin[1] + 0.114 * skin[2]);
  const { lenses, glass, hats, masks, colours } = wardrobes[split];
  const colour = random.pick(colours);
  if (kind === 'hat') {
    const shape = random.pick(hats);
    return { shape, svg: drawHat(anchors, { shape, colour, light }, random) };
  }
  if (kind === 'mask') {
    const shape = random.pick(masks);
    return { shape, svg: drawMask(anchors, { shape, colour, light, skin }, random) };
  }
  const shape = random.pick(lenses);
  const pane = kind === 'clear glasses' ? 'clear' : random.pick(glass);
  return { shape: `${shape}, ${pane}`, svg: drawGlasses(anchors, { shape, glass: pane, light }, random) };
}

/**
 * The picture with something worn on its face: drawn by the mesh in the light of the skin, with cloth's grain, as soft
 * as the picture is, and compressed again. The same seed gives the same picture.
 */
export async function wearing(
  picture: Picture,
  face: Face,
  { kind, split, seed }: { kind: CoverKind; split: Split; seed: number },
): Promise<Cover> {
  const random = randomFrom(seed).fork(kind);
  const anchors = anchorsOf(face);
  const { shape, svg } = drawn(anchors, picture, kind, split, random);
  const { width, height } = picture;
  const grain = `<filter id="grain"><feTurbulence type="fractalNoise" baseFrequency="${random.between(0.3, 0.9)}" seed="${random.whole(1, 999)}"/>
    <feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 0.35 0"/><feComposite in2="SourceGraphic" operator="in"/>
    <feMerge><feMergeNode in="SourceGraphic"/><feMergeNode/></feMerge></filter>`;
  const cloth = kind === 'hat' || kind === 'mask';
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>${grain}</defs><g${cloth ? ' filter="url(#grain)"' : ''}>${svg}</g></svg>`;
  const soft = Math.max(0.3, anchors.unit * random.between(0.006, 0.014));
  const layer = await sharp(Buffer.from(page)).blur(soft).png().toBuffer();
  const bytes = await sharp(picture.data, { raw: { width, height, channels: 3 } })
    .composite([{ input: layer }])
    .removeAlpha()
    .jpeg({ quality: random.whole(78, 95) })
    .toBuffer();
  return { kind, shape, bytes };
}
