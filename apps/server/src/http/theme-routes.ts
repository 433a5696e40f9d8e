import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Theme, ThemeAsset } from '../theme/theme.ts';
import type { App } from './app.ts';
import { safeHtml } from './safe-html.ts';

/** Where a file of the theme is served. */
export const themeAddress = ({ name }: ThemeAsset): string => `/verify/theme/${name}`;

/** What a page carries in its head of the operator's looks; the page reads name and logos from there. */
function themeHead({ name, style, logo, logoDark }: Theme): string {
  const meta = (key: string, value: string) => `<meta name="vidimus-${key}" content="${safeHtml(value)}">`;
  return [
    `<link rel="stylesheet" href="${themeAddress(style)}">`,
    meta('brand', name),
    ...(logo === null ? [] : [meta('logo', themeAddress(logo))]),
    ...(logoDark === null ? [] : [meta('logo-dark', themeAddress(logoDark))]),
  ].join('\n');
}

/** A page of the build in the operator's looks. */
function themed(dist: string, page: string, theme: Theme): string {
  return readFileSync(join(dist, page), 'utf8')
    .replace(/<title>[^<]*<\/title>/, () => `<title>${safeHtml(theme.name)}</title>`)
    .replace('</head>', () => `${themeHead(theme)}\n</head>`);
}

/** The applicant page with the operator's name, logo and colours, and the files that these are in. */
export function themeRoutes(app: App, dist: string, theme: Theme): void {
  const pages = {
    '/verify/': 'index.html',
    '/verify/index.html': 'index.html',
    '/verify/faq.html': 'faq.html',
  };
  for (const [path, page] of Object.entries(pages)) {
    const html = themed(dist, page, theme);
    app.get(path, { schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html),
    );
  }
  for (const asset of [theme.style, theme.logo, theme.logoDark]) {
    if (asset === null) continue;
    app.get(themeAddress(asset), { schema: { hide: true } }, async (_request, reply) =>
      reply
        .type(asset.type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        // A drawing may hold a script: opened by itself it must not run here.
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .send(asset.bytes),
    );
  }
}
