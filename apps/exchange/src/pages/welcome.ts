import type { Language } from '../wording/language.ts';
import { type Html, html } from './html.ts';
import { field, page } from './layout.ts';

export function landingPage(language: Language): string {
  const { words } = language;
  return page(
    { language, title: words.signUp, signedIn: false },
    html`<section class="hero">
        <h1>${words.landingTitle}</h1>
        <p class="lead">${words.landingLead}</p>
        <p class="actions"><a class="button" href="/sign-up">${words.signUp}</a>
          <a class="button second" href="/log-in">${words.logIn}</a></p>
      </section>
      <section aria-labelledby="how"><h2 id="how">${words.landingStepsTitle}</h2>
        <ol class="steps"><li>${words.landingStep1}</li><li>${words.landingStep2}</li><li>${words.landingStep3}</li></ol>
      </section>`,
  );
}

export interface SignUpForm {
  readonly email: string;
  readonly code: string;
  readonly errors: { readonly email?: string; readonly password?: string; readonly code?: string };
  /** What a code that works brings, in words. */
  readonly codeNote: string | null;
}

export function signUpPage(language: Language, form: SignUpForm): string {
  const { words } = language;
  const { errors } = form;
  return page(
    { language, title: words.signUpTitle, signedIn: false },
    html`<section class="narrow"><h1>${words.signUpTitle}</h1>
      <form method="post" action="/sign-up" class="stack" novalidate>
        ${field({ id: 'email', label: words.email, type: 'email', value: form.email, error: errors.email ?? null, attributes: html`autocomplete="email" required` })}
        ${field({ id: 'password', label: words.password, type: 'password', hint: words.passwordHint, error: errors.password ?? null, attributes: html`autocomplete="new-password" required minlength="10"` })}
        ${field({ id: 'code', label: words.invitationCode, type: 'text', optional: words.optional, value: form.code, hint: form.codeNote ?? words.invitationHint, error: errors.code ?? null, attributes: html`autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" data-invitation` })}
        <button class="button">${words.createAccount}</button>
      </form>
      <p class="quiet">${words.haveAccount} <a href="/log-in">${words.logIn}</a></p></section>`,
  );
}

export function logInPage(language: Language, form: { email: string; error: string | null }): string {
  const { words } = language;
  const failure: Html | false =
    form.error !== null && html`<p class="notice bad" role="alert">${form.error}</p>`;
  return page(
    { language, title: words.logIn, signedIn: false },
    html`<section class="narrow"><h1>${words.logInTitle}</h1>${failure}
      <form method="post" action="/log-in" class="stack" novalidate>
        ${field({ id: 'email', label: words.email, type: 'email', value: form.email, attributes: html`autocomplete="username" required` })}
        ${field({ id: 'password', label: words.password, type: 'password', attributes: html`autocomplete="current-password" required` })}
        <button class="button">${words.logIn}</button>
      </form>
      <p class="quiet">${words.noAccount} <a href="/sign-up">${words.signUp}</a></p></section>`,
  );
}
