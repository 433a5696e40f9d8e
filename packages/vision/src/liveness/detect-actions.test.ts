import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LivenessAction } from '@vidimus/contracts';
import fc from 'fast-check';
import { allActions, detectActions } from './detect-actions.ts';
import type { FrameSignal } from './frames.ts';

const FRAME_MS = 66;

interface Look {
  yaw?: number;
  pitch?: number;
  eyes?: number;
  leftEye?: number;
  mouth?: number;
}

/** A clip out of what the person does, frame by frame; at rest unless told: open eyes 0.3, pitch −5, shut mouth. */
function clip(looks: readonly Look[], frameMs = FRAME_MS): FrameSignal[] {
  return looks.map(({ yaw = 0, pitch = -5, eyes = 0.3, leftEye = eyes, mouth = 0.03 }, index) => ({
    index,
    tMs: index * frameMs,
    faces: 1,
    face: {
      box: [100, 100, 200, 250],
      score: 0.9,
      pose: { yaw, pitch, roll: 0 },
      eyes: { left: leftEye, right: eyes },
      mouth,
      interocularPx: 80,
      meanLuma: 120,
    },
  }));
}
const rest = (frames: number): Look[] => Array.from({ length: frames }, () => ({}));
const held = (frames: number, look: Look): Look[] => Array.from({ length: frames }, () => look);
/** A smooth movement out and back: half a sine over `frames`. */
const swing = (frames: number, key: 'yaw' | 'pitch', peak: number, from = 0): Look[] =>
  Array.from({ length: frames }, (_, i) => ({ [key]: from + peak * Math.sin((Math.PI * i) / (frames - 1)) }));
const seenIn = (looks: readonly Look[], frameMs = FRAME_MS) =>
  allActions(clip(looks, frameMs)).map(({ action }) => action);

describe('actions in a clip', () => {
  it('a resting face shows none', () => {
    assert.deepEqual(seenIn(rest(60)), []);
  });

  it('noise of a still head shows none', () => {
    const noise = fc.record({
      yaw: fc.double({ min: -2, max: 2, noNaN: true }),
      pitch: fc.double({ min: -7, max: -3, noNaN: true }),
      eyes: fc.double({ min: 0.26, max: 0.33, noNaN: true }),
      mouth: fc.double({ min: 0, max: 0.28, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 80 }), (looks) => assert.deepEqual(seenIn(looks), [])),
      { numRuns: 50 },
    );
  });

  it('a blink is both eyes shut for 50 to 500 ms and open again', () => {
    assert.deepEqual(seenIn([...rest(20), ...held(2, { eyes: 0.05 }), ...rest(10)]), ['blink']);
    assert.deepEqual(seenIn([...rest(20), ...held(1, { eyes: 0.1 }), ...rest(10)]), ['blink']);
  });

  it('eyes shut for longer, a squint of both eyes or of one, and looking down are no blink', () => {
    assert.deepEqual(seenIn([...rest(20), ...held(12, { eyes: 0.05 }), ...rest(10)]), []);
    assert.deepEqual(seenIn([...rest(20), ...held(6, { eyes: 0.15, leftEye: 0.3 }), ...rest(10)]), []);
    assert.deepEqual(seenIn([...rest(20), ...held(5, { eyes: 0.2 }), ...rest(10)]), []);
    assert.deepEqual(seenIn([...rest(20), ...held(3, { eyes: 0.1 }), ...held(20, { eyes: 0.2 })]), []);
  });

  it('a blink whose deepest moment falls between two frames is one; eyes half shut for longer are not', () => {
    const dip = (...eyes: number[]): Look[] => [
      ...rest(20),
      ...eyes.map((each) => ({ eyes: each })),
      ...rest(10),
    ];
    assert.deepEqual(seenIn(dip(0.24, 0.21, 0.25)), ['blink']);
    assert.deepEqual(seenIn(dip(0.21, 0.2)), ['blink']);
    assert.deepEqual(seenIn(dip(0.21, 0.2, 0.21)), ['blink']);
    assert.deepEqual(seenIn(dip(0.21, 0.2, 0.2, 0.2, 0.21)), []);
    const many = (frames: number) => dip(0.25, ...Array<number>(frames).fill(0.21), 0.25);
    assert.deepEqual(seenIn(many(6), 40), ['blink'], 'as long, in more frames');
    assert.deepEqual(seenIn(many(7), 40), []);
    assert.deepEqual(seenIn(dip(0.25, 0.25, 0.21, 0.25, 0.25, 0.25)), [], 'slow lids');
    assert.deepEqual(seenIn(dip(0.24, 0.24)), [], 'not deep enough');
    const turning = [0.24, 0.21, 0.25].map((eyes, at): Look => ({ eyes, yaw: 4 * (at + 1) }));
    assert.deepEqual(seenIn([...rest(20), ...turning, ...held(10, { yaw: 16 })]), [], 'a head that moves');
  });

  it('a blink that glare or a shadow hides on one eye is one', () => {
    assert.deepEqual(seenIn([...rest(20), ...held(3, { eyes: 0.18, leftEye: 0.3 }), ...rest(10)]), ['blink']);
    assert.deepEqual(seenIn([...rest(20), ...held(3, { eyes: 0.23, leftEye: 0.3 }), ...rest(10)]), []);
  });

  it('narrow eyes blink by their own measure', () => {
    const narrow = (frames: number) => held(frames, { eyes: 0.15 });
    assert.deepEqual(seenIn([...narrow(20), ...held(2, { eyes: 0.04 }), ...narrow(10)]), ['blink']);
  });

  it('an open mouth is held for 150 ms, a less open one for longer; a smile that shows teeth is none', () => {
    assert.deepEqual(seenIn([...rest(20), ...held(4, { mouth: 0.5 }), ...rest(5)]), ['open_mouth']);
    assert.deepEqual(seenIn([...rest(20), ...held(2, { mouth: 0.5 }), ...rest(5)]), []);
    assert.deepEqual(seenIn([...rest(20), ...held(8, { mouth: 0.32 }), ...rest(5)]), ['open_mouth']);
    assert.deepEqual(seenIn([...rest(20), ...held(4, { mouth: 0.32 }), ...rest(5)]), []);
    assert.deepEqual(seenIn([...rest(20), ...held(20, { mouth: 0.28 }), ...rest(5)]), []);
    assert.deepEqual(seenIn(held(40, { mouth: 0.5 })), []);
  });

  it('a turn goes 20° to one side and comes back', () => {
    assert.deepEqual(seenIn([...rest(20), ...swing(16, 'yaw', 26), ...rest(8)]), ['turn_left']);
    assert.deepEqual(seenIn([...rest(20), ...swing(16, 'yaw', -26), ...rest(8)]), ['turn_right']);
    assert.deepEqual(seenIn([...rest(20), ...swing(16, 'yaw', 17), ...rest(8)]), []);
    assert.deepEqual(seenIn([...rest(20), ...held(20, { yaw: 26 })]), [], 'not back yet');
  });

  it('a nod is measured from the person’s own neutral pitch and is quick', () => {
    assert.deepEqual(seenIn([...rest(20), ...swing(10, 'pitch', -14, -5), ...rest(8)]), ['nod']);
    assert.deepEqual(seenIn([...rest(20), ...swing(10, 'pitch', -8, -5), ...rest(8)]), []);
    assert.deepEqual(seenIn([...rest(20), ...held(40, { pitch: -20 }), ...rest(8)]), [], 'looking down');
  });

  it('a shake goes over to the other side; one side alone is a turn', () => {
    const shake = [...rest(20), ...swing(8, 'yaw', 16), ...swing(8, 'yaw', -16), ...rest(8)];
    assert.deepEqual(seenIn(shake), ['shake']);
    assert.deepEqual(seenIn([...rest(20), ...swing(8, 'yaw', 16), ...rest(8)]), []);
    const slow = [...rest(20), ...swing(40, 'yaw', 16), ...swing(40, 'yaw', -16), ...rest(8)];
    assert.deepEqual(seenIn(slow), [], 'looking around slowly');
  });
});

describe('asked actions', () => {
  const blinkThenTurn = clip([
    ...rest(20),
    ...held(2, { eyes: 0.05 }),
    ...rest(10),
    ...swing(16, 'yaw', 26),
    ...rest(8),
  ]);

  it('count only inside their own windows, and say where else they were seen', () => {
    const windows = (blinkEnd: number) => [
      { action: 'blink' as const, start_ms: 1000, end_ms: blinkEnd },
      { action: 'turn_left' as const, start_ms: 2000, end_ms: 4000 },
    ];
    assert.deepEqual(
      detectActions(blinkThenTurn, windows(1900)).map(({ seen }) => seen),
      [true, true],
    );
    const [early] = detectActions(blinkThenTurn, windows(1200));
    assert.equal(early!.seen, false);
    assert.equal(early!.at_ms, null);
    assert.ok(early!.elsewhere_ms! > 1200);
  });

  it('name another movement that came first in their window, but for a turn to the wrong side', () => {
    const window = (action: LivenessAction) => [{ action, start_ms: 1000, end_ms: 5000 }];
    const first = (looks: readonly Look[], action: LivenessAction) => {
      const [finding] = detectActions(clip(looks), window(action));
      assert.equal(finding!.seen, true);
      return finding!.preceded_by;
    };
    const nod = swing(10, 'pitch', -14, -5);
    const left = swing(16, 'yaw', 26);
    const right = swing(16, 'yaw', -26);
    assert.equal(first([...rest(20), ...nod, ...rest(6), ...left, ...rest(8)], 'turn_left'), 'nod');
    assert.equal(first([...rest(20), ...left, ...rest(6), ...nod, ...rest(8)], 'turn_left'), null);
    assert.equal(first([...rest(20), ...right, ...rest(15), ...left, ...rest(8)], 'turn_left'), null);
    const shake = [...swing(10, 'yaw', 28), ...swing(10, 'yaw', -28)];
    assert.equal(first([...rest(20), ...shake, ...rest(8)], 'turn_left'), 'shake');
    assert.equal(first([...rest(20), ...shake, ...rest(8)], 'turn_right'), 'shake');
    assert.equal(first([...rest(20), ...shake, ...rest(8)], 'shake'), null);
    const blink = held(2, { eyes: 0.05 });
    assert.equal(first([...rest(20), ...blink, ...rest(6), ...nod, ...rest(8)], 'nod'), null);
    assert.equal(first([...rest(20), ...blink, ...rest(6), ...nod, ...rest(8)], 'blink'), 'nod');
  });

  it('without windows must come in the order asked', () => {
    const order = (...asked: LivenessAction[]) => detectActions(blinkThenTurn, asked).map(({ seen }) => seen);
    assert.deepEqual(order('blink', 'turn_left'), [true, true]);
    assert.deepEqual(order('turn_left', 'blink'), [true, false]);
    assert.deepEqual(order('blink', 'blink'), [true, false]);
  });

  it('not seen tell how near the person came', () => {
    const [turn] = detectActions(clip([...rest(20), ...swing(16, 'yaw', -15), ...rest(8)]), ['turn_right']);
    assert.equal(turn!.seen, false);
    assert.ok(Math.abs(turn!.values.yaw! + 15) < 1);
  });

  it('are all missed in a clip without a face', () => {
    const empty = clip(rest(10)).map((signal) => ({ ...signal, faces: 0, face: null }));
    for (const { seen, values } of detectActions(empty, ['blink', 'nod', 'shake'])) {
      assert.equal(seen, false);
      assert.deepEqual(values, {});
    }
  });
});
