import { type FaceChip, grey } from '@vidimus/vision/browser';
import { quantileOf } from './grey-grid.ts';

/** Second over first derivative energy of a face, along x and along y: crisp faces measure 0.2 to 1.5. */
export interface FaceSharpness {
  readonly alongX: number;
  readonly alongY: number;
}

/** Side of the blocks that tell noise from texture, px of the chip. */
const blockSide = 12;
/** Least mean squared gradient of a block along one direction, its noise taken off, grey levels². */
const leastContrast = 20;
/** White noise of variance σ² adds 6 σ² to the mean squared second difference and σ²/2 to the squared gradient. */
const noiseInBend = 6;
const noiseInGradient = 0.5;
/** From brows to chin and from cheek to cheek, in distances of the eyes from their middle. */
const span = { left: -0.9, right: 0.9, top: -0.6, bottom: 1.45 } as const;

interface Energies {
  readonly gradient: number;
  readonly bend: number;
}

/** Mean energies of one block along x (step 1) or y (step: the width). */
function energies(data: Uint8Array, width: number, x0: number, y0: number, step: number): Energies {
  let gradient = 0;
  let bend = 0;
  for (let y = y0; y < y0 + blockSide; y++) {
    for (let x = x0; x < x0 + blockSide; x++) {
      const at = y * width + x;
      const [before, here, after] = [data[at - step]!, data[at]!, data[at + step]!];
      gradient += ((after - before) / 2) ** 2;
      bend += (after - 2 * here + before) ** 2;
    }
  }
  return { gradient: gradient / blockSide ** 2, bend: bend / blockSide ** 2 };
}

function ratioOf(blocks: readonly Energies[], noise: number): number {
  let [gradient, bend] = [0, 0];
  for (const block of blocks) {
    const clean = block.gradient - noiseInGradient * noise;
    if (clean < leastContrast) continue;
    gradient += clean;
    bend += Math.max(0, block.bend - noiseInBend * noise);
  }
  return gradient === 0 ? 0 : bend / gradient;
}

/**
 * Sharpness of the inner face, which falls with the square of a blur's width whatever the contrast (after Pech-Pacheco
 * et al. 2000); the sensor's noise, as the flattest blocks show it, is taken off first. 0 when nothing has contrast.
 */
export function faceSharpness({ picture, eyesApart }: FaceChip): FaceSharpness {
  const { width, data } = grey(picture);
  const middle = width / 2;
  const [alongX, alongY]: [Energies[], Energies[]] = [[], []];
  for (
    let y = middle + span.top * eyesApart;
    y + blockSide < middle + span.bottom * eyesApart;
    y += blockSide
  ) {
    for (
      let x = middle + span.left * eyesApart;
      x + blockSide < middle + span.right * eyesApart;
      x += blockSide
    ) {
      const [x0, y0] = [Math.round(x), Math.round(y)];
      alongX.push(energies(data, width, x0, y0, 1));
      alongY.push(energies(data, width, x0, y0, width));
    }
  }
  const bends = [...alongX, ...alongY].map(({ bend }) => bend);
  const noise = quantileOf(bends, 0.1) / noiseInBend;
  return { alongX: ratioOf(alongX, noise), alongY: ratioOf(alongY, noise) };
}
