import type { HostedSession } from '@vidimus/contracts';
import { useState } from 'preact/hooks';
import { Agree, NoticeText } from '../consent/notice-text.tsx';
import { useNotice } from '../consent/use-notice.ts';
import { failureWords } from '../session/failure-words.ts';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';

/** Longest note that the server takes (`ReviewRequestSchema`). */
const longestNote = 1000;

/** Lets the person ask for a human, with a note. */
export function ReviewRequest({ session, control }: { session: HostedSession; control: SessionControl }) {
  const text = useText();
  const [note, setNote] = useState('');
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [agreed, setAgreed] = useState(false);
  const { notice, again } = useNotice(control.api, 'review');
  const asked = session.consents.some(({ kind }) => kind === 'review');
  const send = async () => {
    if (asked && !agreed) return setTrouble(text.trust.consent.missing);
    setSending(true);
    setTrouble('');
    try {
      control.show(await control.api.requestReview(note.trim(), notice?.version ?? null));
    } catch (error) {
      if (await control.settle(error)) return;
      setTrouble(failureWords(error, text));
      setSending(false);
      // Other words than those that were read: show the new ones.
      again();
    }
  };
  return (
    <form
      class="human stack"
      data-testid="review-request"
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void send();
      }}
    >
      <h2>{text.result.human}</h2>
      <p>{text.result.humanLead}</p>
      <div class="field">
        <label for="review-note">{text.result.humanNote}</label>
        <textarea
          id="review-note"
          rows={3}
          maxLength={longestNote}
          value={note}
          data-testid="review-note"
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      {notice !== null && (
        <>
          <NoticeText notice={notice} />
          <Agree sentence={notice.agree} agreed={agreed} onAgree={setAgreed} />
        </>
      )}
      <p class="error" role="alert">
        {trouble}
      </p>
      <button type="submit" class="button" data-testid="request-review" aria-disabled={sending}>
        {text.result.humanSend}
      </button>
    </form>
  );
}
