import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import { MIN_ANSWER_FRAMES, MOST_GAP_MS, requireAnswer } from './answer.ts';

const span = { endMs: 17_000, watchedMs: 17_000 };
const every = (stepMs: number, count: number) => Array.from({ length: count }, (_, i) => i * stepMs);
const refusedWith = (code: string) => (error: unknown) =>
  error instanceof VidimusError && error.code === code;

describe('the times of an answer', () => {
  it('may be those of a page that records twelve pictures a second until shortly after the last window', () => {
    requireAnswer(every(83, 210), span);
    requireAnswer(every(MOST_GAP_MS, MIN_ANSWER_FRAMES), span);
  });

  it('are refused when they are too few, last too long, or leave out a second, also at the beginning', () => {
    assert.throws(() => requireAnswer(every(83, 1), span), refusedWith('clip.too_few_frames'));
    assert.throws(
      () => requireAnswer(every(83, MIN_ANSWER_FRAMES - 1), span),
      refusedWith('clip.too_few_frames'),
    );
    assert.throws(() => requireAnswer(every(83, 300), span), refusedWith('clip.too_long'));
    const interrupted = [...every(83, 60), ...every(83, 60).map((time) => time + 6000)];
    assert.throws(() => requireAnswer(interrupted, span), refusedWith('clip.interrupted'));
    const late = every(83, 60).map((time) => time + MOST_GAP_MS + 1);
    assert.throws(() => requireAnswer(late, span), refusedWith('clip.interrupted'));
  });

  it('may leave out more once the camera was asked for another size, and not before', () => {
    const pausing = [...every(83, 60), ...every(83, 5).map((time) => time + 7000)];
    requireAnswer(pausing, { endMs: 7500, watchedMs: 5500 });
    assert.throws(
      () => requireAnswer(pausing, { endMs: 7500, watchedMs: 6500 }),
      refusedWith('clip.interrupted'),
    );
  });
});
