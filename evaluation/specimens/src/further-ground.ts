import { smoothNoise } from './ground.ts';
import type { Random } from './random.ts';
import type { Raster } from './raster.ts';

/**
 * Grounds beside those of `ground.ts`. Paper, chalk and white desks make a pale document nearly vanish; stripes, checks and
 * newsprint offer straight lines and text that are no document's.
 */
export const furtherGrounds = [
  'paper sheets',
  'checked cloth',
  'planks',
  'linen',
  'marble',
  'stripes',
  'newsprint',
  'white desk',
  'dark desk',
] as const;
export type FurtherGround = (typeof furtherGrounds)[number];

/** Light of one point, into three numbers: called for every pixel, so no array may be made. */
type Shader = (u: number, v: number, into: Float64Array) => void;
type Colour = readonly [number, number, number];

const put = (into: Float64Array, [r, g, b]: Colour, by: number): void => {
  into[0] = r * by;
  into[1] = g * by;
  into[2] = b * by;
};

/** Fraction, also of negative numbers, in [0, 1). */
const fraction = (x: number): number => x - Math.floor(x);

type Maker = (random: Random) => Shader;

/** Sheets of white paper over each other, an edge's shadow between them. */
const paperSheets: Maker = (random) => {
  const noise = smoothNoise(random);
  const edges = Array.from({ length: 4 }, () => ({
    angle: random.between(0, Math.PI),
    at: random.between(-0.2, 1),
    light: random.between(0.66, 0.8),
  }));
  return (u, v, into) => {
    let light = 0.74;
    let shadow = 1;
    for (const edge of edges) {
      const d = u * Math.cos(edge.angle) + v * Math.sin(edge.angle) - edge.at;
      if (d > 0) light = edge.light;
      else if (d > -0.012) shadow = Math.min(shadow, 1 + 25 * (-0.012 - d));
    }
    put(into, [light, light * 0.99, light * 0.965], shadow * (0.98 + 0.04 * noise(u * 300, v * 300)));
  };
};

const checkedCloth: Maker = (random) => {
  const noise = smoothNoise(random);
  const colour = random.pick<Colour>([
    [0.5, 0.07, 0.08],
    [0.08, 0.15, 0.42],
    [0.1, 0.3, 0.14],
  ]);
  const pitch = random.between(9, 16);
  const turn = random.between(-0.4, 0.4);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return (u, v, into) => {
    const x = cos * u + sin * v;
    const y = cos * v - sin * u;
    const share = ((fraction(x * pitch) < 0.5 ? 1 : 0) + (fraction(y * pitch) < 0.5 ? 1 : 0)) / 2;
    const by = 0.82 + 0.12 * Math.sin(x * 1400) * Math.sin(y * 1400) + 0.2 * noise(u * 60, v * 60);
    for (let c = 0; c < 3; c++) into[c] = (0.68 * (1 - share) + colour[c]! * share) * by;
  };
};

/** Boards with gaps, each of its own tone, grain along them. */
const planks: Maker = (random) => {
  const noise = smoothNoise(random);
  const grain = smoothNoise(random);
  const colour = random.pick<Colour>([
    [0.42, 0.28, 0.15],
    [0.2, 0.15, 0.11],
    [0.52, 0.42, 0.29],
  ]);
  const boards = random.between(4, 7);
  return (u, v, into) => {
    const board = Math.floor(v * boards);
    const across = fraction(v * boards);
    const gap = across < 0.014 ? 0.25 : 1;
    const tone = 0.75 + 0.4 * noise(board * 7.3, 2.5);
    const vein = grain(u * 4 + board * 11, v * 160 + 2 * noise(u * 5, v * 9));
    put(into, colour, gap * tone * (0.72 + 0.45 * vein));
  };
};

/** Coarse threads over and under each other, some thicker. */
const linen: Maker = (random) => {
  const noise = smoothNoise(random);
  const colour = random.pick<Colour>([
    [0.35, 0.32, 0.26],
    [0.12, 0.13, 0.16],
    [0.24, 0.12, 0.13],
  ]);
  return (u, v, into) => {
    const warp = noise(u * 260, v * 14);
    const weft = noise(u * 14, v * 260);
    put(into, colour, 0.55 + 0.45 * warp + 0.45 * weft);
  };
};

/** Veins where two noises cancel, on a pale or a dark ground. */
const marble: Maker = (random) => {
  const broad = smoothNoise(random);
  const fine = smoothNoise(random);
  const dark = random.next() < 0.4;
  const colour: Colour = dark ? [0.06, 0.07, 0.07] : [0.62, 0.61, 0.6];
  return (u, v, into) => {
    const bent = broad(u * 3, v * 3) + 0.5 * fine(u * 8, v * 8);
    const vein = Math.abs(Math.sin(6 * (u + 0.7 * v) + 7 * bent));
    const line = Math.max(0, 1 - vein * 9);
    const cloud = 0.85 + 0.25 * broad(u * 5, v * 5);
    put(into, colour, cloud * (dark ? 1 + 5 * line : 1 - 0.45 * line));
  };
};

const stripes: Maker = (random) => {
  const noise = smoothNoise(random);
  const turn = random.pick([0, Math.PI / 2]) + random.between(-0.15, 0.15);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const pitch = random.between(8, 22);
  const pair = random.pick<readonly [Colour, Colour]>([
    [
      [0.7, 0.69, 0.66],
      [0.05, 0.08, 0.16],
    ],
    [
      [0.55, 0.5, 0.4],
      [0.3, 0.1, 0.06],
    ],
  ]);
  return (u, v, into) => {
    const at = fraction((cos * u + sin * v) * pitch);
    put(into, at < 0.5 ? pair[0] : pair[1], 0.9 + 0.2 * noise(u * 120, v * 120));
  };
};

/** Columns of grey lines that look like set text, with heavier headings and a picture here and there. */
const newsprint: Maker = (random) => {
  const noise = smoothNoise(random);
  const letters = smoothNoise(random);
  const turn = random.between(-0.35, 0.35);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return (u, v, into) => {
    const x = cos * u + sin * v + 2;
    const y = cos * v - sin * u + 2;
    const column = fraction(x * 4.2);
    const block = Math.floor(y * 5) + 7 * Math.floor(x * 4.2);
    const kind = fraction(Math.sin(block * 91.7) * 431.3);
    const size = kind > 0.8 ? 34 : 110;
    const line = fraction(y * size);
    const inColumn = column > 0.05 && column < 0.95;
    let light = 0.58 * (0.96 + 0.08 * noise(u * 250, v * 250));
    if (inColumn && kind < 0.12) light *= 0.35 + 0.6 * noise(x * 24, y * 24);
    else if (inColumn && line > 0.32 && line < 0.78) {
      // Words are runs of a row; letters the finer noise within them.
      const row = Math.floor(y * size);
      const word = noise(x * size * 0.28, row * 3.7) > 0.24;
      if (word && letters(x * size * 2.1, row * 5.3 + line * 2.2) > 0.42) light *= 0.16;
    }
    put(into, [1, 0.985, 0.95], light);
  };
};

const plain =
  (colours: readonly Colour[], roughness: number): Maker =>
  (random) => {
    const noise = smoothNoise(random);
    const colour = random.pick(colours);
    const slope = random.between(-0.1, 0.1);
    return (u, v, into) =>
      put(
        into,
        colour,
        1 + slope * (u - v) + roughness * (noise(u * 400, v * 400) + noise(u * 30, v * 30) - 1),
      );
  };

const makers: Record<FurtherGround, Maker> = {
  'paper sheets': paperSheets,
  'checked cloth': checkedCloth,
  planks,
  linen,
  marble,
  stripes,
  newsprint,
  'white desk': plain(
    [
      [0.8, 0.79, 0.77],
      [0.86, 0.86, 0.85],
      [0.74, 0.73, 0.69],
    ],
    0.03,
  ),
  'dark desk': plain(
    [
      [0.02, 0.02, 0.022],
      [0.035, 0.028, 0.022],
      [0.015, 0.018, 0.03],
    ],
    0.25,
  ),
};

/** One of the further grounds, of the given size, in linear light. Both axes are in picture widths. */
export function layFurtherGround(kind: FurtherGround, width: number, height: number, random: Random): Raster {
  const shader = makers[kind](random);
  const data = new Float32Array(width * height * 3);
  const colour = new Float64Array(3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      shader(x / width + 0.013, y / width + 0.017, colour);
      const i = (y * width + x) * 3;
      data[i] = colour[0]!;
      data[i + 1] = colour[1]!;
      data[i + 2] = colour[2]!;
    }
  }
  return { width, height, data };
}
