/** Money is whole cents and whole satoshis: binary fractions cannot hold 0.10. */
export const satsPerBitcoin = 100_000_000;
/** The sample's only price: 1 BTC in whole dollars. There is no market behind it. */
export const dollarsPerBitcoin = 60_000;
/** Trading fee before discounts, in hundredths of a percent. */
export const baseFeeBasisPoints = 20;

/** Cents from typed text (`1,000.50`, `１０００`), or null when it is no positive amount below ten million. */
export function readCents(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/[\s,$]/g, '');
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return cents > 0 ? cents : null;
}

export function feeBasisPoints(discountPercent: number): number {
  return (baseFeeBasisPoints * (100 - discountPercent)) / 100;
}

/** Rounded up to a whole cent, so that splitting a trade never saves its fee. */
export function feeCents(cents: number, discountPercent: number): number {
  return Math.ceil((cents * feeBasisPoints(discountPercent)) / 10_000);
}

export function satsFor(cents: number): number {
  return Math.floor((cents * satsPerBitcoin) / (dollarsPerBitcoin * 100));
}
