import type { Quad } from '@vidimus/contracts';
import type { Page } from '../page.ts';
import { withinOutline } from '../photograph.ts';
import type { Random } from '../random.ts';
import type { Raster } from '../raster.ts';
import type { Split } from '../split.ts';
import { overPlane } from './plane.ts';
import { keptFree, shareOf } from './zones.ts';

/** Light that the laminate mirrors at a point of the page in millimetres; 1 is paper white. */
export type Lamp = (x: number, y: number) => number;

/** A bulb: an ellipse with a flat top. A tube or window: a turned bar whose edges are soft. */
export type LampShape = 'bulb' | 'bar';
export const lampOf: Readonly<Record<Split, LampShape>> = { development: 'bulb', test: 'bar' };

/** A lamp's mirror image around a point, `width` × `height` mm where it saturates. */
export function lampAt(
  shape: LampShape,
  at: readonly [number, number],
  size: { width: number; height: number },
  random: Random,
): Lamp {
  const peak = random.between(2.2, 4);
  const turn = random.between(-0.35, 0.35);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return (x, y) => {
    const dx = (cos * (x - at[0]) + sin * (y - at[1])) / (size.width / 2);
    const dy = (cos * (y - at[1]) - sin * (x - at[0])) / (size.height / 2);
    const d2 = shape === 'bulb' ? dx * dx + dy * dy : Math.sqrt(dx ** 8 + dy ** 8);
    // Falls to paper white at distance 1, and to nothing soon after.
    return d2 > 6 ? 0 : peak * Math.exp(-Math.log(peak) * d2 * (shape === 'bulb' ? d2 : 1));
  };
}

export const saturates =
  (lamp: Lamp) =>
  (x: number, y: number): boolean =>
    lamp(x, y) >= 1;

/** Adds a lamp's mirror image to the document; the ground does not shine. */
export function addLamp(scene: Raster, page: Page, quad: Quad, lamp: Lamp): void {
  const onPage = withinOutline(page);
  overPlane(scene, page, quad, 0, (index, x, y) => {
    if (!onPage(x, y)) return;
    const light = lamp(x, y);
    for (let c = 0; c < 3; c++) scene.data[index + c]! += light;
  });
}

/** A lamp's image as large as finds room where it saturates no zone, not even in part. */
export function lampBesideZones(shape: LampShape, page: Page, random: Random): { lamp: Lamp; width: number } {
  const zones = keptFree(page);
  for (let width = 26; ; width *= 0.85) {
    for (let attempt = 0; attempt < 24; attempt++) {
      const at = [random.between(0, page.width), random.between(0, page.height)] as const;
      const lamp = lampAt(shape, at, { width, height: width * random.between(0.3, 0.6) }, random);
      // Half of saturation already greys the ink.
      const harms = (x: number, y: number): boolean => lamp(x, y) >= 0.4;
      if (zones.every((box) => shareOf(box, harms) === 0)) return { lamp, width };
    }
  }
}
