import type { Quad } from '@vidimus/contracts';
import type { GroundKind } from './ground.ts';
import { layGround } from './ground.ts';
import { aroundPage, frame, type Sheet } from './originals-sheet.ts';
import { layOut } from './photograph.ts';
import type { Random } from './random.ts';
import type { Raster } from './raster.ts';

/** How a copy was made. */
export interface Copy {
  readonly ink: 'grey toner' | 'colour';
  /** Lines of the halftone for each millimetre; 0 for a continuous tone. */
  readonly screen: number;
  /** Cut out along the document's outline, or still on its sheet of paper. */
  readonly cut: boolean;
}

/** Where a sheet lies. */
export interface Place {
  readonly ground: GroundKind;
  readonly quad: Quad;
  /** A lamp of one colour from one side, beside the room's light: 0 … 1. */
  readonly mixedLight: number;
}

/** A copier's curve: contrast up, the darkest toner and the whitest paper given. */
const toned = (value: number, contrast: number, toner: number, paper: number): number => {
  const perceived = value ** (1 / 2.2);
  const steeper = 1 / (1 + Math.exp(-contrast * (perceived - 0.55)));
  const [low, high] = [1 / (1 + Math.exp(contrast * 0.55)), 1 / (1 + Math.exp(-contrast * 0.45))];
  const kept = Math.min(1, Math.max(0, (steeper - low) / (high - low)));
  return toner + (paper - toner) * kept ** 2.2;
};

/** The page as a copier prints it. Linear light. */
export function copied(sheet: Sheet, copy: Copy, random: Random): Raster {
  const { width, height, data: from } = sheet.flat;
  const data = new Float32Array(from.length);
  const contrast = random.between(4.5, 7.5);
  const [toner, paper] = [random.between(0.02, 0.06), random.between(0.74, 0.9)];
  const faded = random.between(0.7, 0.9);
  const dots = (copy.screen * sheet.page.width * 2 * Math.PI) / width;
  const [cos, sin] = [Math.cos(Math.PI / 4), Math.sin(Math.PI / 4)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const grey = 0.3 * from[at]! + 0.6 * from[at + 1]! + 0.1 * from[at + 2]!;
      for (let c = 0; c < 3; c++) {
        const meant = copy.ink === 'colour' ? grey + faded * (from[at + c]! - grey) : grey;
        const value = toned(meant, contrast, toner, paper);
        if (dots === 0) {
          data[at + c] = value;
          continue;
        }
        // A dot's edge against the share of paper that is to stay white, soft as toner is.
        const turn = copy.ink === 'colour' ? (c * Math.PI) / 12 : 0;
        const [u, v] = [(cos * x - sin * y) * dots, (sin * x + cos * y) * dots];
        const cell = 0.5 + 0.25 * (Math.cos(u + turn) + Math.cos(v + turn));
        const share = (value - toner) / (paper - toner);
        data[at + c] = toner + (paper - toner) * Math.min(1, Math.max(0, 0.5 + 3 * (share - cell)));
      }
    }
  }
  return { width, height, data };
}

/** A lamp of its own colour from one side, on top of the room's light. */
function lightFromSide(scene: Raster, strength: number, random: Random): void {
  const angle = random.between(0, 2 * Math.PI);
  const tint = random.pick([
    [1, 0.62, 0.3],
    [0.55, 0.75, 1],
    [1, 0.45, 0.8],
  ] as const);
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      const along = Math.cos(angle) * (x / scene.width - 0.5) + Math.sin(angle) * (y / scene.height - 0.5);
      const near = strength / (1 + Math.exp(-6 * along));
      const at = (y * scene.width + x) * 3;
      for (let c = 0; c < 3; c++) scene.data[at + c]! *= (1 + near * tint[c]!) / (1 + 0.6 * near);
    }
  }
}

/** A document, or a copy of it, where it lies on its ground under the lamp. Linear light. */
export function laidOut(sheet: Sheet, copy: Copy | null, place: Place, random: Random): Raster {
  const { ground, mixedLight, quad } = place;
  const desk = layGround(ground, frame.width, frame.height, random.fork('ground'));
  const flat = copy ? copied(sheet, copy, random.fork('copier')) : sheet.flat;
  const scene =
    copy && !copy.cut
      ? onPaper(desk, { ...sheet, flat }, quad, random)
      : layOut(desk, flat, sheet.page, quad, random.fork('light'));
  if (mixedLight > 0) lightFromSide(scene, mixedLight, random.fork('lamp'));
  return scene;
}

/** The copy in the middle of a white sheet that reaches past the picture on some sides. */
function onPaper(desk: Raster, { page, flat }: Sheet, quad: Quad, random: Random): Raster {
  const [left, top] = [random.between(12, 60), random.between(8, 60)];
  const sheet = { left, top, width: page.width + left + 60, height: page.height + top + 80 };
  const dots = flat.width / page.width / 2;
  const width = Math.round(sheet.width * dots);
  const height = Math.round(sheet.height * dots);
  const data = new Float32Array(width * height * 3).fill(0.82);
  for (let y = 0; y < Math.floor(flat.height / 2); y++) {
    for (let x = 0; x < Math.floor(flat.width / 2); x++) {
      const to = ((y + Math.round(top * dots)) * width + x + Math.round(left * dots)) * 3;
      for (let c = 0; c < 3; c++) {
        const at = (2 * y * flat.width + 2 * x) * 3 + c;
        data[to + c] =
          (flat.data[at]! +
            flat.data[at + 3]! +
            flat.data[at + flat.width * 3]! +
            flat.data[at + flat.width * 3 + 3]!) /
          4;
      }
    }
  }
  return layOut(
    desk,
    { width, height, data },
    { ...page, ...sheet },
    aroundPage(page, quad, sheet),
    random.fork('light'),
  );
}
