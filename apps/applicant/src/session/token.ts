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
