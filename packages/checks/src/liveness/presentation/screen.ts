import { crop, type FrameReading, type Picture } from '@vidimus/vision/browser';
import { type GridTile, gridStrength, gridTile, tileSide } from '../../pixels/grid.ts';
import { knobs } from './knobs.ts';
import { type Sign, signOf, wayTo } from './sign.ts';

/** Looks that are searched for a grid: it does not come and go. */
const mostLooks = 2;
/** Where tiles lie over the face, in shares of the room that they have in its box. */
const overFace = [
  [0.5, 0.35],
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

type Box = readonly [x: number, y: number, width: number, height: number];

const tileAt = (picture: Picture, x: number, y: number, on: GridTile['on']): GridTile | null => {
  const [left, top] = [Math.round(x), Math.round(y)];
  const inside =
    left >= 0 && top >= 0 && left + tileSide <= picture.width && top + tileSide <= picture.height;
  return inside ? gridTile(on, crop(picture, left, top, tileSide, tileSide)) : null;
};

/** Tiles over a face and beside it; none where it is narrower than a tile. */
function tilesOf(picture: Picture, [x, y, width, height]: Box): GridTile[] {
  if (width < tileSide || height < tileSide) return [];
  const face = overFace.map(([u, v]) =>
    tileAt(picture, x + u * (width - tileSide), y + v * (height - tileSide), 'document'),
  );
  const beside = [x - tileSide, x + width].flatMap((left) =>
    [0, 0.5, 1].map((v) => tileAt(picture, left, v * (picture.height - tileSide), 'ground')),
  );
  return [...face, ...beside].filter((tile) => tile !== null);
}

/** How plainly a fine grid lies over the face and around it, in the frame that shows it least; null where the face is too small. */
export function gridOf(readings: readonly Pick<FrameReading, 'kept'>[]): number | null {
  const strengths: number[] = [];
  for (const { kept } of readings) {
    if (!kept || strengths.length === mostLooks) continue;
    const strength = gridStrength(tilesOf(kept.picture, kept.face.box), knobs.leastGrid.value);
    if (strength === null) continue;
    strengths.push(strength);
    if (strength < knobs.gridOfCameras.value) break;
  }
  return strengths.length === 0 ? null : Math.min(...strengths);
}

/** Value: the strength of the grid; threshold: the least that is a display's. */
export function screenBehind(grid: number | null): Sign {
  const { value: threshold, unit } = knobs.leastGrid;
  const named = { sign: 'screen', version: 1, value: grid, threshold, unit } as const;
  if (grid === null) return signOf(named);
  return signOf({ ...named, suspicion: wayTo(grid, knobs.gridOfCameras.value, threshold) });
}
