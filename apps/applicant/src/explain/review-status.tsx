import type { HostedReview } from '@vidimus/contracts';
import { useEffect } from 'preact/hooks';
import type { SessionControl } from '../session/use-session.ts';
import { useLanguage } from '../text/language.ts';
import { ReviewReply } from './review-reply.tsx';

/** How often an open case is looked at while the page is in front. */
const lookMs = 15_000;

function useLooking({ api, show }: SessionControl, open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const look = () => {
      // Unreachable: the next round asks again.
      if (!document.hidden) api.peek().then(show, () => undefined);
    };
    const timer = setInterval(look, lookMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [api, open, show]);
}

function Messages({ review }: { review: HostedReview }) {
  const { text, locale } = useLanguage();
  const words = text.trust.review;
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ol class="messages" data-testid="review-messages" aria-label={words.messages}>
      {review.messages.map((message, index) => (
        <li key={message.at} class={message.from} data-testid={`review-message-${index}`}>
          <p class="hint">
            {words.from[message.from]} ·{' '}
            <time dateTime={message.at}>{time.format(new Date(message.at))}</time>
          </p>
          <p class="words" lang={message.language}>
            {message.text}
          </p>
          {message.pictures.map((url, at) => (
            <img key={url} src={url} alt={words.picture(at + 1)} />
          ))}
        </li>
      ))}
    </ol>
  );
}

/** Where a human review stands: since when, until when, what was said, and the person's turn to answer. */
export function ReviewStatus({ review, control }: { review: HostedReview; control: SessionControl }) {
  const { text, locale } = useLanguage();
  const words = text.trust.review;
  useLooking(control, review.status === 'open' && review.waits_for === 'reviewer');
  const time = (at: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
  const asked = review.waits_for === 'applicant';
  return (
    <div class="human stack" data-testid="review-status" data-waits-for={review.waits_for ?? ''}>
      <div>
        <p class="hint">{words.opened(time(review.opened_at))}</p>
        {review.status === 'open' && review.due_at !== null && (
          <p data-testid="review-due">
            <time dateTime={review.due_at}>{words.due(time(review.due_at))}</time>
          </p>
        )}
      </div>
      {asked && (
        <div role="status">
          <h2>{words.yourTurn}</h2>
          <p>{words.yourTurnLead}</p>
        </div>
      )}
      {review.messages.length > 0 && <Messages review={review} />}
      {asked && <ReviewReply review={review} control={control} />}
    </div>
  );
}
