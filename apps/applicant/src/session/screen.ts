import type { DocumentSide, ExplainedReason, HostedSession, Step } from '@vidimus/contracts';

/** What the page shows. `submit` is not drawn: the page submits by itself and waits. */
export type Screen =
  | { readonly name: 'data' }
  | { readonly name: 'document'; readonly side: DocumentSide }
  | { readonly name: 'liveness' }
  | { readonly name: 'submit' }
  | { readonly name: 'waiting' }
  | { readonly name: 'result' };

/** Steps that are still to do, in the order in which the session lists them. */
export function openSteps(session: HostedSession): Step[] {
  return session.steps.filter((view) => view.state !== 'done').map((view) => view.step);
}

/** A neutral reason has no code. */
const isService = (reason: ExplainedReason) => reason.code?.startsWith('service.') ?? false;

/** Trouble on the server's side: a new try costs nothing and needs no new picture. */
export function serviceTrouble(session: HostedSession): ExplainedReason | null {
  return session.reasons.find(isService) ?? null;
}

function sideToTake(session: HostedSession): DocumentSide {
  const missing = session.document_sides.find((view) => !view.uploaded) ?? session.document_sides[0];
  return missing?.side ?? 'front';
}

/** The step that a person may do in place of the next one, when it cures all that is open there as well; else null. */
export function otherStep(session: HostedSession): Step | null {
  const [next] = openSteps(session);
  const open = session.reasons.filter((reason) => reason.step === next);
  const other = open[0]?.other_step ?? null;
  return open.every((reason) => reason.other_step === other) ? other : null;
}

function nextStep(session: HostedSession, instead: Step | null): Screen {
  const [first] = openSteps(session);
  const step = instead !== null && instead === otherStep(session) ? instead : first;
  if (step === undefined) return { name: 'submit' };
  return step === 'document' ? { name: 'document', side: sideToTake(session) } : { name: step };
}

/**
 * The screen for a session.
 * @param goingOn the person has read the last result and pressed on; a reload forgets it and shows the result again.
 * @param instead the step that they chose in place of the next one, where there is a choice.
 */
export function screenFor(session: HostedSession, goingOn: boolean, instead: Step | null = null): Screen {
  switch (session.status) {
    case 'created':
    case 'requires_input': {
      const used = session.may_request_review && session.attempts.remaining === 0;
      const stuck = serviceTrouble(session) !== null && openSteps(session).length === 0;
      return !goingOn && (stuck || used) ? { name: 'result' } : nextStep(session, instead);
    }
    case 'resubmission_required': {
      if (session.attempts.remaining === 0) return { name: 'result' };
      const redone = openSteps(session).length === 0 && serviceTrouble(session) === null;
      return goingOn || redone ? nextStep(session, instead) : { name: 'result' };
    }
    case 'processing':
      return { name: 'waiting' };
    default:
      return { name: 'result' };
  }
}

/** The page itself tells of camera trouble, where it happens. */
const isCapture = (reason: ExplainedReason) => reason.code?.startsWith('capture.') ?? false;

/**
 * Reasons that still matter. While the person can go on, those of steps that were done again since are gone, and
 * technical trouble stands alone. A final decision keeps them all.
 */
export function standingReasons(session: HostedSession): ExplainedReason[] {
  const reasons = session.reasons.filter((reason) => !isCapture(reason));
  const goesOn = ['requires_input', 'resubmission_required', 'cooldown'].includes(session.status);
  if (!goesOn || session.attempts.remaining === 0) return reasons;
  const open = openSteps(session);
  const service = serviceTrouble(session);
  if (open.length === 0) return service === null ? reasons : [service];
  return reasons.filter(
    (reason) => !isService(reason) && (reason.step === null || open.includes(reason.step)),
  );
}

/** Steps that stay good although the submission failed. */
export function keptSteps(session: HostedSession): Step[] {
  return session.steps.filter((view) => view.state === 'done').map((view) => view.step);
}
