import type { HostedReview } from '@vidimus/contracts';
import { useState } from 'preact/hooks';
import { FileChoice } from '../capture/file-choice.tsx';
import { failureWords } from '../session/failure-words.ts';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';

/** Longest reply that the server takes (`ReviewReplySchema`). */
const longestReply = 1000;

/** The person's answer to a reviewer's question, with photos where they help. */
export function ReviewReply({ review, control }: { review: HostedReview; control: SessionControl }) {
  const text = useText();
  const words = text.trust.review;
  const { api } = control;
  const [reply, setReply] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const run = async (call: () => ReturnType<typeof api.read>) => {
    if (busy) return;
    setBusy(true);
    setTrouble('');
    try {
      control.show(await call());
    } catch (error) {
      if (!(await control.settle(error))) setTrouble(failureWords(error, text));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="stack"
      data-testid="review-reply"
      onSubmit={(event) => {
        event.preventDefault();
        if (reply.trim() !== '') void run(() => api.replyToReview(reply.trim()));
      }}
    >
      <div class="field">
        <label for="review-reply">{words.reply}</label>
        <textarea
          id="review-reply"
          rows={3}
          required
          maxLength={longestReply}
          value={reply}
          data-testid="review-reply-text"
          onInput={(event) => setReply(event.currentTarget.value)}
        />
      </div>
      {review.pictures_allowed > 0 && (
        <FileChoice
          prominent={false}
          label={words.addPicture}
          onPicture={(picture) => void run(() => api.addReviewPicture(picture))}
        />
      )}
      <p class="hint" role="status" data-testid="review-pictures" data-added={review.pictures_added}>
        {review.pictures_added > 0 && words.added(review.pictures_added)}
      </p>
      <p class="error" role="alert">
        {trouble}
      </p>
      <button type="submit" class="button primary" data-testid="send-reply" aria-disabled={busy}>
        {words.send}
      </button>
    </form>
  );
}
