import { useEffect, useRef, useState } from 'preact/hooks';
import { countdownText } from '../explain/countdown.ts';
import { Heading } from '../page/heading.tsx';
import { Busy, Message } from '../page/message.tsx';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';
import { QrCode } from './qr-code.tsx';
import { useOffer } from './use-offer.ts';

function useLeft(until: string): number {
  const due = Date.parse(until);
  const [left, setLeft] = useState(() => due - Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLeft(due - Date.now()), 1000);
    return () => clearInterval(timer);
  }, [due]);
  return left;
}

/** The link as text, and a button that copies it; selecting by hand works where the clipboard is closed. */
function CopyLink({ url }: { url: string }) {
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    // Absent on insecure addresses; what is selected can still be copied by hand.
    await navigator.clipboard?.writeText(url).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div class="copy">
      <input
        ref={field}
        readOnly
        dir="ltr"
        value={url}
        aria-label={text.handOff.link}
        data-testid="hand-off-link"
      />
      <button type="button" class="button" data-testid="copy-link" onClick={() => void copy()}>
        {copied ? text.handOff.copied : text.handOff.copy}
      </button>
    </div>
  );
}

function Open({ url, until, onStay }: { url: string; until: string; onStay: () => void }) {
  const text = useText();
  const left = useLeft(until);
  return (
    <section class="sheet hand-off" data-testid="hand-off-open">
      <Heading>{text.handOff.title}</Heading>
      <p class="lead">{text.handOff.lead}</p>
      <QrCode content={url} label={text.handOff.codeAlt} />
      <p class="hint" role="timer">
        {text.handOff.left(countdownText(left))}
      </p>
      <p>{text.handOff.linkLead}</p>
      <CopyLink url={url} />
      <p class="hint">{text.handOff.secret}</p>
      <StayButton onStay={onStay} />
    </section>
  );
}

function StayButton({ onStay }: { onStay: () => void }) {
  const text = useText();
  return (
    <button type="button" class="button" data-testid="hand-off-stay" onClick={onStay}>
      {text.handOff.stay}
    </button>
  );
}

function Choose({ choices, onAnswer }: { choices: readonly number[]; onAnswer: (n: number | null) => void }) {
  const text = useText();
  return (
    <section class="sheet hand-off" data-testid="hand-off-choose">
      <Heading>{text.handOff.chooseTitle}</Heading>
      <p class="lead">{text.handOff.chooseLead}</p>
      <div class="numbers">
        {choices.map((number) => (
          <button
            key={number}
            type="button"
            class="button number"
            data-testid={`hand-off-number-${number}`}
            onClick={() => onAnswer(number)}
          >
            {number}
          </button>
        ))}
      </div>
      <button type="button" class="button" data-testid="hand-off-none" onClick={() => onAnswer(null)}>
        {text.handOff.none}
      </button>
    </section>
  );
}

/** The first browser's side of a hand-off. */
export function Offer({ control, onStay }: { control: SessionControl; onStay: () => void }) {
  const text = useText();
  const { handOff, url, failed, renew, answer } = useOffer(control);
  const renewButton = (label: string) => (
    <button type="button" class="button primary" data-testid="hand-off-again" onClick={renew}>
      {label}
    </button>
  );
  if (failed) {
    return (
      <Message
        testId="hand-off-failed"
        mood="warn"
        title={text.page.unreachable}
        lead={text.page.unreachableRemedy}
      >
        {renewButton(text.page.tryAgain)}
        <StayButton onStay={onStay} />
      </Message>
    );
  }
  switch (handOff?.status) {
    case undefined:
      return <Busy testId="hand-off-starting" />;
    case 'open':
      return <Open url={url} until={handOff?.expires_at ?? ''} onStay={onStay} />;
    case 'claimed':
      return <Choose choices={handOff?.choices ?? []} onAnswer={answer} />;
    case 'confirmed':
      return (
        <Message
          testId="hand-off-confirmed"
          mood="good"
          title={text.handOff.confirmedTitle}
          lead={text.handOff.confirmedLead}
        >
          <button type="button" class="button" data-testid="hand-off-stay" onClick={onStay}>
            {text.handOff.here}
          </button>
        </Message>
      );
    default: {
      const over = handOff?.status === 'refused' ? 'refused' : 'expired';
      return (
        <Message
          testId={`hand-off-${over}`}
          mood="warn"
          title={text.handOff[`${over}Title`]}
          lead={text.handOff[`${over}Lead`]}
        >
          {renewButton(text.handOff.again)}
          <StayButton onStay={onStay} />
        </Message>
      );
    }
  }
}
