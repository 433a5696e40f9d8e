import type { LivenessAction, LivenessRoute, Policy } from '@vidimus/contracts';

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

/** Length of a window and time to answer, as spoken cues need them where those are chosen. */
export function challengeTimes(
  { liveness }: Pick<Policy, 'liveness'>,
  route: LivenessRoute,
): { window_ms: number; deadline_ms: number } {
  return route === 'spoken' && liveness.routes?.spoken ? liveness.routes.spoken : liveness;
}

/** The longest time that a challenge of this policy can take, in milliseconds. */
export function longestChallengeMs(liveness: Omit<Policy['liveness'], 'deadline_ms' | 'routes'>): number {
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
  route: LivenessRoute = 'gestures',
): DrawnChallenge {
  const { actions: pool, count, pause_ms_min, pause_ms_max } = policy.liveness;
  const { window_ms } = challengeTimes(policy, route);
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
