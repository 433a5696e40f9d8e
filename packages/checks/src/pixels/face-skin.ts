import type { FaceChip } from '@vidimus/vision/browser';
import { quantileOf } from './grey-grid.ts';

/** Colour of a pixel without its light: logarithms of red and blue over green, and of luma. */
type Tone = readonly [red: number, blue: number, luma: number];

/** Added to each channel, so that the noise of dark pixels does not run wild in the logarithm; grey levels. */
const floor = 6;

/** ITU-R BT.601 luma. */
const lumaAt = (data: Uint8Array, at: number): number =>
  0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;

function toneAt(data: Uint8Array, at: number): Tone {
  const green = Math.log(data[at + 1]! + floor);
  return [
    Math.log(data[at]! + floor) - green,
    Math.log(data[at + 2]! + floor) - green,
    Math.log(lumaAt(data, at) + floor),
  ];
}

/** Offsets of the pixels inside a disc of the chip; its part beyond the chip is left out. */
function disc(
  { picture: { width, height } }: FaceChip,
  [cx, cy]: readonly [number, number],
  radius: number,
): number[] {
  const found: number[] = [];
  for (let y = Math.max(0, Math.ceil(cy - radius)); y <= Math.min(height - 1, cy + radius); y++)
    for (let x = Math.max(0, Math.ceil(cx - radius)); x <= Math.min(width - 1, cx + radius); x++)
      if ((x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2) found.push(3 * (y * width + x));
  return found;
}

/** Cheekbones, cheeks, nose and forehead: vertices where neither glasses nor beards reach. */
const bare = [50, 280, 101, 330, 205, 425, 5, 195, 151, 9] as const;
/** Cheek of each half of the face: the person's own right and left. */
const cheeks = { right: [50, 101, 205], left: [280, 330, 425] } as const;
/** Radius of such a place, eye distances. */
const placeRadius = 0.09;

const medianOf = (values: readonly number[]): number => quantileOf(values, 0.5);

/** The skin's own colour and light: the median place of those that are usually bare. */
function skinTone(chip: FaceChip): Tone {
  const { data } = chip.picture;
  const places = bare.flatMap((vertex) => {
    const tones = disc(chip, chip.at(vertex), placeRadius * chip.eyesApart).map((at) => toneAt(data, at));
    return tones.length === 0
      ? []
      : [([0, 1, 2] as const).map((k) => medianOf(tones.map((tone) => tone[k])))];
  });
  return ([0, 1, 2] as const).map((k) => medianOf(places.map((place) => place[k]!))) as unknown as Tone;
}

/** How far a pixel of skin departs from the median of the same face: in colour, darker, lighter (natural logarithms). */
const reach = { colour: 0.16, darker: 0.75, lighter: 0.6 } as const;
/** Around an eye: where a lens lies, in eye distances. */
const lensRadius = 0.3;
const belowEye = 0.06;
const eyeCorners = { right: [33, 133], left: [362, 263] } as const;

/**
 * Share of each eye's surroundings that has the colour and light of the same face's skin, 0–1. Bare eyes and clear
 * glasses leave most of it; lenses that are dark, coloured or mirrored leave none. The face is its own reference, so
 * the tone of its skin does not matter.
 */
export function skinAroundEyes(chip: FaceChip): { right: number; left: number } {
  const { data } = chip.picture;
  const [red, blue, luma] = skinTone(chip);
  const share = ([outer, inner]: readonly [number, number]): number => {
    const [a, b] = [chip.at(outer), chip.at(inner)];
    const centre = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + belowEye * chip.eyesApart] as const;
    const pixels = disc(chip, centre, lensRadius * chip.eyesApart);
    const skin = pixels.filter((at) => {
      const [r, b, y] = toneAt(data, at);
      return (
        Math.hypot(r - red, b - blue) < reach.colour && y > luma - reach.darker && y < luma + reach.lighter
      );
    });
    return pixels.length === 0 ? 0 : skin.length / pixels.length;
  };
  return { right: share(eyeCorners.right), left: share(eyeCorners.left) };
}

/** Mean luma of each cheek, 0–255, by the person's own right and left; 0 for one beyond the picture. */
export function cheekLuma(chip: FaceChip): { right: number; left: number } {
  const { data } = chip.picture;
  const mean = (vertices: readonly number[]): number => {
    const pixels = vertices.flatMap((vertex) => disc(chip, chip.at(vertex), placeRadius * chip.eyesApart));
    return pixels.reduce((sum, at) => sum + lumaAt(data, at), 0) / Math.max(1, pixels.length);
  };
  return { right: mean(cheeks.right), left: mean(cheeks.left) };
}
