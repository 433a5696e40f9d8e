/** Lower-cased and trimmed, or null when it cannot be an address. Only a message to it proves that it is one. */
export function readEmail(typed: string): string | null {
  const email = typed.trim().toLowerCase();
  return email.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : null;
}

/** The mailbox behind an address: what follows a `+` in the local part is only a tag (RFC 5233). */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at).replace(/\+.*$/, '');
  return `${local}${email.slice(at)}`.toLowerCase();
}
