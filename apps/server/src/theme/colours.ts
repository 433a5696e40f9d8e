import { contrast, VidimusError } from '@vidimus/contracts';

/** Grounds of the page that an operator's colour is read on, as its style sheet has them. */
export const grounds = {
  light: { ground: '#f5f6f8', sheet: '#ffffff' },
  dark: { ground: '#0f1216', sheet: '#181c22' },
} as const;
type Scheme = keyof typeof grounds;

/** Least contrast of text (WCAG 2.2, 1.4.3). */
const leastContrast = 4.5;
const inks = { light: '#ffffff', dark: '#06101f' } as const;

/** `share` of one colour in another, channel by channel. */
function mixed(colour: string, other: string, share: number): string {
  const channel = (of: string, at: number) => Number.parseInt(of.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) =>
    Math.round(share * channel(colour, at) + (1 - share) * channel(other, at))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}

function requireContrast(pointer: string, ink: string, ground: string, on: string): void {
  const ratio = contrast(ink, ground);
  if (ratio >= leastContrast) return;
  throw new VidimusError(
    'theme.invalid',
    `${pointer}: ${ink} on ${on} has a contrast of ${ratio.toFixed(2)}; text needs ${leastContrast}`,
    { where: pointer },
  );
}

/**
 * The page's accent tokens made from one colour `#rrggbb`, for one scheme.
 * @throws VidimusError `theme.invalid` where text in that colour, or on it, would be hard to read; `where` is `pointer`
 */
export function accentTokens(accent: string, scheme: Scheme, pointer: string): Record<string, string> {
  const { ground, sheet } = grounds[scheme];
  const [best, other] = contrast(accent, inks.light) >= leastContrast ? ['light', 'dark'] : ['dark', 'light'];
  const ink = inks[best as keyof typeof inks];
  // Pressed buttons move away from their own ink, so that it stays readable.
  const deep = mixed(accent, inks[other as keyof typeof inks], 0.84);
  requireContrast(pointer, accent, ground, 'the ground of the page');
  requireContrast(pointer, accent, sheet, 'a sheet');
  requireContrast(pointer, ink, accent, 'the accent');
  return {
    accent,
    'accent-deep': deep,
    'on-accent': ink,
    'accent-soft': mixed(accent, sheet, scheme === 'light' ? 0.1 : 0.2),
  };
}
