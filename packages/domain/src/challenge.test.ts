import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { challengeEndMs, drawChallenge, longestChallengeMs } from './challenge.ts';
import { defaultPolicy } from './policy.ts';

/** A random source out of a list of fractions, so that fast-check can shrink it. */
const from = (fractions: readonly number[]) => {
  let index = 0;
  return (min: number, maxExclusive: number) => {
    const fraction = fractions[index++ % fractions.length] ?? 0;
    return min + Math.floor(fraction * (maxExclusive - min));
  };
};
const fractions = fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), {
  minLength: 1,
  maxLength: 12,
});

test('a challenge has distinct actions of the policy, in windows that follow each other inside the deadline', () => {
  const { liveness } = defaultPolicy;
  fc.assert(
    fc.property(fractions, (drawn) => {
      const { actions, neutral_ms } = drawChallenge(defaultPolicy, from(drawn));
      assert.equal(new Set(actions.map(({ action }) => action)).size, liveness.count);
      let end = neutral_ms;
      for (const { action, start_ms, end_ms } of actions) {
        assert.ok(liveness.actions.includes(action));
        const pause = start_ms - end;
        assert.ok(pause >= liveness.pause_ms_min && pause <= liveness.pause_ms_max);
        assert.equal(end_ms - start_ms, liveness.window_ms);
        end = end_ms;
      }
      assert.ok(end <= longestChallengeMs(liveness) && end <= liveness.deadline_ms);
    }),
  );
});

const colourful = { ...defaultPolicy, liveness: { ...defaultPolicy.liveness, flash: true } };

test('colours follow the actions, no two alike in succession, and the camera is asked last', () => {
  fc.assert(
    fc.property(fractions, (drawn) => {
      const challenge = drawChallenge(colourful, from(drawn));
      const flash = challenge.flash!;
      assert.ok(flash.start_ms > challenge.actions.at(-1)!.end_ms);
      assert.equal(flash.colours.length, 8);
      for (const [at, colour] of flash.colours.entries()) assert.notEqual(colour, flash.colours[at + 1]);
      assert.ok(1000 / flash.step_ms <= 3, 'WCAG 2.3.1: at most three flashes a second');
      const camera = challenge.camera_switch!;
      assert.ok(camera.at_ms > flash.start_ms + 8 * flash.step_ms && camera.end_ms > camera.at_ms);
      assert.equal(challengeEndMs(challenge), camera.end_ms);
      assert.ok(camera.end_ms <= longestChallengeMs(colourful.liveness));
    }),
  );
});

test('without colours there is one action more, a repeated one where the policy names no other', () => {
  const { liveness } = colourful;
  const without = drawChallenge(colourful, from([0.3, 0.6]), { flash: false });
  assert.equal(without.flash, null);
  assert.equal(without.actions.length, liveness.count + 1);
  const turns = { ...colourful, liveness: { ...liveness, actions: ['nod' as const], count: 1 } };
  assert.deepEqual(
    drawChallenge(turns, from([0.5]), { flash: false }).actions.map(({ action }) => action),
    ['nod', 'nod'],
  );
  assert.equal(drawChallenge(defaultPolicy, from([0.3]), { flash: false }).actions.length, liveness.count);
});

test('a policy that looks for no signs of the camera asks it for nothing', () => {
  const quiet = { ...defaultPolicy, liveness: { ...defaultPolicy.liveness, camera_signs: false } };
  const challenge = drawChallenge(quiet, from([0.4]));
  assert.equal(challenge.camera_switch, null);
  assert.equal(challengeEndMs(challenge), challenge.actions.at(-1)!.end_ms);
});

test('every action can come first, and the same draw gives the same challenge', () => {
  const { actions } = defaultPolicy.liveness;
  const firsts = actions.map((_, index) => {
    const drawn = () => drawChallenge(defaultPolicy, from([(index + 0.5) / actions.length]));
    assert.deepEqual(drawn(), drawn());
    return drawn().actions[0]?.action;
  });
  assert.deepEqual(firsts, actions);
});
