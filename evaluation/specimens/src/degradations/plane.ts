import type { Quad } from '@vidimus/contracts';
import { homographyFromQuads, invertHomography, rectangleQuad } from '@vidimus/vision';
import type { Page } from '../page.ts';
import type { Raster } from '../raster.ts';

/**
 * Visits every pixel of a scene whose point in the document's plane lies within `margin` mm around the page:
 * `visit(index of the pixel's first number, x mm, y mm)`.
 */
export function overPlane(
  scene: Raster,
  page: Page,
  quad: Quad,
  margin: number,
  visit: (index: number, x: number, y: number) => void,
): void {
  const to = invertHomography(homographyFromQuads(rectangleQuad(page.width, page.height), quad)!);
  const [a, b, c, d, e, f, g, h, k] = to;
  for (let py = 0; py < scene.height; py++) {
    for (let px = 0; px < scene.width; px++) {
      const w = g * (px + 0.5) + h * (py + 0.5) + k;
      if (w <= 0) continue;
      const x = (a * (px + 0.5) + b * (py + 0.5) + c) / w;
      if (x < -margin || x > page.width + margin) continue;
      const y = (d * (px + 0.5) + e * (py + 0.5) + f) / w;
      if (y < -margin || y > page.height + margin) continue;
      visit((py * scene.width + px) * 3, x, y);
    }
  }
}
