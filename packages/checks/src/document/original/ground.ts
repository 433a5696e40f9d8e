import type { Quad } from '@vidimus/contracts';
import { applyHomography, homographyFromQuads, type Picture, rectangleQuad } from '@vidimus/vision/browser';

/** Samples along each side of the document, and how far outside of it they lie, in shares of its sides. */
const along = 7;
const outwards = [0.035, 0.08] as const;
/** Half the side of the patch that a sample is the mean of, px. */
const reach = 2;

/** Mean luma of a patch; null where it reaches over the picture's edge. */
function patchLuma({ width, height, data }: Picture, x: number, y: number): number | null {
  const [column, row] = [Math.round(x), Math.round(y)];
  if (column < reach || row < reach || column + reach >= width || row + reach >= height) return null;
  let sum = 0;
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const at = ((row + dy) * width + column + dx) * 3;
      sum += 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
    }
  }
  return sum / (2 * reach + 1) ** 2;
}

/** Brightness of the ground around the document, grey levels, as far as the picture shows it. `quad` in its pixels. */
export function groundLuma(picture: Picture, quad: Quad | null): number[] {
  const map = quad && homographyFromQuads(rectangleQuad(1, 1), quad);
  if (!map) return [];
  const found: number[] = [];
  for (let n = 0; n < along; n++) {
    const t = (n + 0.5) / along;
    for (const out of outwards) {
      for (const place of [
        [t, -out],
        [t, 1 + out],
        [-out, t],
        [1 + out, t],
      ] as const) {
        const [x, y] = applyHomography(map, place);
        const luma = patchLuma(picture, x, y);
        if (luma !== null) found.push(luma);
      }
    }
  }
  return found;
}
