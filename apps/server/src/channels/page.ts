import type { ChannelAnswer, ChannelKind, ChannelList, Locale } from '@vidimus/contracts';
import { safeHtml } from '../http/safe-html.ts';
import { channelWords } from './words.ts';

const languages: readonly (readonly [Locale, string])[] = [
  ['en', 'English'],
  ['zh-CN', '中文'],
  ['es', 'Español'],
];

function answerHtml(answer: ChannelAnswer, operator: string, locale: Locale): string {
  const words = channelWords[locale];
  const { owned, kind, checked, resembles, findings } = answer;
  const [mood, mark] = owned ? ['good', '✓'] : ['bad', '✕'];
  const row = (name: string, value: string): string =>
    `<div><dt>${safeHtml(name)}</dt><dd><bdi>${safeHtml(value)}</bdi></dd></div>`;
  const like = resembles === null ? '' : row(owned ? words.belongsTo : words.resembles, resembles);
  return `<section class="answer ${mood}" data-testid="channel-answer" data-owned="${owned}">
<h2><span aria-hidden="true">${mark}</span> ${safeHtml(owned ? words.owned(operator) : words.foreign(operator))}</h2>
${owned ? '' : `<p>${safeHtml(words.foreignLead)}</p>`}
<dl>${row(words.checked(words.kinds[kind]), checked)}${like}</dl>
${findings.length === 0 ? '' : `<ul>${findings.map(({ code, text }) => `<li data-finding="${code}">${safeHtml(text)}</li>`).join('')}</ul>`}
</section>`;
}

function listHtml(list: ChannelList, locale: Locale): string {
  const { kinds } = channelWords[locale];
  const entries: readonly (readonly [ChannelKind, readonly string[]])[] = [
    ['link', list.links.map(({ domain, subdomains }) => (subdomains ? `${domain}, *.${domain}` : domain))],
    ['email', [...list.emails, ...list.email_domains.map((domain) => `*@${domain}`)]],
    ['phone', list.phones],
    ['social', list.social.map(({ platform, handle }) => `${platform}: @${handle}`)],
  ];
  return entries
    .filter(([, values]) => values.length > 0)
    .map(
      ([kind, values]) =>
        `<dt>${safeHtml(kinds[kind])}</dt>${values.map((value) => `<dd><bdi>${safeHtml(value)}</bdi></dd>`).join('')}`,
    )
    .join('');
}

/** The page on which people check a channel. Plain HTML: it works without a script, and everywhere. */
export function channelsPage(
  list: ChannelList,
  locale: Locale,
  asked: { value: string; answer: ChannelAnswer } | null,
  styles: readonly string[],
): string {
  const words = channelWords[locale];
  const title = words.title(list.operator);
  const switches = languages
    .map(([code, name]) =>
      code === locale
        ? `<b lang="${code}">${name}</b>`
        : `<a href="/channels?language=${code}" lang="${code}" hreflang="${code}" data-testid="language-${code}">${name}</a>`,
    )
    .join('');
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${safeHtml(title)}</title>
${styles.map((address) => `<link rel="stylesheet" href="${address}">`).join('\n')}
</head>
<body>
<header><span>${safeHtml(list.operator)}</span><nav>${switches}</nav></header>
<main>
<h1>${safeHtml(title)}</h1>
<p>${safeHtml(words.lead)}</p>
<form method="post" action="/channels?language=${locale}">
<label for="value">${safeHtml(words.label)}</label>
<input id="value" name="value" required maxlength="2000" autocomplete="off" autocapitalize="none" spellcheck="false"
 placeholder="${safeHtml(words.placeholder)}" value="${safeHtml(asked?.value ?? '')}" data-testid="channel-value">
<button data-testid="channel-check">${safeHtml(words.check)}</button>
</form>
<div role="status">${asked === null ? '' : answerHtml(asked.answer, list.operator, locale)}</div>
<section class="list"><h2>${safeHtml(words.list)}</h2><dl>${listHtml(list, locale)}</dl>
<p><a href="/.well-known/vidimus-channels.json">${safeHtml(words.machine)}</a></p></section>
</main>
</body>
</html>
`;
}
