import type { HostedSession } from '@vidimus/contracts';
import { useState } from 'preact/hooks';
import { Heading } from '../page/heading.tsx';
import { Busy, Message } from '../page/message.tsx';
import { failureWords } from '../session/failure-words.ts';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';
import { Agree, NoticeText } from './notice-text.tsx';
import { useNotice } from './use-notice.ts';

const beforeSubmission: ReadonlySet<HostedSession['status']> = new Set([
  'created',
  'requires_input',
  'resubmission_required',
]);

/** Whether the person must agree before anything else: to a first notice, or to one whose words have changed. */
export function mustAgree({ status, consents }: HostedSession): boolean {
  const asked = consents.find(({ kind }) => kind === 'processing');
  return asked !== undefined && asked.agreed_at === null && beforeSubmission.has(status);
}

/** What is checked, stored and risked; nothing goes on before the person agrees. */
export function ConsentStep({ session, control }: { session: HostedSession; control: SessionControl }) {
  const text = useText();
  const { consent } = text.trust;
  const { notice, failed, again } = useNotice(control.api, 'processing');
  const [agreed, setAgreed] = useState(false);
  const [trouble, setTrouble] = useState('');
  if (failed)
    return (
      <Message
        testId="notice-missing"
        mood="warn"
        title={text.page.unreachable}
        lead={text.page.unreachableRemedy}
      >
        <button type="button" class="button primary" data-testid="try-again" onClick={again}>
          {text.page.tryAgain}
        </button>
      </Message>
    );
  if (notice === null) return <Busy testId="notice-loading" />;
  const send = async () => {
    if (!agreed) return setTrouble(consent.missing);
    setTrouble('');
    try {
      control.show(await control.api.agree('processing', notice.version));
    } catch (error) {
      setTrouble(failureWords(error, text));
      // Other words than those that were read: show the new ones.
      again();
    }
  };
  return (
    <section class="sheet" data-testid="step-consent">
      <Heading>{notice.title}</Heading>
      <p class="lead">{consent.lead}</p>
      <NoticeText notice={notice} />
      <Agree sentence={notice.agree} agreed={agreed} onAgree={setAgreed} />
      <p class="error" role="alert" data-testid="consent-error">
        {trouble}
      </p>
      <button type="button" class="button primary" data-testid="consent-go-on" onClick={() => void send()}>
        {consent.goOn}
      </button>
      {session.return_url === null ? (
        <p class="hint">{consent.refuseHint}</p>
      ) : (
        <a class="button quiet" href={session.return_url} data-testid="consent-refuse">
          {consent.refuse}
        </a>
      )}
    </section>
  );
}
