import { useEffect, useState } from 'preact/hooks';
import { Heading } from '../page/heading.tsx';
import { pollDelayMs, slowAfterMs } from '../session/poll.ts';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';

/** Looks again and again until the session moves on; at once when the page comes back to the front. */
function usePolling({ api, show }: SessionControl): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    let gone = false;
    let timer = 0;
    let [looks, failures] = [0, 0];
    const schedule = () => {
      clearTimeout(timer);
      timer = window.setTimeout(look, pollDelayMs(looks, failures));
    };
    const look = async () => {
      looks += 1;
      try {
        const session = await api.peek();
        failures = 0;
        if (!gone && session.status !== 'processing') return show(session);
      } catch {
        failures += 1;
      }
      if (!gone) schedule();
    };
    const onVisible = () => {
      if (document.hidden) return;
      looks = 0;
      schedule();
    };
    const slowTimer = window.setTimeout(() => setSlow(true), slowAfterMs);
    document.addEventListener('visibilitychange', onVisible);
    schedule();
    return () => {
      gone = true;
      clearTimeout(timer);
      clearTimeout(slowTimer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [api, show]);
  return slow;
}

export function Waiting({ control }: { control: SessionControl }) {
  const text = useText();
  const slow = usePolling(control);
  return (
    <section class="message" data-testid="waiting" aria-busy="true">
      <div class="spinner" />
      <Heading>{text.waiting.title}</Heading>
      <p class="lead" role="status">
        {slow ? text.waiting.slow : text.waiting.lead}
      </p>
    </section>
  );
}
