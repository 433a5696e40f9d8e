import type { ExplainedReason } from '@vidimus/contracts';
import { useText } from '../text/language.ts';
import { comparedIn } from './compared.ts';
import { Differences } from './differences.tsx';
import { Evidence } from './evidence.tsx';

/** One reason: what was seen, the place in the picture, the differing characters, and what to do. */
export function ReasonCard({ reason }: { reason: ExplainedReason }) {
  const text = useText();
  const compared = comparedIn(reason.params);
  return (
    <li class="reason" data-testid={`reason-${reason.code ?? 'neutral'}`}>
      <div class="said">
        <h2>{reason.title}</h2>
        {compared !== null && <Differences typed={compared.typed} printed={compared.printed} />}
        <p class="remedy">
          <b>{text.result.whatToDo}</b>
          <span data-testid="remedy">{reason.remedy}</span>
        </p>
      </div>
      {reason.evidence_url !== null && <Evidence url={reason.evidence_url} region={reason.region} />}
    </li>
  );
}
