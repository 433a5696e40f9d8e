/** ICAO 9303-3 part D codes that differ from ISO 3166-1 alpha-3, and what they stand for here. */
const icaoToIso: Readonly<Record<string, string>> = {
  D: 'DEU',
  GBD: 'GBR',
  GBN: 'GBR',
  GBO: 'GBR',
  GBP: 'GBR',
  GBS: 'GBR',
};

/**
 * The alpha-3 code of an issuing state or nationality as printed in a machine readable zone (ICAO 9303-3, 5). Germany
 * writes `D`; British overseas classes count as GBR. Codes without a state (`UTO`, `UNO`, `XXA`) stay as they are.
 */
export function countryFromMrz(code: string): string | null {
  const letters = code.replaceAll('<', '');
  const mapped = icaoToIso[letters] ?? letters;
  return /^[A-Z]{3}$/.test(mapped) ? mapped : null;
}
