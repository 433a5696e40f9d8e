import { guilloche } from '../page.ts';
import type { Random } from '../random.ts';
import type { SecurityPrint } from './design.ts';

const stroke = (path: string, colour: string, opacity = 0.5): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="0.11" opacity="${opacity}"/>`;

const along = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('');

/** Bundles of circles around two points outside the page. */
function arcs(width: number, height: number, random: Random, colour: string): string {
  const centres = [
    [-0.1 * width, random.between(0.2, 1.2) * height],
    [1.1 * width, random.between(-0.2, 0.8) * height],
  ] as const;
  const step = random.between(1.7, 2.4);
  let path = '';
  for (const [x, y] of centres) {
    for (let r = 0.15 * width; r < 1.2 * width; r += step)
      path += `M${(x - r).toFixed(2)} ${y.toFixed(2)}a${r.toFixed(2)} ${r.toFixed(2)} 0 1 0 ${(2 * r).toFixed(2)} 0a${r.toFixed(2)} ${r.toFixed(2)} 0 1 0 ${(-2 * r).toFixed(2)} 0`;
  }
  return stroke(path, colour, 0.42);
}

/** Rosettes: curves r = a + b·cos(kφ), turned step by step, as an engraving lathe draws them. */
function rosettes(width: number, height: number, random: Random, colour: string): string {
  let path = '';
  for (const [cx, cy] of [
    [0.3, 0.35],
    [0.74, 0.62],
  ] as const) {
    const lobes = random.whole(5, 9);
    const outer = Math.min(width, height) * random.between(0.42, 0.55);
    for (let ring = 0; ring < 9; ring++) {
      const base = outer * (0.35 + 0.07 * ring);
      const points = Array.from({ length: 181 }, (_, step): [number, number] => {
        const angle = (step * Math.PI) / 90;
        const r = base + outer * 0.12 * Math.cos(lobes * angle + ring * 0.7);
        return [cx * width + r * Math.cos(angle), cy * height + r * Math.sin(angle)];
      });
      path += along(points);
    }
  }
  return stroke(path, colour);
}

/** Two families of slanted lines whose slant grows: a moiré lattice. */
function lattice(width: number, height: number, random: Random, colour: string): string {
  const step = random.between(2.1, 2.9);
  let path = '';
  for (let x = -height; x < width + height; x += step) {
    const bend = 0.18 * height * Math.sin((x / width) * 2 * Math.PI);
    path += `M${x.toFixed(2)} 0Q${(x + 0.5 * height + bend).toFixed(2)} ${(height / 2).toFixed(2)} ${(x + 0.55 * height).toFixed(2)} ${height}`;
    path += `M${x.toFixed(2)} ${height}Q${(x + 0.3 * height - bend).toFixed(2)} ${(height / 2).toFixed(2)} ${(x + 0.75 * height).toFixed(2)} 0`;
  }
  return stroke(path, colour, 0.4);
}

const drawn: Record<SecurityPrint, typeof arcs> = { waves: guilloche, arcs, rosettes, lattice };

/** Fine-line print over a page of `width` × `height` mm, clipped to it. */
export function securityPrint(
  kinds: readonly SecurityPrint[],
  width: number,
  height: number,
  random: Random,
  colour: string,
): string {
  const lines = kinds.map((kind) => drawn[kind](width, height, random, colour)).join('');
  return `<clipPath id="page"><rect width="${width}" height="${height}"/></clipPath><g clip-path="url(#page)">${lines}</g>`;
}
