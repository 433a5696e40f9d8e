import type { ClaimedHandOff } from '@vidimus/contracts';
import { useState } from 'preact/hooks';
import { Message } from '../page/message.tsx';
import { useRepeated } from '../session/use-repeated.ts';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';

const askEveryMs = 1500;

/** The other browser's side: shows the number, and goes on once the first browser has confirmed it. */
export function Claimed({ claimed, control }: { claimed: ClaimedHandOff; control: SessionControl }) {
  const text = useText();
  const [status, setStatus] = useState(claimed.status);
  const { api, show } = control;
  const look = async () => {
    const next = await api.handOff.claimed();
    if (next.status === 'confirmed') show(await api.read());
    else setStatus(next.status);
  };
  useRepeated(look, askEveryMs, status === 'claimed' || status === 'confirmed');
  if (status === 'refused' || status === 'expired') {
    return (
      <Message
        testId={`claimed-${status}`}
        mood="warn"
        title={status === 'refused' ? text.handOff.thereRefused : text.link.offerExpired}
        lead={status === 'refused' ? text.handOff.thereRefusedLead : text.link.offerExpiredRemedy}
      />
    );
  }
  return (
    <Message testId="claimed" mood="calm" title={text.handOff.thereTitle} lead={text.handOff.thereLead}>
      <p class="number" data-testid="claimed-number">
        {claimed.number}
      </p>
    </Message>
  );
}
