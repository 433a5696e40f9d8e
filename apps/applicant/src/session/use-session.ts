import type { ClaimedHandOff, HostedSession } from '@vidimus/contracts';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { type Api, createApi } from './api.ts';
import { Refused } from './failures.ts';
import { handsOff, newSecret, takeToken } from './token.ts';

/** Why no session can be shown. `resume` is one that this browser still holds by its cookie. */
type LinkTrouble = 'used' | 'expired' | 'unknown' | 'missing' | 'offerUsed' | 'offerExpired';

export type SessionView =
  | { readonly view: 'opening' }
  | { readonly view: 'link'; readonly trouble: LinkTrouble; readonly resume: HostedSession | null }
  | { readonly view: 'unreachable' }
  /** The link of a hand-off was opened: the browser that handed off has to confirm. */
  | { readonly view: 'claimed'; readonly claimed: ClaimedHandOff }
  | { readonly view: 'session'; readonly session: HostedSession };

export interface SessionControl {
  readonly view: SessionView;
  readonly connection: 'fine' | 'retrying';
  readonly api: Api;
  /** Takes in a session that a call answered with. */
  readonly show: (session: HostedSession) => void;
  /**
   * After a refusal that is about the session as a whole (over, waiting, opened elsewhere), shows it as it now is.
   * Answers whether it was one; any other trouble is for the caller to name.
   */
  readonly settle: (error: unknown) => Promise<boolean>;
  /** Starts over, with the token that was last seen if it was not spent. */
  readonly reopen: () => void;
}

const fail = (error: unknown): SessionView =>
  error instanceof Refused && [401, 403, 404].includes(error.status)
    ? { view: 'link', trouble: 'missing', resume: null }
    : { view: 'unreachable' };

const linkTrouble = (code: string, token: string): LinkTrouble => {
  if (code === 'token.expired') return handsOff(token) ? 'offerExpired' : 'expired';
  if (code === 'token.used') return handsOff(token) ? 'offerUsed' : 'used';
  return 'unknown';
};

async function held(api: Api): Promise<HostedSession | null> {
  try {
    return await api.peek();
  } catch {
    return null;
  }
}

/** What this browser holds by its cookies: a session, or a hand-off that waits to be confirmed. */
async function continued(api: Api): Promise<SessionView> {
  try {
    return { view: 'session', session: await api.read() };
  } catch (error) {
    const claimed = await api.handOff.claimed().catch(() => null);
    return claimed?.status === 'claimed' ? { view: 'claimed', claimed } : fail(error);
  }
}

/** A link's token, and the secret by which this browser is known if it has to open it again. */
interface PendingLink {
  readonly token: string;
  readonly secret: string;
}

/** Opens by token where the link brought one, else continues by cookie. */
async function opened(api: Api, link: PendingLink | null): Promise<SessionView> {
  if (link === null) return continued(api);
  const { token, secret } = link;
  try {
    return handsOff(token)
      ? { view: 'claimed', claimed: await api.handOff.claim(token, secret) }
      : { view: 'session', session: await api.open(token, secret) };
  } catch (error) {
    if (!(error instanceof Refused) || error.status >= 500 || error.status === 429)
      return { view: 'unreachable' };
    return { view: 'link', trouble: linkTrouble(error.code, token), resume: await held(api) };
  }
}

/** The token stays in memory only, until the server has taken it. */
export function useSession(): SessionControl {
  const [view, setView] = useState<SessionView>({ view: 'opening' });
  const [connection, setConnection] = useState<'fine' | 'retrying'>('fine');
  const api = useMemo(() => createApi(setConnection), []);
  const [pending] = useState<{ link: PendingLink | null }>({ link: null });

  const reopen = useCallback(() => {
    setView({ view: 'opening' });
    void opened(api, pending.link).then((next) => {
      if (next.view !== 'unreachable') pending.link = null;
      setView(next);
    });
  }, [api, pending]);

  useEffect(() => {
    const takeIn = () => {
      const token = takeToken(location, (url) => history.replaceState(null, '', url));
      if (token !== null) pending.link = { token, secret: newSecret() };
      return token;
    };
    // A second link pasted into the same tab changes the fragment only, and loads nothing.
    const onHash = () => {
      if (takeIn() !== null) reopen();
    };
    takeIn();
    reopen();
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, [pending, reopen]);

  const show = useCallback((session: HostedSession) => setView({ view: 'session', session }), []);
  const settle = useCallback(
    async (error: unknown) => {
      const whole = error instanceof Refused && /^(session|retry|review)\./.test(error.code);
      if (!whole) return false;
      const next = await opened(api, null);
      setView(next);
      return next.view !== 'unreachable';
    },
    [api],
  );
  return { view, connection, api, show, settle, reopen };
}
