import type { HostedSession, SessionStatus, Step } from '@vidimus/contracts';
import { host } from '../embed/host.ts';
import { Heading } from '../page/heading.tsx';
import { type Mood, MoodIcon } from '../page/message.tsx';
import { keptSteps, openSteps, otherStep, serviceTrouble, standingReasons } from '../session/screen.ts';
import type { SessionControl } from '../session/use-session.ts';
import type { Text } from '../text/en.ts';
import { useText } from '../text/language.ts';
import { ReasonCard } from './reason-card.tsx';
import { ReviewRequest } from './review-request.tsx';
import { ReviewStatus } from './review-status.tsx';
import { WaitUntil } from './wait-until.tsx';

interface Verdict {
  readonly testId: string;
  readonly mood: Mood;
  readonly title: string;
  readonly lead: string;
}

const endings: Partial<
  Record<SessionStatus, { mood: Mood; name: 'review' | 'declined' | 'canceled' | 'redacted' | 'expired' }>
> = {
  in_review: { mood: 'calm', name: 'review' },
  declined: { mood: 'bad', name: 'declined' },
  canceled: { mood: 'calm', name: 'canceled' },
  redacted: { mood: 'calm', name: 'redacted' },
  expired: { mood: 'warn', name: 'expired' },
  abandoned: { mood: 'warn', name: 'expired' },
};

/** Title, lead and mood for a session that waits for no step at this moment. */
function verdictOf(session: HostedSession, { result }: Text): Verdict {
  const { status } = session;
  if (status === 'approved') {
    return {
      testId: 'result-approved',
      mood: 'good',
      title: result.approvedTitle,
      lead: result.approvedLead,
    };
  }
  if (status === 'cooldown') {
    return {
      testId: 'result-cooldown',
      mood: 'calm',
      title: result.cooldownTitle,
      lead: result.cooldownLead,
    };
  }
  const ending = endings[status];
  if (ending !== undefined) {
    const { name, mood } = ending;
    return {
      testId: `result-${status}`,
      mood,
      title: result[`${name}Title`],
      lead: result[`${name}Lead`],
    };
  }
  if (session.attempts.remaining === 0) {
    return { testId: 'result-used-up', mood: 'warn', title: result.usedUpTitle, lead: result.usedUpLead };
  }
  if (serviceTrouble(session) !== null && openSteps(session).length === 0) {
    return {
      testId: 'result-technical',
      mood: 'warn',
      title: result.technicalTitle,
      lead: result.technicalLead,
    };
  }
  const count = standingReasons(session).length;
  return { testId: 'result-redo', mood: 'warn', title: result.redoTitle, lead: result.redoLead(count) };
}

/** What is left, what stays, and the way on. */
function GoOn({ session, onGoOn }: { session: HostedSession; onGoOn: (instead: Step | null) => void }) {
  const text = useText();
  const [next] = openSteps(session);
  const other = otherStep(session);
  const kept = keptSteps(session);
  const going = session.status === 'resubmission_required' || session.status === 'requires_input';
  const waiting = session.status === 'cooldown';
  if ((!going && !waiting) || session.attempts.remaining === 0) return null;
  return (
    <div class="stack go-on">
      <p class="attempts" data-testid="attempts-left" data-remaining={session.attempts.remaining}>
        {text.result.attemptsLeft(session.attempts.remaining)}
      </p>
      {next !== undefined && kept.length > 0 && (
        <p class="kept" data-testid="kept-steps">
          {text.result.kept(kept.map((step) => text.progress[step]).join(text.result.listSeparator))}
        </p>
      )}
      {going && (
        <button
          type="button"
          class="button primary"
          data-testid="start-redo"
          data-step={next ?? ''}
          onClick={() => onGoOn(null)}
        >
          {next === undefined ? text.result.submitAgain : text.result.redo[next]}
        </button>
      )}
      {going && other !== null && (
        <button
          type="button"
          class="button"
          data-testid="start-other"
          data-step={other}
          onClick={() => onGoOn(other)}
        >
          {text.result.redoInstead[other]}
        </button>
      )}
    </div>
  );
}

function BackLink({ session }: { session: HostedSession }) {
  const text = useText();
  const over = !['resubmission_required', 'requires_input', 'created'].includes(session.status);
  if (!over) return null;
  if (host.hears)
    return (
      <button
        type="button"
        class="button"
        data-testid="close-frame"
        onClick={() => host.tell({ type: 'close' })}
      >
        {text.trust.embed.close}
      </button>
    );
  if (session.return_url === null) return <p class="hint">{text.result.closeHint}</p>;
  const primary = session.status === 'approved';
  return (
    <a
      class={primary ? 'button primary' : 'button'}
      href={session.return_url}
      target="_top"
      data-testid="return-link"
    >
      {text.result.back}
    </a>
  );
}

/** The outcome, what was seen for each reason, and what comes next. */
export function Result(props: {
  session: HostedSession;
  control: SessionControl;
  onGoOn: (instead: Step | null) => void;
}) {
  const text = useText();
  const { session, control } = props;
  const verdict = verdictOf(session, text);
  const explained = ['resubmission_required', 'requires_input', 'cooldown', 'declined'].includes(
    session.status,
  );
  const reasons = explained ? standingReasons(session) : [];
  const { next_allowed_at } = session.attempts;
  return (
    <section class={reasons.length > 0 ? 'sheet result wide' : 'message result'} data-testid={verdict.testId}>
      <div class="verdict">
        <MoodIcon mood={verdict.mood} />
        <div>
          <Heading>{verdict.title}</Heading>
          <p class="lead">{verdict.lead}</p>
        </div>
      </div>
      {next_allowed_at !== null && session.status === 'cooldown' && (
        <WaitUntil at={next_allowed_at} control={control} />
      )}
      {reasons.length > 0 && (
        <ol class="reasons" data-testid="result-reasons">
          {reasons.map((reason, index) => (
            <ReasonCard key={`${reason.code}-${index}`} reason={reason} />
          ))}
        </ol>
      )}
      <GoOn session={session} onGoOn={props.onGoOn} />
      {session.may_request_review && <ReviewRequest session={session} control={control} />}
      {session.review !== null && <ReviewStatus review={session.review} control={control} />}
      <BackLink session={session} />
    </section>
  );
}
