import type { HostedSession, Locale } from '@vidimus/contracts';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useHost } from './embed/use-host.ts';
import { Claimed } from './hand-off/claimed.tsx';
import { Busy, Message } from './page/message.tsx';
import { PhraseBar } from './page/phrase-bar.tsx';
import { Screens } from './page/screens.tsx';
import { Shell } from './page/shell.tsx';
import { type SessionControl, type SessionView, useSession } from './session/use-session.ts';
import { browserLocale, directionOf, LanguageContext, useLoaded } from './text/language.ts';

function LinkTroublePage({
  view,
  control,
}: {
  view: Extract<SessionView, { view: 'link' }>;
  control: SessionControl;
}) {
  return (
    <LanguageContext.Consumer>
      {({ text }) => (
        <Message
          testId={`link-${view.trouble}`}
          mood="warn"
          title={text.link[view.trouble]}
          lead={text.link[`${view.trouble}Remedy`]}
        >
          {view.resume !== null && (
            <button
              type="button"
              class="button primary"
              data-testid="carry-on"
              onClick={() => control.show(view.resume as HostedSession)}
            >
              {text.link.carryOn}
            </button>
          )}
        </Message>
      )}
    </LanguageContext.Consumer>
  );
}

function Body({ control }: { control: SessionControl }) {
  const { view } = control;
  if (view.view === 'opening') return <Busy testId="opening" />;
  if (view.view === 'link') return <LinkTroublePage view={view} control={control} />;
  if (view.view === 'claimed') return <Claimed claimed={view.claimed} control={control} />;
  if (view.view === 'session') return <Screens session={view.session} control={control} />;
  return (
    <LanguageContext.Consumer>
      {({ text }) => (
        <Message
          testId="unreachable"
          mood="warn"
          title={text.page.unreachable}
          lead={text.page.unreachableRemedy}
        >
          <button type="button" class="button primary" data-testid="try-again" onClick={control.reopen}>
            {text.page.tryAgain}
          </button>
        </Message>
      )}
    </LanguageContext.Consumer>
  );
}

/** The page: one session, in one language, at one of its steps. */
export function App() {
  const control = useSession();
  const { view, api, show } = control;
  const [chosen, setChosen] = useState<Locale | null>(null);
  const session = view.view === 'session' ? view.session : null;
  useHost(session);
  // Once a session is open, it alone says the language: the server words the reasons in it.
  const first = view.view === 'claimed' ? view.claimed.language : browserLocale(navigator.languages);
  const language = useLoaded(session?.language ?? chosen ?? first);
  const shown = language?.locale ?? null;

  useEffect(() => {
    if (shown === null) return;
    document.documentElement.lang = shown;
    document.documentElement.dir = directionOf(shown);
  }, [shown]);

  const choose = useCallback(
    (language: Locale) => {
      setChosen(language);
      if (session === null) return;
      show({ ...session, language });
      api.setLanguage(language).then(show, () => show(session));
    },
    [api, session, show],
  );

  // Not nothing: an empty page is taken for one that did not start.
  if (language === null) return <div class="shell" />;
  return (
    <LanguageContext.Provider value={language}>
      <Shell
        session={session}
        connection={control.connection}
        onLanguage={choose}
        help={view.view !== 'opening'}
        phrase={session && <PhraseBar session={session} control={control} />}
      >
        <Body control={control} />
      </Shell>
    </LanguageContext.Provider>
  );
}
