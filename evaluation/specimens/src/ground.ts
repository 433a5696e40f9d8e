import type { Random } from './random.ts';
import type { Raster } from './raster.ts';

/** What the document lies on. `clutter` has sheets and lines, which tempt a corner finder. */
export const groundKinds = ['wood', 'cloth', 'stone', 'plain', 'tiles', 'clutter'] as const;
export type GroundKind = (typeof groundKinds)[number];

type Colour = readonly [number, number, number];
type Shader = (u: number, v: number) => Colour;

/** Smooth noise in [0, 1]: bilinear interpolation of a seeded lattice that repeats every 64 cells. */
export function smoothNoise(random: Random): (x: number, y: number) => number {
  const size = 64;
  const lattice = Float32Array.from({ length: size * size }, () => random.next());
  const at = (x: number, y: number): number => lattice[(y & (size - 1)) * size + (x & (size - 1))]!;
  return (x, y) => {
    const x0 = Math.floor(x);
    const y0 = Math.floor(y);
    const fx = (x - x0) * (x - x0) * (3 - 2 * (x - x0));
    const fy = (y - y0) * (y - y0) * (3 - 2 * (y - y0));
    const top = at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx;
    const bottom = at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx;
    return top * (1 - fy) + bottom * fy;
  };
}

const shade = (colour: Colour, by: number): Colour => [colour[0] * by, colour[1] * by, colour[2] * by];

function clutter(random: Random, grain: (x: number, y: number) => number): Shader {
  const base: Colour = random.pick([
    [0.2, 0.16, 0.12],
    [0.1, 0.12, 0.15],
    [0.3, 0.29, 0.27],
  ] as const);
  const sheets = Array.from({ length: 5 }, () => ({
    x: random.between(-0.1, 1.1),
    y: random.between(-0.1, 0.9),
    angle: random.between(-0.6, 0.6),
    width: random.between(0.1, 0.35),
    height: random.between(0.06, 0.3),
    colour: [random.between(0.15, 0.75), random.between(0.15, 0.75), random.between(0.15, 0.75)] as Colour,
    ruled: random.next() < 0.5,
  }));
  return (u, v) => {
    let colour = shade(base, 0.85 + 0.3 * grain(u * 90, v * 90));
    for (const sheet of sheets) {
      const dx = u - sheet.x;
      const dy = v - sheet.y;
      const x = Math.cos(sheet.angle) * dx + Math.sin(sheet.angle) * dy;
      const y = Math.cos(sheet.angle) * dy - Math.sin(sheet.angle) * dx;
      if (Math.abs(x) > sheet.width || Math.abs(y) > sheet.height) continue;
      const line = sheet.ruled && Math.abs((y * 60) % 1) < 0.16 && Math.abs(x) < sheet.width * 0.85;
      colour = shade(sheet.colour, line ? 0.35 : 1);
    }
    return colour;
  };
}

function shaderOf(kind: GroundKind, random: Random): Shader {
  const noise = smoothNoise(random);
  const rough = smoothNoise(random);
  switch (kind) {
    case 'wood': {
      const colour = random.pick([
        [0.24, 0.13, 0.06],
        [0.36, 0.22, 0.11],
        [0.09, 0.05, 0.03],
      ] as const);
      return (u, v) => {
        const ring = (v * 26 + 2.5 * noise(u * 3, v * 14)) % 1;
        return shade(colour, 0.7 + 0.35 * Math.abs(ring - 0.5) + 0.3 * rough(u * 30, v * 400));
      };
    }
    case 'cloth': {
      const colour = random.pick([
        [0.08, 0.1, 0.2],
        [0.25, 0.05, 0.06],
        [0.13, 0.16, 0.13],
      ] as const);
      return (u, v) => {
        const weave = 0.5 + 0.25 * Math.sin(u * 900) + 0.25 * Math.sin(v * 900);
        return shade(colour, 0.7 + 0.35 * weave + 0.35 * noise(u * 6, v * 6));
      };
    }
    case 'stone': {
      const colour = random.pick([
        [0.3, 0.29, 0.28],
        [0.1, 0.1, 0.11],
        [0.38, 0.33, 0.28],
      ] as const);
      return (u, v) =>
        shade(
          colour,
          0.55 + 0.4 * noise(u * 9, v * 9) + 0.3 * rough(u * 40, v * 40) + 0.25 * noise(u * 160, v * 160),
        );
    }
    case 'plain': {
      const colour = random.pick([
        [0.62, 0.6, 0.57],
        [0.05, 0.05, 0.06],
        [0.25, 0.27, 0.3],
      ] as const);
      return (u, v) => shade(colour, 0.96 + 0.08 * rough(u * 200, v * 200));
    }
    case 'tiles': {
      const light = random.between(0.3, 0.5);
      return (u, v) => {
        const seam = Math.abs((u * 7) % 1) < 0.02 || Math.abs((v * 7) % 1) < 0.02;
        return shade([light, light * 0.96, light * 0.9], (seam ? 0.4 : 0.9) + 0.15 * noise(u * 20, v * 20));
      };
    }
    case 'clutter':
      return clutter(random, rough);
  }
}

/** A procedural ground of the given size, in linear light. */
export function layGround(kind: GroundKind, width: number, height: number, random: Random): Raster {
  const shader = shaderOf(kind, random);
  const data = new Float32Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Shifted so that the modulo patterns never meet negative coordinates; both axes in picture widths.
      const colour = shader(x / width + 0.013, y / width + 0.017);
      const i = (y * width + x) * 3;
      data[i] = colour[0];
      data[i + 1] = colour[1];
      data[i + 2] = colour[2];
    }
  }
  return { width, height, data };
}
