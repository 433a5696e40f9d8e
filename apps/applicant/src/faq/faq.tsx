import type { Locale } from '@vidimus/contracts';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Heading } from '../page/heading.tsx';
import { Busy } from '../page/message.tsx';
import { Shell } from '../page/shell.tsx';
import { retrying } from '../session/retry.ts';
import { directionOf, LanguageContext, useLanguage, useLoaded } from '../text/language.ts';
import { answersIn, type Catalogue, type Chapter, chapters } from './catalogue.ts';

async function fetchCatalogue(): Promise<Catalogue> {
  const response = await fetch('/v1/reasons');
  if (!response.ok) throw new Error(`the catalogue was refused: ${response.status}`);
  return (await response.json()) as Catalogue;
}

function Entry({ title, children }: { title: string; children: string }) {
  return (
    <details>
      <summary>{title}</summary>
      <p>{children}</p>
    </details>
  );
}

function Answers({ catalogue }: { catalogue: Catalogue }) {
  const { text, locale } = useLanguage();
  const answers = answersIn(catalogue, locale);
  return (
    <>
      {(Object.keys(chapters) as Chapter[]).map((chapter) => (
        <section key={chapter} class="stack" data-testid={`faq-${chapter}`}>
          <h2>{text.faq.chapters[chapter]}</h2>
          <div class="answers">
            {answers[chapter].map(({ code, title, remedy }) => (
              <Entry key={code} title={title}>
                {remedy}
              </Entry>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

/** Questions and answers: what stands in the catalogue of reasons, and what the page itself does with data. */
export function Faq({ first }: { first: Locale }) {
  const [locale, setLocale] = useState(first);
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  const [connection, setConnection] = useState<'fine' | 'retrying'>('fine');
  const language = useLoaded(locale);
  const load = useCallback(() => {
    // The page's own answers stand there all the same.
    retrying(fetchCatalogue, setConnection).then(setCatalogue, () => undefined);
  }, []);
  useEffect(load, [load]);
  useEffect(() => {
    if (language === null) return;
    document.documentElement.lang = language.locale;
    document.documentElement.dir = directionOf(language.locale);
  }, [language]);
  if (language === null) return <div class="shell" />;
  const { text } = language;
  return (
    <LanguageContext.Provider value={language}>
      <Shell session={null} connection={connection} onLanguage={setLocale} phrase={null} help={false}>
        <section class="sheet faq" data-testid="faq">
          <Heading>{text.faq.title}</Heading>
          <div class="answers">
            {text.faq.general.map(([question, answer]) => (
              <Entry key={question} title={question ?? ''}>
                {answer ?? ''}
              </Entry>
            ))}
          </div>
          {catalogue === null ? <Busy testId="faq-loading" /> : <Answers catalogue={catalogue} />}
        </section>
      </Shell>
    </LanguageContext.Provider>
  );
}
