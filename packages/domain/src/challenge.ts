import type { LivenessAction, Policy } from '@vidimus/contracts';

/** Times are milliseconds from the first captured frame, as in the wire's `Challenge`. */
export interface DrawnChallenge {
  readonly actions: { action: LivenessAction; start_ms: number; end_ms: number }[];
  readonly neutral_ms: number;
}

/**
 * Straight look before the first action, in milliseconds. The open-eye ratio differs between people, so blinks are
 * judged against this person's own: at 10 frames a second it gives some fifteen frames.
 */
const neutralMs = 1500;

/** The longest time that a challenge of this policy can take, in milliseconds. */
export function longestChallengeMs(liveness: Policy['liveness']): number {
  return neutralMs + liveness.count * (liveness.pause_ms_max + liveness.window_ms);
}

/**
 * Draws distinct actions in random order with random pauses between their windows.
 * @param randomInt uniform integer in [min, maxExclusive); pass `node:crypto`'s `randomInt`: a guessable challenge can
 *   be recorded beforehand.
 */
export function drawChallenge(
  policy: Policy,
  randomInt: (min: number, maxExclusive: number) => number,
): DrawnChallenge {
  const { actions: pool, count, window_ms, pause_ms_min, pause_ms_max } = policy.liveness;
  const left = [...pool];
  const actions: DrawnChallenge['actions'] = [];
  let at = neutralMs;
  while (actions.length < count) {
    const [action] = left.splice(randomInt(0, left.length), 1);
    if (action === undefined) throw new Error('the policy asks for more actions than it names');
    const start_ms = at + randomInt(pause_ms_min, pause_ms_max + 1);
    at = start_ms + window_ms;
    actions.push({ action, start_ms, end_ms: at });
  }
  return { actions, neutral_ms: neutralMs };
}
