const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, inside an element or a quoted attribute. */
export const safeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => escapes[character]!);
