import type { CheckResult, Reason, ReasonCode } from '@vidimus/contracts';
import { newSession } from './new-session.ts';
import { defaultPolicy } from './policy.ts';
import { transition } from './session.ts';
import type { Effect, Refusal, SessionEvent, SessionState } from './state.ts';

/** Building blocks of this package's tests. */
export const start = new Date('2026-03-02T09:00:00.000Z');
export const minutesLater = (minutes: number, from: Date = start) =>
  new Date(from.getTime() + minutes * 60_000);

export function reason(code: ReasonCode, subject?: 'document_front' | 'document_back' | 'liveness'): Reason {
  const points = [
    [10, 10],
    [40, 10],
    [40, 40],
    [10, 40],
  ];
  const region = subject === undefined ? null : { subject, points, image_width: 100, image_height: 60 };
  return { code, params: {}, region };
}

export function result(check: string, outcome: CheckResult['result'], reasons: Reason[] = []): CheckResult {
  return {
    check,
    version: 1,
    result: outcome,
    value: null,
    threshold: null,
    unit: '',
    region: null,
    reasons,
  };
}

export const allPassed: CheckResult[] = [
  result('data/name', 'passed'),
  result('document/focus', 'passed'),
  result('face/match', 'passed'),
  result('liveness/challenge', 'passed'),
];
export const missedBlink: CheckResult[] = [
  ...allPassed.slice(0, 3),
  result('liveness/challenge', 'failed', [reason('liveness.challenge.missed', 'liveness')]),
];

export function created(
  level: 'L1' | 'L2',
  previous: SessionState | null = null,
  now: Date = start,
): SessionState {
  const made = newSession(
    {
      level,
      applicantLevel: null,
      dataKnown: false,
      sidesNeeded: ['front', 'back'],
      expiresAt: minutesLater(defaultPolicy.session.ttl_minutes, now).toISOString(),
      previous,
    },
    defaultPolicy,
    now,
  );
  if (!made.ok) throw new Error(made.refusal.code);
  return made.state;
}

/** Applies events that must all be accepted; returns the last state and every effect. */
export function play(
  state: SessionState,
  events: readonly SessionEvent[],
  now: Date = start,
): { state: SessionState; effects: Effect[] } {
  const effects: Effect[] = [];
  let current = state;
  for (const event of events) {
    const next = transition(current, event, defaultPolicy, now);
    if (!next.ok) throw new Error(`${event.type} in ${current.status}: ${next.refusal.code}`);
    current = next.state;
    effects.push(...next.effects);
  }
  return { state: current, effects };
}

export function refusalOf(state: SessionState, event: SessionEvent, now: Date = start): Refusal {
  const next = transition(state, event, defaultPolicy, now);
  if (next.ok) throw new Error(`${event.type} in ${state.status} was accepted`);
  return next.refusal;
}

export const data: SessionEvent = { type: 'data_submitted', sides_needed: ['front', 'back'], reasons: [] };
export const front: SessionEvent = { type: 'document_uploaded', side: 'front' };
export const back: SessionEvent = { type: 'document_uploaded', side: 'back' };
export const liveness: SessionEvent = { type: 'liveness_uploaded' };
export const submitted: SessionEvent = { type: 'submitted' };
export const failedTry: SessionEvent[] = [liveness, submitted, { type: 'checked', results: missedBlink }];

/** An L2 session with all steps done, ready to be submitted. */
export function ready(): SessionState {
  return play(created('L2'), [{ type: 'opened' }, data, front, back, liveness]).state;
}
