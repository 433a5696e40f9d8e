import { smoothNoise } from '../ground.ts';
import type { Page } from '../page.ts';
import type { Presence } from '../photograph.ts';
import type { Random } from '../random.ts';
import type { Raster } from '../raster.ts';
import type { Split } from '../split.ts';
import type { Hidden } from './zones.ts';

/** What use did to the page itself, before it was photographed. */
export interface Damage {
  method: DamageMethod;
  /** Where print is lost. */
  harmed: Hidden;
  /** Where the page still is; absent when it is whole. */
  here?: Presence;
  /** Changes the printed page, in linear light. */
  wear(flat: Raster): void;
}

export type DamageMethod = 'scratches' | 'crease' | 'tear' | 'water stain';
export const damagesOf: Readonly<Record<Split, readonly DamageMethod[]>> = {
  development: ['scratches', 'crease'],
  test: ['tear', 'water stain'],
};

/** Visits the pixels of a printed page: `visit(index, x mm, y mm)`. */
function overPage(flat: Raster, page: Page, visit: (index: number, x: number, y: number) => void): void {
  for (let py = 0; py < flat.height; py++) {
    const y = ((py + 0.5) * page.height) / flat.height;
    for (let px = 0; px < flat.width; px++)
      visit((py * flat.width + px) * 3, ((px + 0.5) * page.width) / flat.width, y);
  }
}

type Maker = (page: Page, at: readonly [number, number], random: Random) => Omit<Damage, 'method'>;

/** A bundle of scratches that took the print off in lines, around a point. */
const scratches: Maker = (page, at, random) => {
  const turn = random.between(-0.6, 0.6) + random.pick([0.3, 1.4]);
  const lines = Array.from({ length: random.whole(34, 48) }, () => {
    const angle = turn + random.between(-0.14, 0.14);
    return {
      x: at[0] + random.between(-9, 9),
      y: at[1] + random.between(-2.4, 2.4),
      cos: Math.cos(angle),
      sin: Math.sin(angle),
      half: random.between(3, 10),
      width: random.between(0.1, 0.34),
      bend: random.between(-0.012, 0.012),
    };
  });
  const depthAt = (x: number, y: number): number => {
    let depth = 0;
    for (const line of lines) {
      const dx = x - line.x;
      const dy = y - line.y;
      const along = dx * line.cos + dy * line.sin;
      if (along < -line.half || along > line.half) continue;
      const across = Math.abs(dy * line.cos - dx * line.sin - line.bend * along * along);
      const width = line.width * (1 - (along / line.half) ** 2);
      depth = Math.max(depth, Math.min(1, (width - across) * 12));
    }
    return depth;
  };
  return {
    harmed: (x, y) => depthAt(x, y) > 0.5,
    wear: (flat) =>
      overPage(flat, page, (index, x, y) => {
        if (Math.abs(x - at[0]) > 20 || Math.abs(y - at[1]) > 14) return;
        const depth = depthAt(x, y);
        for (let c = 0; c < 3; c++)
          flat.data[index + c] = flat.data[index + c]! * (1 - depth) + (0.86 - 0.02 * c) * depth;
      }),
  };
};

/** A fold across the page: print cracked off along it, one flank in the light, the other in shade. */
const crease: Maker = (page, at, random) => {
  const angle = random.between(1.1, 2);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const noise = smoothNoise(random);
  const half = random.between(1.6, 2.6);
  const across = (x: number, y: number): number =>
    (y - at[1]) * cos - (x - at[0]) * sin + 0.8 * (noise(x * 0.5, y * 0.5) - 0.5);
  const lost = (x: number, y: number): number => {
    const d = Math.abs(across(x, y)) / half;
    return d > 1 ? 0 : Math.min(1, Math.max(0, (1.25 - d - noise(x * 4, y * 4) * 0.7) * 4));
  };
  return {
    harmed: (x, y) => lost(x, y) > 0.5,
    wear: (flat) =>
      overPage(flat, page, (index, x, y) => {
        const d = across(x, y);
        if (Math.abs(d) > 6) return;
        const flank = 1 + (d > 0 ? 0.16 : -0.22) * Math.exp(-((d / 2.4) ** 2));
        const gone = lost(x, y);
        for (let c = 0; c < 3; c++)
          flat.data[index + c] = (flat.data[index + c]! * (1 - gone) + (0.78 - 0.03 * c) * gone) * flank;
      }),
  };
};

/** A wedge torn out from the nearest edge beyond a point, its rim white where the layers split. */
const tear: Maker = (page, at, random) => {
  const [dx, dy] = (
    [
      [page.width - at[0], [1, 0]],
      [at[0], [-1, 0]],
      [page.height - at[1], [0, 1]],
      [at[1], [0, -1]],
    ] as const
  ).reduce((a, b) => (b[0] < a[0] ? b : a))[1];
  const noise = smoothNoise(random);
  const open = random.between(0.3, 0.55);
  const start = random.between(3, 5);
  const depth = (x: number, y: number): number => {
    const out = (x - at[0]) * dx + (y - at[1]) * dy + 4;
    const across = Math.abs((x - at[0]) * dy + (y - at[1]) * dx);
    const rough = 1.6 * (noise(x * 0.9, y * 0.9) - 0.5) + 0.8 * (noise(x * 4, y * 4) - 0.5);
    return Math.min(out, start + open * out - across) + rough;
  };
  return {
    harmed: (x, y) => depth(x, y) > -0.9,
    here: (x, y) => depth(x, y) <= 0,
    wear: (flat) =>
      overPage(flat, page, (index, x, y) => {
        const d = depth(x, y);
        if (d < -0.9 || d > 0) return;
        const fibre = 0.72 + 0.2 * noise(x * 9, y * 9);
        for (let c = 0; c < 3; c++) flat.data[index + c] = fibre * (1 - 0.02 * c);
      }),
  };
};

/** A blot that dissolved the print inside, browned the paper, and dried to a dark rim. */
const waterStain: Maker = (page, at, random) => {
  const noise = smoothNoise(random);
  const radius = random.between(9, 13);
  const flatness = random.between(0.55, 0.8);
  const reach = (x: number, y: number): number =>
    Math.hypot(x - at[0], (y - at[1]) / flatness) / radius + 0.35 * (noise(x * 0.3, y * 0.3) - 0.5);
  return {
    harmed: (x, y) => reach(x, y) < 0.86,
    wear: (flat) => {
      const pale: [number, number, number] = [0.66, 0.55, 0.38];
      overPage(flat, page, (index, x, y) => {
        const d = reach(x, y);
        if (d > 1.08) return;
        // Dissolved ink spreads: what is left of the print is a fifth, on a paper that took up the colour.
        const washed = Math.min(1, Math.max(0, (0.98 - d) * 6));
        const rim = Math.exp(-(((d - 0.98) / 0.035) ** 2));
        const cloud = 0.85 + 0.25 * noise(x * 1.4, y * 1.4);
        for (let c = 0; c < 3; c++) {
          const kept = flat.data[index + c]! * (1 - 0.86 * washed);
          flat.data[index + c] =
            (kept + pale[c]! * cloud * 0.86 * washed) * (1 - 0.55 * rim * (0.7 + 0.15 * c));
        }
      });
    },
  };
};

const makers: Record<DamageMethod, Maker> = { scratches, crease, tear, 'water stain': waterStain };

export const damageAt = (
  method: DamageMethod,
  page: Page,
  at: readonly [number, number],
  random: Random,
): Damage => ({ method, ...makers[method](page, at, random) });
