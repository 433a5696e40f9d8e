import type { DocumentSide, PictureSource, Policy, Reason, Step } from '@vidimus/contracts';
import type { SessionState, StepState } from './state.ts';
import { sidesAtFault, stepOf, stepsThatCure } from './step.ts';

type Steps = Partial<Record<Step, StepState>>;

const entriesOf = (steps: SessionState['steps']) => Object.entries(steps) as [Step, StepState][];

/** Steps that still keep the session from being submitted. */
export function missingSteps(state: SessionState): Step[] {
  return entriesOf(state.steps)
    .filter(([, progress]) => progress !== 'done')
    .map(([step]) => step);
}

/** Marks a step done, and with it the failed steps all of whose reasons this step cures as well. */
function withDone(state: SessionState, done: Step): Steps {
  const steps: Steps = { ...state.steps, [done]: 'done' };
  for (const [step, progress] of entriesOf(state.steps)) {
    if (progress !== 'redo' || step === done) continue;
    const reasons = state.reasons.filter((reason) => stepOf(reason) === step);
    if (reasons.length > 0 && reasons.every((reason) => stepsThatCure(reason).includes(done)))
      steps[step] = 'done';
  }
  return steps;
}

function withSides(
  state: SessionState,
  needed: readonly DocumentSide[],
  uploaded: readonly DocumentSide[],
): SessionState {
  const sides = { sides_needed: [...needed], sides_uploaded: [...uploaded] };
  const complete = needed.length > 0 && needed.every((side) => uploaded.includes(side));
  if (state.steps.document === undefined) return { ...state, ...sides };
  if (complete) return { ...state, ...sides, steps: withDone(state, 'document') };
  const document = state.steps.document === 'redo' ? 'redo' : 'todo';
  return { ...state, ...sides, steps: { ...state.steps, document } };
}

/**
 * New typed data. A fixable finding leaves the step open; one that policy does not send to a retake (too young) does
 * not, because typing again is no cure: it is decided on submission.
 */
export function afterData(
  state: SessionState,
  sidesNeeded: readonly DocumentSide[],
  found: readonly Reason[],
  policy: Policy,
): SessionState {
  const { by_reason, default: otherwise } = policy.consequences;
  const fixable = found.some((reason) => (by_reason[reason.code] ?? otherwise).startsWith('retake'));
  const sidesChanged = sidesNeeded.join() !== state.sides_needed.join();
  const next: SessionState = fixable
    ? { ...state, steps: { ...state.steps, data: state.steps.data === 'todo' ? 'todo' : 'redo' } }
    : { ...state, steps: withDone(state, 'data'), technical: null };
  return sidesChanged ? withSides(next, sidesNeeded, state.sides_uploaded) : next;
}

const without = (sides: readonly DocumentSide[], side: DocumentSide) => sides.filter((have) => have !== side);

export function afterDocumentSide(
  state: SessionState,
  side: DocumentSide,
  source: PictureSource = 'camera',
): SessionState {
  const { sides_from_file = [], ...rest } = state;
  const files = [...without(sides_from_file, side), ...(source === 'file' ? [side] : [])];
  const after = withSides(rest, rest.sides_needed, [...without(rest.sides_uploaded, side), side]);
  return { ...after, ...(files.length > 0 ? { sides_from_file: files } : {}), technical: null };
}

export function afterLiveness(state: SessionState): SessionState {
  return { ...state, steps: withDone(state, 'liveness'), technical: null };
}

/**
 * Opens the failed steps again and keeps the rest. When none of `redo` is asked here, all steps open: a try that
 * failed must never be repeatable unchanged.
 */
export function afterFailure(
  state: SessionState,
  redo: readonly Step[],
  reasons: readonly Reason[],
): SessionState {
  const asked = entriesOf(state.steps).map(([step]) => step);
  const failed = asked.filter((step) => redo.includes(step));
  const steps: Steps = { ...state.steps };
  for (const step of failed.length > 0 ? failed : asked) steps[step] = 'redo';
  if (steps.document !== 'redo') return { ...state, steps, reasons };
  const faulty = sidesAtFault(reasons, state.sides_needed);
  const kept = faulty.length === 0 ? [] : state.sides_uploaded.filter((side) => !faulty.includes(side));
  return { ...state, steps, reasons, sides_uploaded: kept };
}
