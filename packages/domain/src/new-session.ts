import type { DocumentSide, Level, Policy, Step } from '@vidimus/contracts';
import { levels } from '@vidimus/contracts';
import { carriedTries } from './retry.ts';
import type { SessionState, StepState, Transition } from './state.ts';

export interface NewSession {
  readonly level: Level;
  /** The level that the applicant holds now. */
  readonly applicantLevel: Level | null;
  /** True when L1 data are on file: the data step is then done from the start. */
  readonly dataKnown: boolean;
  /** Sides that the typed document kind needs; empty while no kind is known. */
  readonly sidesNeeded: readonly DocumentSide[];
  /** ISO instant. */
  readonly expiresAt: string;
  /** The applicant's latest session of this level, or null: its failed tries carry over for a while. */
  readonly previous: SessionState | null;
}

function firstSteps(asked: readonly Step[], dataKnown: boolean): Partial<Record<Step, StepState>> {
  return Object.fromEntries(asked.map((step) => [step, step === 'data' && dataKnown ? 'done' : 'todo']));
}

/**
 * A session in status `created`. Refused with `session.level_required` when the policy asks for another level first
 * and the applicant does not hold it.
 */
export function newSession(input: NewSession, policy: Policy, now: Date): Transition {
  const { steps, requires_level } = policy.levels[input.level];
  const tries = carriedTries(input.previous, policy, now);
  const held = input.applicantLevel === null ? -1 : levels.indexOf(input.applicantLevel);
  if (requires_level !== null && held < levels.indexOf(requires_level)) {
    const remaining = policy.retry.max_attempts - tries.attempts_used;
    return {
      ok: false,
      refusal: {
        code: 'session.level_required',
        status: 'created',
        next_allowed_at: null,
        remaining,
        missing: [],
      },
    };
  }
  // An L1 session is about typing the data anew, even when some are on file.
  const dataKnown = input.dataKnown && steps.length > 1;
  const state: SessionState = {
    status: 'created',
    level: input.level,
    steps: firstSteps(steps, dataKnown),
    sides_needed: input.sidesNeeded,
    sides_uploaded: [],
    ...tries,
    reasons: [],
    technical: null,
    expires_at: input.expiresAt,
  };
  return {
    ok: true,
    state,
    effects: [{ effect: 'emit', type: 'verification_session.created', data: { level: input.level } }],
  };
}
