import type { Language } from '../wording/language.ts';
import { type Html, html } from './html.ts';

export interface PageFrame {
  readonly language: Language;
  readonly title: string;
  readonly signedIn: boolean;
  readonly notice?: NoticeLine | null;
  /** Set on pages that follow changes by themselves: what they show now. */
  readonly revision?: number;
  /** The person's own words, above everything else. */
  readonly phrase?: string | null;
}
export interface NoticeLine {
  readonly tone: 'good' | 'neutral' | 'bad';
  readonly text: string;
}

export function field(input: {
  id: string;
  label: string;
  type: string;
  value?: string;
  hint?: string | null;
  error?: string | null;
  optional?: string;
  attributes?: Html;
}): Html {
  const { id, label, type, value = '', hint = null, error = null, optional = '' } = input;
  return html`<div class="field">
    <label for="${id}">${label}${optional !== '' && html` <span class="quiet">${optional}</span>`}</label>
    <input id="${id}" name="${id}" type="${type}" value="${value}" aria-describedby="${id}-note"
      ${error !== null && html`aria-invalid="true" autofocus`} ${input.attributes ?? null}>
    <p id="${id}-note" class="${error === null ? 'hint' : 'hint bad'}" aria-live="polite">${error ?? hint}</p>
  </div>`;
}

function header(frame: PageFrame): Html {
  const { words, locale } = frame.language;
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return html`<header class="top">
    <a class="brand" href="/"><svg viewBox="0 0 32 32" aria-hidden="true"><path d="M3 19c4.3-6 8.700-6 13 0s8.700 6 13 0" /><path d="M3 11c4.3-6 8.700-6 13 0s8.700 6 13 0" /></svg>${words.brand}</a>
    <nav>
      <a class="plain" href="?lang=${other}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a>
      ${
        frame.signedIn &&
        html`<form method="post" action="/log-out"><button class="plain">${words.logOut}</button></form>`
      }
    </nav>
  </header>`;
}

/** A whole page. */
export function page(frame: PageFrame, content: Html): string {
  const { words, locale } = frame.language;
  const { notice = null, revision, phrase = null } = frame;
  return html`<!doctype html>
<html lang="${locale}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${frame.title} · ${words.brand}</title>
  <link rel="icon" href="/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/style.css">
  <script src="/page.js" defer></script>
</head>
<body ${revision !== undefined && html`data-revision="${revision}"`}>
  <a class="skip" href="#content">${words.skipToContent}</a>
  ${header(frame)}
  ${phrase !== null && html`<p class="phrase">${words.yourPhrase} <strong>${phrase}</strong></p>`}
  <main id="content">
    ${notice !== null && html`<p class="notice ${notice.tone}" role="status">${notice.text}</p>`}
    ${content}
  </main>
  <footer>${words.brandNote}</footer>
</body>
</html>`.html;
}

/** A page that says one thing. */
export function messagePage(frame: PageFrame, lead: string): string {
  const { words } = frame.language;
  return page(
    frame,
    html`<section class="narrow"><h1>${frame.title}</h1><p>${lead}</p>
      <p><a class="button" href="/">${words.gateBack}</a></p></section>`,
  );
}
