import { type Similarity, squareSimilarity } from './sampling.ts';

const SIDE = 256;

/** The passes that cover a whole picture: nets see it so small that a coarse copy serves them. */
export const wholePasses = 2;

/** Passes over a picture, cheapest first; a later pass runs only when the earlier ones found nothing. */
export function searchAreas(width: number, height: number): Similarity[][] {
  const long = Math.max(width, height);
  const centre: [number, number] = [width / 2, height / 2];
  // BlazeFace was trained on faces that leave some room around them; a frame of black helps close selfies.
  const whole = [squareSimilarity(centre, long, 0, SIDE)];
  const padded = [squareSimilarity(centre, long * 1.6, 0, SIDE)];
  return [whole, padded, tiles(width, height, 2), tiles(width, height, 3)];
}

/** Half-overlapping squares, `perSide` of them along the shorter side: small faces become large enough. */
function tiles(width: number, height: number, perSide: number): Similarity[] {
  const size = Math.max(64, (Math.min(width, height) * 2) / (perSide + 1));
  const starts = (length: number) => {
    const count = Math.max(1, Math.ceil((length - size) / (size / 2)) + 1);
    return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : ((length - size) * i) / (count - 1)));
  };
  return starts(height).flatMap((y) =>
    starts(width).map((x) => squareSimilarity([x + size / 2, y + size / 2], size, 0, SIDE)),
  );
}
