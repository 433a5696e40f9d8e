import { textDifferences } from '@vidimus/contracts/browser';
import { useText } from '../text/language.ts';

/** Typed and printed text one above the other, with the characters that differ marked by shape and colour. */
export function Differences({ typed, printed }: { typed: string; printed: string }) {
  const text = useText();
  const runs = textDifferences(typed, printed);
  const row = (side: 'typed' | 'printed') =>
    runs.map((run, index) => {
      const part = run[side];
      const key = `${index}-${part}`;
      if (run.same) return <span key={key}>{part}</span>;
      // An absent character still gets a place, or nobody sees where it is missing.
      return <mark key={key}>{part === '' ? '\u00a0' : part}</mark>;
    });
  return (
    <div data-testid="differences">
      <dl class="differences">
        <div>
          <dt>{text.result.typed}</dt>
          <dd data-testid="difference-typed">
            <span class="unseen">{typed}</span>
            <span aria-hidden="true">{row('typed')}</span>
          </dd>
        </div>
        <div>
          <dt>{text.result.printed}</dt>
          <dd data-testid="difference-printed">
            <span class="unseen">{printed}</span>
            <span aria-hidden="true">{row('printed')}</span>
          </dd>
        </div>
      </dl>
      {runs
        .filter((run) => !run.same)
        .map((run, index) => (
          <p class="unseen" key={`${index}-${run.typed}`}>
            {text.result.differs(run.typed || text.result.nothing, run.printed || text.result.nothing)}
          </p>
        ))}
    </div>
  );
}
