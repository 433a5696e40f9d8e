import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawChallenge, longestChallengeMs } from './challenge.ts';
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

test('every action can come first, and the same draw gives the same challenge', () => {
  const { actions } = defaultPolicy.liveness;
  const firsts = actions.map((_, index) => {
    const drawn = () => drawChallenge(defaultPolicy, from([(index + 0.5) / actions.length]));
    assert.deepEqual(drawn(), drawn());
    return drawn().actions[0]?.action;
  });
  assert.deepEqual(firsts, actions);
});
