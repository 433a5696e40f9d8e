import {
  type CameraSwitch,
  type Flash,
  type FlashColour,
  flashColours,
  type LivenessAction,
  type LivenessRoute,
  type Policy,
} from '@vidimus/contracts';

/** Times are milliseconds from the first captured frame, as in the wire's `Challenge`. */
export interface DrawnChallenge {
  readonly actions: { action: LivenessAction; start_ms: number; end_ms: number }[];
  readonly neutral_ms: number;
  readonly flash: Flash | null;
  readonly camera_switch: CameraSwitch | null;
}

/** Uniform integer in [min, maxExclusive). */
type RandomInt = (min: number, maxExclusive: number) => number;

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

/**
 * Eight colours, two a second: at most one pair of opposing changes a second, where WCAG 2.2 (2.3.1) allows three. The
 * face is at rest again half a second before the first.
 */
const flashCount = 8;
const flashStepMs = 500;
const flashPauseMs = 500;

/** The camera is asked for another size when the last movement is surely over, and has so long to follow. */
const switchPauseMs = 600;
const switchMs = 1800;
const switchSizes = [
  [320, 240],
  [352, 288],
  [480, 360],
] as const;

/** The longest time that a challenge of this policy can take, in milliseconds. */
export function longestChallengeMs(liveness: Omit<Policy['liveness'], 'deadline_ms' | 'routes'>): number {
  const perAction = liveness.pause_ms_max + liveness.window_ms;
  const flash = liveness.flash ? Math.max(perAction, flashPauseMs + flashCount * flashStepMs) : 0;
  const camera = liveness.camera_signs ? switchPauseMs + switchMs : 0;
  return neutralMs + liveness.count * perAction + flash + camera;
}

/** When all that a challenge asks for is over, in milliseconds. */
export function challengeEndMs(drawn: Pick<DrawnChallenge, 'actions'> & Partial<DrawnChallenge>): number {
  const actions = Math.max(...drawn.actions.map(({ end_ms }) => end_ms));
  return drawn.camera_switch?.end_ms ?? Math.max(actions, flashEndMs(drawn.flash));
}

const flashEndMs = (flash: Flash | null | undefined): number =>
  flash ? flash.start_ms + flash.colours.length * flash.step_ms : 0;

/** Colours in random order, no two alike in succession. */
function drawFlash(afterMs: number, randomInt: RandomInt): Flash {
  const palette = Object.keys(flashColours) as FlashColour[];
  const colours: FlashColour[] = [];
  while (colours.length < flashCount) {
    const others = palette.filter((colour) => colour !== colours.at(-1));
    colours.push(others[randomInt(0, others.length)]!);
  }
  return { start_ms: afterMs + flashPauseMs, step_ms: flashStepMs, colours };
}

function drawSwitch(afterMs: number, randomInt: RandomInt): CameraSwitch {
  const [width, height] = switchSizes[randomInt(0, switchSizes.length)]!;
  const at_ms = afterMs + switchPauseMs;
  return { at_ms, width, height, end_ms: at_ms + switchMs };
}

/**
 * Draws distinct actions in random order with random pauses between their windows, and what the policy asks for besides.
 * @param randomInt pass `node:crypto`'s `randomInt`: a guessable challenge can be recorded beforehand.
 * @param flash `false` where the person wants no colours, or they could not be seen before: one action more in their
 *   place, a repeated one where the policy names no other
 */
export function drawChallenge(
  policy: Policy,
  randomInt: RandomInt,
  { flash = true, route = 'gestures' }: { flash?: boolean; route?: LivenessRoute } = {},
): DrawnChallenge {
  const { actions: pool, count, pause_ms_min, pause_ms_max } = policy.liveness;
  const { window_ms } = challengeTimes(policy, route);
  const instead = policy.liveness.flash && !flash ? 1 : 0;
  const left = [...pool];
  const actions: DrawnChallenge['actions'] = [];
  let at = neutralMs;
  while (actions.length < count + instead) {
    // A policy that names no other action has one of them made again.
    if (left.length === 0 && instead > 0) left.push(...pool);
    const [action] = left.splice(randomInt(0, left.length), 1);
    if (action === undefined) throw new Error('the policy asks for more actions than it names');
    const start_ms = at + randomInt(pause_ms_min, pause_ms_max + 1);
    at = start_ms + window_ms;
    actions.push({ action, start_ms, end_ms: at });
  }
  const colours = policy.liveness.flash && flash ? drawFlash(at, randomInt) : null;
  const shown = Math.max(at, flashEndMs(colours));
  return {
    actions,
    neutral_ms: neutralMs,
    flash: colours,
    camera_switch: policy.liveness.camera_signs ? drawSwitch(shown, randomInt) : null,
  };
}
