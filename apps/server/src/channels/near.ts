/**
 * Whether two words differ by one character: one more, one less, another one, or two neighbours that changed places
 * (optimal string alignment distance of 1).
 */
export function oneCharacterOff(a: string, b: string): boolean {
  const [x, y] = [[...a], [...b]];
  if (Math.abs(x.length - y.length) > 1 || a === b) return false;
  let from = 0;
  while (from < x.length && x[from] === y[from]) from += 1;
  let end = 0;
  while (end < x.length - from && end < y.length - from && x.at(-1 - end) === y.at(-1 - end)) end += 1;
  const [left, right] = [x.slice(from, x.length - end), y.slice(from, y.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
