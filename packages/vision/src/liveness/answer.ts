import { VidimusError } from '@vidimus/contracts/browser';

/** Fewer pictures show no movement. */
export const MIN_ANSWER_FRAMES = 5;
/** What a recording may last beyond the end of its challenge, ms: the page keeps half a second. */
const MOST_BEYOND_MS = 5000;
/** Pictures farther apart than this leave out a whole movement: the slowest blink takes half a second, ms. */
export const MOST_GAP_MS = 1000;

/** How long an answer is, ms from the challenge's beginning. */
export interface AnswerSpan {
  /** When all is over that the challenge asks for. */
  readonly endMs: number;
  /** Until when no picture may be missing: a camera that is asked for another size pauses. */
  readonly watchedMs: number;
}

/**
 * Whether frames can be an answer to a challenge at all, by their times alone. What is wrong here is the camera's, the
 * network's or the page's fault, not the person's: it costs no attempt.
 * @param times milliseconds from the challenge's beginning, rising
 * @throws VidimusError `clip.too_few_frames`, `clip.too_long`, `clip.interrupted`
 */
export function requireAnswer(times: readonly number[], { endMs, watchedMs }: AnswerSpan): void {
  if (times.length < MIN_ANSWER_FRAMES)
    throw new VidimusError(
      'clip.too_few_frames',
      `the clip has ${times.length} frames; an answer to a challenge needs at least ${MIN_ANSWER_FRAMES}`,
    );
  const longest = endMs + MOST_BEYOND_MS;
  if (times.at(-1)! > longest)
    throw new VidimusError(
      'clip.too_long',
      `the clip lasts ${times.at(-1)} ms; an answer to this challenge lasts at most ${longest} ms`,
    );
  let before = 0;
  for (const [index, time] of times.entries()) {
    if (Math.min(time, watchedMs) - before > MOST_GAP_MS)
      throw new VidimusError(
        'clip.interrupted',
        `no picture was taken for ${time - before} ms before frame ${index}; at most ${MOST_GAP_MS} ms may be missing`,
      );
    before = time;
  }
}
