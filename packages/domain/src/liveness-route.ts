import type { LivenessRoute, Policy, Step } from '@vidimus/contracts';
import type { Change } from './outcome.ts';
import type { SessionEvent, SessionState } from './state.ts';
import { afterLiveness } from './steps-progress.ts';

/** The way through the face step that a session takes. */
export const routeOf = (state: SessionState): LivenessRoute => state.liveness_route ?? 'gestures';

/** The ways that a person may choose, as the policy offers them at the session's level; none without a face step. */
export function offeredRoutes({ level, steps }: SessionState, { liveness }: Policy): LivenessRoute[] {
  if (steps.liveness === undefined) return [];
  const { spoken, reviewer } = liveness.routes ?? {};
  return [
    'gestures',
    ...(spoken ? (['spoken'] as const) : []),
    ...(reviewer?.levels.includes(level) ? (['reviewer'] as const) : []),
  ];
}

/** The steps of which something was measured: on the reviewer's way there is no face. */
export function measuredSteps(state: SessionState, policy: Policy): Step[] {
  const { steps } = policy.levels[state.level];
  return steps.filter((step) => step !== 'liveness' || routeOf(state) !== 'reviewer');
}

/** The face step is done by choosing the reviewer; who comes back from there has it to do. */
export function routeChosen(
  state: SessionState,
  { route, note }: Extract<SessionEvent, { type: 'route_chosen' }>,
): Change {
  const { route_note: _, ...rest } = state;
  const chosen: SessionState = { ...rest, liveness_route: route };
  if (route === 'reviewer') {
    const after = { ...afterLiveness(chosen), route_note: note };
    return { branch: null, state: after, effects: [{ effect: 'erase_clip' }] };
  }
  if (routeOf(state) !== 'reviewer') return { branch: null, state: chosen, effects: [] };
  return { branch: null, state: { ...chosen, steps: { ...chosen.steps, liveness: 'todo' } }, effects: [] };
}
