import type { Capability, CapabilityAnswer, CapabilityQuestion, Level, Policy } from '@vidimus/contracts';
import { levels } from '@vidimus/contracts';

/** `amount` in `currency`, whole units with decimals (not cents). */
export type CapabilityAsked = Pick<CapabilityQuestion, 'capability' | 'amount' | 'currency'>;

const rank = (level: Level | null): number => (level === null ? -1 : levels.indexOf(level));

/** The higher of the two: granting never lowers what an applicant already holds. */
export function raiseLevel(current: Level | null, granted: Level): Level {
  return current !== null && rank(current) >= rank(granted) ? current : granted;
}

/** The largest amount a level allows: undefined when not granted, null when unlimited. A level keeps what lower ones grant. */
function limitAt(level: Level | null, capability: Capability, policy: Policy): number | null | undefined {
  const granted = levels
    .filter((candidate) => rank(candidate) <= rank(level))
    .map((candidate) => policy.levels[candidate].grants[capability])
    .filter((limit) => limit !== undefined)
    .map((limit) => limit.per_transaction);
  if (granted.length === 0) return undefined;
  return granted.includes(null) ? null : Math.max(...granted.filter((limit) => limit !== null));
}

function allows(level: Level | null, question: CapabilityAsked, policy: Policy): boolean {
  const limit = limitAt(level, question.capability, policy);
  return limit === null || (limit !== undefined && question.amount <= limit);
}

/** The lowest level that allows the amount; null when none does. */
function requiredLevel(question: CapabilityAsked, policy: Policy): Level | null {
  return levels.find((level) => allows(level, question, policy)) ?? null;
}

/**
 * May a person at this level do this? `required_level` names the lowest level that would allow it, null when none
 * does; `limit` is the largest amount at the present level, null when unlimited or not granted.
 */
export function capabilityAnswer(
  level: Level | null,
  question: CapabilityAsked,
  policy: Policy,
): CapabilityAnswer {
  if (question.currency !== policy.currency) {
    return { allowed: false, level, required_level: null, limit: null, because: 'currency_unsupported' };
  }
  const limit = limitAt(level, question.capability, policy);
  const required_level = requiredLevel(question, policy);
  if (limit === undefined)
    return { allowed: false, level, required_level, limit: null, because: 'level_too_low' };
  if (allows(level, question, policy))
    return { allowed: true, level, required_level, limit, because: 'granted' };
  return { allowed: false, level, required_level, limit, because: 'limit_exceeded' };
}

/** The answer for an `external_id` that nobody registered. */
export function unknownApplicantAnswer(question: CapabilityAsked, policy: Policy): CapabilityAnswer {
  const answer = capabilityAnswer(null, question, policy);
  return { ...answer, allowed: false, because: 'applicant_unknown' };
}
