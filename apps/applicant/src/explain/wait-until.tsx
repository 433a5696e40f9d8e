import { useEffect, useState } from 'preact/hooks';
import type { SessionControl } from '../session/use-session.ts';
import { useLanguage } from '../text/language.ts';
import { countdownText } from './countdown.ts';

/** Asked again this long after the wait's end, should the server's clock be a little behind. */
const againMs = 3000;

/** Counts down to the next allowed try, then asks the server. */
export function WaitUntil({ at, control }: { at: string; control: SessionControl }) {
  const { text, locale } = useLanguage();
  const { api, show } = control;
  const due = Date.parse(at);
  const [left, setLeft] = useState(() => due - Date.now());
  useEffect(() => {
    let askedAt = 0;
    const timer = setInterval(() => {
      const now = Date.now();
      setLeft(due - now);
      if (now < due || now - askedAt < againMs) return;
      askedAt = now;
      // Still waiting or unreachable: the next round asks again.
      api.peek().then(show, () => undefined);
    }, 1000);
    return () => clearInterval(timer);
  }, [api, due, show]);
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(due);
  return (
    <div class="wait" data-testid="cooldown">
      <p class="clock" role="timer" data-testid="countdown">
        {countdownText(left)}
      </p>
      <p>
        <time dateTime={at} data-testid="next-allowed">
          {text.result.cooldownUntil(time)}
        </time>
      </p>
    </div>
  );
}
