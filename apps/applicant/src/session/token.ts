/** Where the page keeps the one-use token for a moment: the address's fragment, which no server log sees. */
export interface AddressBar {
  readonly hash: string;
  readonly pathname: string;
  readonly search: string;
}

/** Tokens are 20 to 200 URL-safe characters (`OpenHostedSchema`). */
const tokenPattern = /^#([\w.~-]{20,200})$/;

/** Takes the token out of the address bar and out of the history entry; null when there is none. */
export function takeToken(address: AddressBar, replace: (url: string) => void): string | null {
  const token = tokenPattern.exec(address.hash)?.[1] ?? null;
  if (address.hash !== '') replace(address.pathname + address.search);
  return token;
}

/** Whether the token is of a hand-off: the browser that gave it has to confirm this one. */
export const handsOff = (token: string): boolean => token.startsWith('h.');

/** What this browser is known by from now on: 32 random bytes as base64url. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
