import type { Quad } from '@vidimus/contracts';
import type { Picture } from '../../picture/picture.ts';

/** How much larger than the document the painted area is: its rim and shadow go too. */
const GROW = 1.08;

/**
 * The picture with the ground drawn over the document at `quad` (pixels, any order around it): each row goes evenly
 * from what stands left of it to what stands right of it, so that no edge is left that looks like a document's.
 */
export function paintOver({ width, height, data }: Picture, quad: Quad): Picture {
  const [cx, cy] = [0, 1].map((axis) => quad.reduce((sum, p) => sum + p[axis]!, 0) / 4) as [number, number];
  const grown = quad.map(([x, y]) => [cx + (x - cx) * GROW, cy + (y - cy) * GROW]) as unknown as Quad;
  const rows = grown.map(([, y]) => y);
  const out = data.slice();
  const last = Math.min(height - 1, Math.ceil(Math.max(...rows)));
  for (let y = Math.max(0, Math.floor(Math.min(...rows))); y <= last; y++) {
    const [first, end] = spanOf(grown, y + 0.5);
    const [from, to] = [Math.max(0, Math.ceil(first - 0.5)), Math.min(width - 1, Math.floor(end - 0.5))];
    // A side beyond the picture has no ground of its own: the other side's serves.
    const left = from > 0 ? from - 1 : to + 1;
    const right = to < width - 1 ? to + 1 : from - 1;
    if (to < from || left > width - 1 || right < 0) continue;
    for (let x = from; x <= to; x++) {
      const share = (x - from + 1) / (to - from + 2);
      for (let c = 0; c < 3; c++)
        out[(y * width + x) * 3 + c] =
          data[(y * width + left) * 3 + c]! * (1 - share) + data[(y * width + right) * 3 + c]! * share;
    }
  }
  return { width, height, data: out };
}

/** Where a row crosses a convex quad: its first and last x; an empty span where it does not. */
function spanOf(quad: Quad, y: number): [number, number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [i, [x0, y0]] of quad.entries()) {
    const [x1, y1] = quad[(i + 1) % 4]!;
    if (y < y0 === y < y1) continue;
    const x = x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
    first = Math.min(first, x);
    last = Math.max(last, x);
  }
  return [first, last];
}
