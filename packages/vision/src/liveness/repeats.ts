import type { ClipFrame } from './clip.ts';

/**
 * Share of a clip's frames that are an earlier frame byte for byte. One that repeats the last alone does not count: a
 * slow camera's picture can be drawn twice.
 */
export function repeatedShare(frames: readonly ClipFrame[]): number {
  const byLength = new Map<number, { bytes: Uint8Array; last: number }[]>();
  let repeated = 0;
  for (const [index, { bytes }] of frames.entries()) {
    const alike = byLength.get(bytes.length) ?? [];
    const known = alike.find((each) => sameBytes(each.bytes, bytes));
    if (known) {
      if (known.last < index - 1) repeated++;
      known.last = index;
    } else byLength.set(bytes.length, [...alike, { bytes, last: index }]);
  }
  return repeated / Math.max(1, frames.length);
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, at) => byte === b[at]);
