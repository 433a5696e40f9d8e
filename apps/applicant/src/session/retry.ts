import { VidimusError } from '@vidimus/contracts/browser';

/** Waits between tries, in milliseconds: quick at first, then patient; about 45 s in all before a person is asked. */
export const retryDelaysMs: readonly number[] = [500, 1000, 2000, 4000, 8000, 15_000, 15_000];

/** Answers that say "not now" rather than "no". */
const passingStatuses: ReadonlySet<number> = new Set([408, 425, 502, 503, 504]);

/** Whether the same call may succeed a moment later. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof VidimusError)) return false;
  // 429 also answers a try inside a cooldown, which no quick repetition ends: only the rate limit's passes.
  if (error.code === 'network.unreachable' || error.code === 'request.too_many') return true;
  return 'status' in error && typeof error.status === 'number' && passingStatuses.has(error.status);
}

/** Waits, but no longer than until the browser says that the network is back. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
  });
}

/**
 * Runs a repeatable call until it succeeds, is refused for good, or the delays are used up.
 * Throws the last error.
 */
export async function retrying<T>(
  run: () => Promise<T>,
  onConnection: (state: 'fine' | 'retrying') => void,
  delaysMs: readonly number[] = retryDelaysMs,
  wait: (ms: number) => Promise<void> = pause,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      const value = await run();
      if (failures > 0) onConnection('fine');
      return value;
    } catch (error) {
      const delay = delaysMs[failures];
      if (!isPassing(error) || delay === undefined) {
        if (failures > 0) onConnection('fine');
        throw error;
      }
      onConnection('retrying');
      await wait(delay);
    }
  }
}
