import type { HostedSession, Locale } from '@vidimus/contracts';
import { locales } from '@vidimus/contracts/browser';
import type { ComponentChildren } from 'preact';
import { useLanguage, useText } from '../text/language.ts';
import { themed } from './themed.ts';

/** Each language under its own name, short: the switch stands in the head of a small screen. */
const names: Readonly<Record<Locale, string>> = { en: 'English', 'zh-CN': '中文', es: 'Español' };

function LanguageSwitch({ onLanguage }: { onLanguage: (locale: Locale) => void }) {
  const { locale, text } = useLanguage();
  return (
    <fieldset class="languages">
      <legend class="unseen">{text.page.language}</legend>
      {locales.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === locale}
          data-testid={`language-${language}`}
          onClick={() => onLanguage(language)}
        >
          {names[language]}
        </button>
      ))}
    </fieldset>
  );
}

function Brand() {
  const [name, logo, dark] = [themed('brand'), themed('logo'), themed('logo-dark')];
  if (logo !== null)
    return (
      <span class="brand" data-testid="brand">
        <picture>
          {dark !== null && <source srcset={dark} media="(prefers-color-scheme: dark)" />}
          <img src={logo} alt={name ?? ''} />
        </picture>
      </span>
    );
  return (
    <span class="brand" data-testid="brand">
      {name === null && (
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <circle cx="16" cy="16" r="15" />
          <path d="M9 10.5 16 23l7-12.5" />
        </svg>
      )}
      {name ?? 'Vidimus'}
    </span>
  );
}

/** Where the person stands among the session's steps; nothing for sessions of one step. */
function Progress({ session }: { session: HostedSession }) {
  const text = useText();
  const { steps } = session;
  const going = ['created', 'requires_input', 'resubmission_required'].includes(session.status);
  if (steps.length < 2 || !going || session.attempts.remaining === 0) return null;
  const at = steps.findIndex((view) => view.state !== 'done');
  return (
    <nav class="progress" aria-label={text.progress.label} data-testid="progress">
      <ol>
        {steps.map((view, index) => (
          <li
            key={view.step}
            class={view.state === 'done' ? 'done' : index === at ? 'now' : ''}
            aria-current={index === at ? 'step' : undefined}
            data-testid={`progress-${view.step}`}
            data-state={view.state}
          >
            <span class="unseen">{text.progress.position(index + 1, steps.length)}: </span>
            {text.progress[view.step]}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Header, progress and connection notice around whatever is shown. */
export function Shell(props: {
  session: HostedSession | null;
  connection: 'fine' | 'retrying';
  onLanguage: (locale: Locale) => void;
  /** Whether questions and answers are linked. */
  help: boolean;
  /** The person's own words, above everything else. */
  phrase: ComponentChildren;
  children: ComponentChildren;
}) {
  const { text, locale } = useLanguage();
  return (
    <div class="shell">
      <header class="bar">
        <Brand />
        <LanguageSwitch onLanguage={props.onLanguage} />
      </header>
      {props.phrase}
      {props.session !== null && <Progress session={props.session} />}
      <div class="connection" role="status" data-testid="connection" data-state={props.connection}>
        {props.connection === 'retrying' && text.page.connectionLost}
      </div>
      <main>{props.children}</main>
      {props.help && (
        <footer class="foot">
          {/* In a tab of its own: what is typed or filmed here stays. */}
          <a href={`faq.html?language=${locale}`} target="_blank" rel="noreferrer" data-testid="faq-link">
            {text.faq.title}
          </a>
        </footer>
      )}
    </div>
  );
}
