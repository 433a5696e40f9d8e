import type { Picture } from './picture.ts';

/** Mean of ITU-R BT.601 luma over every second pixel of a box, 0–255; 0 for one beyond the picture. */
export function meanLuma(
  { width, height, data }: Picture,
  [x, y, w, h]: readonly [x: number, y: number, width: number, height: number],
): number {
  let sum = 0;
  let count = 0;
  for (let row = Math.max(0, Math.floor(y)); row < Math.min(height, y + h); row += 2) {
    for (let column = Math.max(0, Math.floor(x)); column < Math.min(width, x + w); column += 2) {
      const i = (row * width + column) * 3;
      sum += data[i]! * 0.299 + data[i + 1]! * 0.587 + data[i + 2]! * 0.114;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}
