import type { Quad } from '@vidimus/contracts';
import type { Page } from '../page.ts';
import type { Random } from '../random.ts';
import type { Raster } from '../raster.ts';
import { overPlane } from './plane.ts';
import { type Hidden, keptFree, shareOf } from './zones.ts';

/** A finger over the document, in millimetres of its plane: a rounded cone from beyond the edge to its tip. */
export interface Finger {
  tip: readonly [number, number];
  /** Unit vector from the tip towards the hand. */
  away: readonly [number, number];
  /** At the tip. */
  radius: number;
  /** Linear light that the skin reflects. */
  skin: readonly [number, number, number];
  nail: boolean;
  seed: number;
}

/** Skin from very light to very dark, as linear reflectance. */
const skins = [
  [0.62, 0.4, 0.3],
  [0.5, 0.29, 0.19],
  [0.36, 0.19, 0.11],
  [0.2, 0.1, 0.06],
  [0.09, 0.045, 0.03],
] as const;

/** Share by which the radius grows each millimetre from the tip, and how much wider the joint behind the nail is. */
const taper = 0.006;
const jointAt = 19;

/** Where a point lies on a finger: distance from its axis in radii, millimetres along it from the tip's centre, side −1 … 1. */
function placeOn(
  { tip, away, radius }: Finger,
  x: number,
  y: number,
): { d: number; along: number; side: number } {
  const dx = x - tip[0];
  const dy = y - tip[1];
  const along = dx * away[0] + dy * away[1];
  const across = dx * -away[1] + dy * away[0];
  const joint = 0.06 * Math.exp(-(((along - jointAt) / 6) ** 2));
  const r = radius * (1 + taper * Math.max(0, along) + joint);
  // The tip is blunter than a half circle.
  const d = along < 0 ? Math.hypot(across, along * 0.9) / r : Math.abs(across) / r;
  return { d, along, side: across / r };
}

export const under =
  (finger: Finger): Hidden =>
  (x, y) =>
    placeOn(finger, x, y).d < 1;

const edges = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** A finger whose tip's pad lies at a point, coming in over one of the two nearest edges. */
export function fingerOver(at: readonly [number, number], page: Page, random: Random): Finger {
  const room = [page.width - at[0], at[0], page.height - at[1], at[1]];
  const nearest = [0, 1, 2, 3].sort((a, b) => room[a]! - room[b]!).slice(0, 2);
  const [ex, ey] = edges[random.pick(nearest)]!;
  const turn = random.between(-0.5, 0.5);
  const away = [
    ex * Math.cos(turn) - ey * Math.sin(turn),
    ex * Math.sin(turn) + ey * Math.cos(turn),
  ] as const;
  return {
    tip: at,
    away,
    radius: random.between(6.5, 9),
    skin: random.pick(skins),
    nail: random.next() < 0.7,
    seed: random.between(0, 100),
  };
}

/** A thumb that holds the page at its edge and hides no zone, reaching in as far as finds room. */
export function fingerBesideZones(page: Page, random: Random): { finger: Finger; reach: number } {
  for (let reach = 9; ; reach *= 0.85) {
    for (let attempt = 0; attempt < 30; attempt++) {
      const [ex, ey] = random.pick(edges);
      const along = random.between(0.1, 0.9);
      const x = ex === 0 ? along * page.width : ex > 0 ? page.width : 0;
      const y = ey === 0 ? along * page.height : ey > 0 ? page.height : 0;
      const base = fingerOver([x, y], page, random);
      const inward = base.radius / 0.9 - reach;
      const finger: Finger = { ...base, away: [ex, ey], tip: [x + ex * inward, y + ey * inward] };
      const hidden = under({ ...finger, radius: finger.radius * 1.15 });
      if (keptFree(page).every((box) => shareOf(box, hidden) === 0)) return { finger, reach };
    }
  }
}

const smooth = (x: number, y: number): number =>
  Math.sin(x * 1.7 + 1.3 * Math.sin(y * 1.1)) * Math.sin(y * 1.9 + 1.1 * Math.sin(x * 0.9));

/** Ridges and creases of the skin around 1. */
function texture({ seed }: Finger, along: number, side: number): number {
  const knuckle = Math.exp(-(((along - jointAt) / 1.4) ** 2)) * 0.16 * Math.abs(Math.sin(along * 4.5));
  return 1 + 0.05 * smooth(along * 0.9 + seed, side * 5) + 0.03 * smooth(along * 5, side * 23) - knuckle;
}

/** Lays a finger over a scene with its shadow; light falls from above and a little from the upper left. */
export function layFinger(scene: Raster, page: Page, quad: Quad, finger: Finger): void {
  const { skin, nail } = finger;
  overPlane(scene, page, quad, 60, (index, x, y) => {
    const { d, along, side } = placeOn(finger, x, y);
    if (d > 1.5) return;
    if (d >= 1) {
      // Contact shadow: dark at the skin, gone half a finger further.
      const dark = 1 - 0.5 * (1 - (d - 1) / 0.5) ** 2 * (side > 0 ? 1 : 0.6);
      for (let c = 0; c < 3; c++) scene.data[index + c]! *= dark;
      return;
    }
    const up = Math.sqrt(Math.max(0, 1 - d * d));
    const toTip = along < 0 ? -along / finger.radius : 0;
    const light = (0.35 + 0.6 * up - 0.16 * side + 0.08 * toTip) * texture(finger, along, side) * 0.85;
    const edge = Math.min(1, (1 - d) * 9);
    const onNail = nail ? nailAt(along / finger.radius, side) : 0;
    const shine = 0.09 * Math.exp(-(((side + 0.3) / 0.22) ** 2)) * (onNail > 0.5 ? 1.6 : 0.5);
    for (let c = 0; c < 3; c++) {
      // Blood shows at the tip and where the skin bends away; the nail is paler and pinker.
      const red = c === 0 ? 1 + 0.06 * toTip : 1 - 0.1 * toTip - 0.08 * (1 - up);
      const base = skin[c]! * red * (1 - onNail) + (skin[c]! * 0.6 + [0.3, 0.2, 0.17][c]! * 0.7) * onNail;
      scene.data[index + c] = scene.data[index + c]! * (1 - edge) + (base * light + shine) * edge;
    }
  });
}

/** How much nail there is at a place in radii from the tip's centre: a rounded plate with a soft rim. */
function nailAt(along: number, side: number): number {
  const d = ((along - 0.15) / 0.75) ** 4 + (side / 0.62) ** 4;
  return Math.min(1, Math.max(0, (1 - d) * 6));
}
