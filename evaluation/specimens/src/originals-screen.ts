import type { Quad } from '@vidimus/contracts';
import { type Homography, homographyFromQuads, rectangleQuad } from '@vidimus/vision';
import { type GroundKind, layGround } from './ground.ts';
import { blurred } from './originals-camera.ts';
import { anyPose, frame, type Sheet } from './originals-sheet.ts';
import { layOut } from './photograph.ts';
import { cornersOf } from './pose.ts';
import type { Random } from './random.ts';
import type { Raster } from './raster.ts';

/** How a display's colours lie beside each other. */
export type SubpixelGrid = 'rgb stripe' | 'bgr stripe' | 'pentile' | 'rgb stripe, wide gaps';

export interface Display {
  readonly grid: SubpixelGrid;
  /** Photograph pixels for each pixel of the display. */
  readonly pitch: number;
  /** What the display shows around the document. */
  readonly around: 'white page' | 'dark viewer' | GroundKind;
}

/** Share of a pixel's width and height that is dark between its colours. */
const gaps: Record<SubpixelGrid, readonly [across: number, down: number]> = {
  'rgb stripe': [0.1, 0.14],
  'bgr stripe': [0.13, 0.18],
  pentile: [0.3, 0.3],
  'rgb stripe, wide gaps': [0.2, 0.3],
};

/** Light of one colour at a place inside a display's pixel; its mean over the pixel (two for pentile) is 1. */
function lit(grid: SubpixelGrid, c: number, x: number, y: number): number {
  const [across, down] = gaps[grid];
  const fy = y - Math.floor(y);
  const fx = x - Math.floor(x);
  if (fy < down / 2 || fy > 1 - down / 2) return 0;
  if (grid === 'pentile') {
    // Green in each pixel, red and blue in every other one.
    const first = ((Math.floor(x) + Math.floor(y)) & 1) === 0;
    if (c === 1) return fx > 0.62 && fx < 0.96 ? 1 / (0.34 * (1 - down)) : 0;
    return (c === 0) === first && fx > 0.08 && fx < 0.54 ? 2 / (0.46 * (1 - down)) : 0;
  }
  const place = grid === 'bgr stripe' ? 2 - c : c;
  const within = fx * 3 - place;
  const open = 1 - across;
  return within > (1 - open) / 2 && within < 1 - (1 - open) / 2 ? 3 / (open * (1 - down)) : 0;
}

/** Steps a side in which the light of a display's pixel is known. */
const steps = 48;

/** Light of the three colours over two by two pixels of a display, so that no place has to be worked out twice. */
function litTable(grid: SubpixelGrid): Float32Array {
  const side = 2 * steps;
  const table = new Float32Array(side * side * 3);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      for (let c = 0; c < 3; c++)
        table[(y * side + x) * 3 + c] = lit(grid, c, (x + 0.5) / steps, (y + 0.5) / steps);
  return table;
}

/**
 * The table as a lens blurs it, `sigma` in steps. It must come before the sensor's sampling: what the lens does not
 * resolve makes no moiré.
 */
function throughLens(table: Float32Array, sigma: number): Float32Array {
  const side = 2 * steps;
  // The grid repeats, so the lens's Gaussian is wrapped around it.
  const kernel = new Float64Array(side);
  const reach = Math.ceil(3 * sigma);
  for (let k = -reach; k <= reach; k++)
    kernel[(k + side * Math.ceil(reach / side)) % side]! += Math.exp(-(k * k) / (2 * sigma * sigma));
  const sum = kernel.reduce((all, each) => all + each, 0);
  const along = (from: Float32Array, alongX: boolean): Float32Array => {
    const to = new Float32Array(from.length);
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        for (let k = 0; k < side; k++) {
          const near = alongX ? y * side + ((x + k) % side) : ((y + k) % side) * side + x;
          for (let c = 0; c < 3; c++) to[(y * side + x) * 3 + c]! += (from[near * 3 + c]! * kernel[k]!) / sum;
        }
      }
    }
    return to;
  };
  return along(along(table, true), false);
}

/** What the display is told to show, one raster pixel a display pixel: the document, and what is around it. */
function shown(
  sheet: Sheet,
  display: Display,
  width: number,
  height: number,
  quad: Quad,
  random: Random,
): Raster {
  const { around } = display;
  if (around === 'white page' || around === 'dark viewer') {
    const value = around === 'white page' ? 0.93 : random.between(0.012, 0.05);
    const ground = { width, height, data: new Float32Array(width * height * 3).fill(value) };
    return layOut(ground, sheet.flat, sheet.page, quad, random.fork('light'));
  }
  const ground = layGround(around, width, height, random.fork('ground'));
  return layOut(ground, sheet.flat, sheet.page, quad, random.fork('light'));
}

/** Where the camera stands before the display: from photograph pixels to display pixels. */
function viewOf(width: number, height: number, random: Random): Homography {
  const { tiltX, tiltY, turn } = anyPose(random.fork('pose'));
  const pose = { tiltX, tiltY, turn: turn * 2.5, fill: 1.5 };
  const shift = { shiftX: random.between(-0.03, 0.03), shiftY: random.between(-0.03, 0.03) };
  return homographyFromQuads(
    cornersOf({ width, height }, frame, { ...pose, ...shift }),
    rectangleQuad(width, height),
  )!;
}

/** The picture that the display is given: the document upright in its middle, in display pixels. */
function pictureFor(sheet: Sheet, display: Display, width: number, height: number, random: Random): Raster {
  const upright = { tiltX: 0, tiltY: 0, turn: 0, shiftX: 0, shiftY: 0 };
  const quad = cornersOf(sheet.page, frame, { ...upright, fill: random.between(0.68, 0.86) }).map(
    ([x, y]) => [
      (x - frame.width / 2) / display.pitch + width / 2,
      (y - frame.height / 2) / display.pitch + height / 2,
    ],
  );
  return shown(sheet, display, width, height, quad as unknown as Quad, random);
}

/** Samples a side that the light of a photograph's pixel is gathered from. */
const samples = 4;

/**
 * A display that shows a document, as its light falls into a camera held before it: the picture in display pixels,
 * each split into its colours and gaps, through the camera's perspective, and the room's light on the glass.
 * Linear light. `blur`: the lens's, in photograph pixels; the camera must not add its own again.
 */
export function displayed(sheet: Sheet, display: Display, blur: number, random: Random): Raster {
  const { grid, pitch } = display;
  const width = Math.round((frame.width * 1.5) / pitch);
  const height = Math.round((frame.height * 1.5) / pitch);
  const picture = blurred(pictureFor(sheet, display, width, height, random), blur / pitch);
  const map = viewOf(width, height, random);
  const level = random.between(0.75, 0.95);
  const white = [random.between(0.9, 1) * level, level, random.between(1, 1.12) * level];
  const table = throughLens(litTable(grid), (steps * blur) / pitch);
  const side = 2 * steps;
  const data = new Float32Array(frame.width * frame.height * 3).fill(random.between(0.004, 0.02));
  for (let y = 0; y < frame.height; y++) {
    for (let x = 0; x < frame.width; x++) {
      const to = (y * frame.width + x) * 3;
      for (let s = 0; s < samples * samples; s++) {
        const px = x + ((s % samples) + 0.5) / samples;
        const py = y + (Math.floor(s / samples) + 0.5) / samples;
        const w = map[6] * px + map[7] * py + map[8];
        const sx = (map[0] * px + map[1] * py + map[2]) / w;
        const sy = (map[3] * px + map[4] * py + map[5]) / w;
        if (sx < 0 || sy < 0 || sx >= width || sy >= height) continue;
        const from = (Math.floor(sy) * width + Math.floor(sx)) * 3;
        const cell = (Math.floor((sy % 2) * steps) * side + Math.floor((sx % 2) * steps)) * 3;
        for (let c = 0; c < 3; c++)
          data[to + c]! += (picture.data[from + c]! * table[cell + c]! * white[c]!) / (samples * samples);
      }
    }
  }
  return { width: frame.width, height: frame.height, data };
}
