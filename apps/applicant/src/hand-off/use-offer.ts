import type { HandOff } from '@vidimus/contracts';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useRepeated } from '../session/use-repeated.ts';
import type { SessionControl } from '../session/use-session.ts';

/** How often this browser asks how the other one stands, in milliseconds. */
const askEveryMs = 1500;
/** How often it looks at the session while the other one works on it, in milliseconds. */
const followEveryMs = 3000;

interface Offer {
  readonly handOff: HandOff | null;
  /** Null once the page lost it: only the answer to the creation carries it. */
  readonly url: string;
  readonly failed: boolean;
  readonly renew: () => void;
  readonly answer: (number: number | null) => void;
}

/** Draws a link, follows what becomes of it, and then the session. */
export function useOffer({ api, show, settle }: SessionControl): Offer {
  const [offer, setOffer] = useState<{ handOff: HandOff; url: string } | null>(null);
  const [failed, setFailed] = useState(false);
  const guarded = useCallback(
    (run: Promise<void>) => {
      run.catch(async (error: unknown) => setFailed(!(await settle(error))));
    },
    [settle],
  );
  const renew = useCallback(() => {
    setFailed(false);
    setOffer(null);
    guarded(api.handOff.offer().then(({ url, ...handOff }) => setOffer({ handOff, url })));
  }, [api, guarded]);
  useEffect(renew, [renew]);

  const take = (handOff: HandOff) =>
    setOffer((now) => (now?.handOff.id === handOff.id ? { ...now, handOff } : now));
  const status = offer?.handOff.status;
  useRepeated(
    async () => offer !== null && take(await api.handOff.offered(offer.handOff.id)),
    askEveryMs,
    status === 'open' || status === 'claimed',
  );
  useRepeated(async () => show(await api.peek()), followEveryMs, status === 'confirmed');
  const answer = (number: number | null) => {
    if (offer !== null) guarded(api.handOff.answer(offer.handOff.id, number).then(take));
  };
  return { handOff: offer?.handOff ?? null, url: offer?.url ?? '', failed, renew, answer };
}
