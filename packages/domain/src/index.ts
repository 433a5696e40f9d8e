export {
  type CapabilityAsked,
  capabilityAnswer,
  raiseLevel,
  unknownApplicantAnswer,
} from './capability.ts';
export { challengeEndMs, challengeTimes, type DrawnChallenge, drawChallenge } from './challenge.ts';
export { decide, technicalTrouble, type Verdict } from './decision.ts';
export { fileRuleOf, sidesFromFile } from './file-rule.ts';
export { measuredSteps, offeredRoutes, routeOf } from './liveness-route.ts';
export { type NewSession, newSession } from './new-session.ts';
export { defaultPolicy, loadPolicy } from './policy.ts';
export { attemptsOf, mayRequestReview, triesCountForMs } from './retry.ts';
export { transition } from './session.ts';
export type {
  Effect,
  Refusal,
  RefusalCode,
  SessionEvent,
  SessionEventType,
  SessionState,
  StepState,
  Transition,
} from './state.ts';
export { sidesAtFault, stepOf, stepsThatCure } from './step.ts';
export { isTerminal, transitionTable } from './table.ts';
