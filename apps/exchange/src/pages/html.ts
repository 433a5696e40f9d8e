/** Text that is already HTML. Only `html` makes it, so nothing unescaped reaches a page. */
export interface Html {
  readonly html: string;
}
type Part = Html | string | number | null | false | readonly Part[];

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textOf(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'object' && 'html' in part) return part.html;
  if (typeof part === 'object') return part.map(textOf).join('');
  return String(part).replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** Template tag: every value is escaped unless it is HTML made by this tag; lists are joined, null and false vanish. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: String.raw({ raw: strings }, ...parts.map(textOf)) };
}

/** A moment that the page's script writes again in the person's own time zone. */
export function timeOf(iso: string, moment: (iso: string) => string): Html {
  return html`<time datetime="${iso}" data-local>${moment(iso)}</time>`;
}

/** A sentence with such a moment in it. */
export function timeIn(
  say: (values: { time: string }) => string,
  iso: string,
  moment: (iso: string) => string,
): Html {
  const mark = '\u0000';
  const [before = '', after = ''] = say({ time: mark }).split(mark);
  return html`${before}${timeOf(iso, moment)}${after}`;
}
