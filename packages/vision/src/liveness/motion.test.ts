import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FrameSignal } from './frames.ts';
import { likeness, motionOf } from './motion.ts';

/** A face that turns as `yawAt` says, `stepMs` between frames, with a measured head's noise. */
function turning(yawAt: (tMs: number) => number, stepMs = 83, lengthMs = 15_000): FrameSignal[] {
  return Array.from({ length: Math.floor(lengthMs / stepMs) }, (_, index) => {
    const tMs = index * stepMs;
    const noise = ((index * 7919) % 13) / 13 - 0.5;
    return {
      index,
      tMs,
      faces: 1,
      face: {
        box: [100, 100, 200, 250],
        score: 0.9,
        pose: { yaw: yawAt(tMs) + noise, pitch: noise, roll: 0 },
        eyes: { left: 0.3, right: 0.3 },
        mouth: 0.03,
        interocularPx: 80,
        meanLuma: 120,
      },
    };
  });
}
const pulse = (tMs: number, at: number, width: number) => Math.max(0, 1 - Math.abs(tMs - at) / width);
const performance = (shift: number) => (tMs: number) =>
  30 * pulse(tMs - shift, 2600, 700) -
  28 * pulse(tMs - shift, 7400, 600) +
  30 * pulse(tMs - shift, 12_300, 900);
const again = (tMs: number) =>
  32 * pulse(tMs, 2500, 600) - 30 * pulse(tMs, 7900, 700) + 26 * pulse(tMs, 11_900, 700);

describe('the motion of a clip', () => {
  it('is like its own recording at another frame rate and begun later', () => {
    const shown = motionOf(turning(performance(0)))!;
    const recorded = motionOf(turning(performance(1500), 100, 16_000))!;
    assert.ok(likeness(shown, recorded) > 0.95);
    assert.equal(likeness(shown, recorded), likeness(recorded, shown));
  });

  it('is not like the same movements made anew, nor like a still face', () => {
    const shown = motionOf(turning(performance(0)))!;
    assert.ok(likeness(shown, motionOf(turning(again))!) < 0.9);
    const still = motionOf(turning(() => 0))!;
    assert.equal(likeness(shown, still), 0);
    assert.equal(likeness(still, still), 0);
  });

  it('is null without a face, and goes over frames that lost it', () => {
    const lost = turning(performance(0)).map((signal, index) =>
      index % 10 === 3 ? { ...signal, faces: 0, face: null } : signal,
    );
    assert.ok(likeness(motionOf(lost)!, motionOf(turning(performance(0)))!) > 0.95);
    assert.equal(motionOf(lost.map((signal) => ({ ...signal, face: null }))), null);
  });
});
