import { checkedBy, type Policy, PolicySchema, VidimusError } from '@vidimus/contracts';
import defaultPolicyFile from '../policy.default.json' with { type: 'json' };
import { longestChallengeMs } from './challenge.ts';

function refuse(pointer: string, message: string): never {
  throw new VidimusError('policy.invalid', `${pointer}: ${message}`, {
    where: pointer,
  });
}

/** What the schema cannot say: rules between two settings. */
function checkSense(policy: Policy): void {
  const { liveness, retry, session, levels } = policy;
  if (liveness.pause_ms_min > liveness.pause_ms_max) {
    refuse('/liveness/pause_ms_min', `is larger than pause_ms_max (${liveness.pause_ms_max})`);
  }
  if (liveness.count > liveness.actions.length) {
    refuse('/liveness/count', `asks for more actions than the ${liveness.actions.length} named in actions`);
  }
  if (longestChallengeMs(liveness) > liveness.deadline_ms) {
    refuse(
      '/liveness/deadline_ms',
      `is shorter than the longest challenge (${longestChallengeMs(liveness)} ms)`,
    );
  }
  const spoken = liveness.routes?.spoken;
  if (spoken && longestChallengeMs({ ...liveness, ...spoken }) > spoken.deadline_ms) {
    refuse(
      '/liveness/routes/spoken/deadline_ms',
      `is shorter than the longest challenge (${longestChallengeMs({ ...liveness, ...spoken })} ms)`,
    );
  }
  let waits = 0;
  for (let failed = 1; failed < retry.max_attempts; failed += 1) {
    waits += retry.cooldown_minutes[Math.min(failed, retry.cooldown_minutes.length) - 1] ?? 0;
  }
  if (waits >= session.ttl_minutes) {
    refuse('/session/ttl_minutes', `ends before the waits between all tries are over (${waits} minutes)`);
  }
  if (levels.L1.requires_level !== null)
    refuse('/levels/L1/requires_level', 'L1 is the first level: must be null');
  if (levels.L2.requires_level === 'L2') refuse('/levels/L2/requires_level', 'a level cannot require itself');
}

/**
 * Checks a parsed policy file. An unknown or misspelt key, a wrong type or settings that contradict each other stop
 * the start.
 * @throws VidimusError `policy.invalid`; `where` is the JSON pointer of the setting at fault.
 */
export function loadPolicy(json: unknown): Policy {
  const policy = checkedBy(PolicySchema, json, 'policy.invalid');
  checkSense(policy);
  return policy;
}

/** The policy that holds when the operator writes none. */
export const defaultPolicy: Policy = loadPolicy(defaultPolicyFile);
