import type { Tile } from './tiles.ts';

/** How likely the tiles were taken off a display: the mean of the net's logits. What lies around a document is on it as well. */
export function displayLogit(tiles: readonly Tile[]): number {
  return tiles.reduce((sum, { logit }) => sum + logit, 0) / tiles.length;
}
