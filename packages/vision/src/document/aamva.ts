/**
 * The payload of the PDF417 barcode on North American licences and identity cards:
 * AAMVA DL/ID Card Design Standard 2020, annex D (versions 01–10 of the format are met in the wild).
 */
export interface AamvaLicence {
  /** Issuer identification number, six digits. */
  readonly issuer: string;
  /** Version of the format, 1 for the standard of 2000. */
  readonly version: number;
  readonly kind: 'driving_licence' | 'identity_card';
  /** ISO 3166-1 alpha-3, from DCG, else from the way that dates are written. */
  readonly country: 'USA' | 'CAN' | null;
  /** State or province of the address (DAJ), two letters. */
  readonly jurisdiction: string | null;
  readonly documentNumber: string | null;
  readonly familyName: string | null;
  /** First and middle names, blank-separated. */
  readonly givenNames: string | null;
  /** ISO 8601 calendar dates; `null` when absent or impossible. */
  readonly birthDate: string | null;
  readonly expiryDate: string | null;
  readonly issueDate: string | null;
  readonly sex: 'M' | 'F' | 'X' | null;
  /** Every element as written, by its three-letter id. */
  readonly elements: Readonly<Record<string, string>>;
}

const HEADER = /(?:ANSI |AAMVA)(\d{6})(\d{2})/;
const ELEMENT = /^([A-Z]{2}[A-Z0-9])(.*)$/;
/** Line feed between elements, carriage return after a subfile, record separator in some (annex D.12.3). */
const SEPARATORS = new RegExp(`[\\n\\r${String.fromCharCode(30)}]+`);
/** Written in place of a value that the holder does not have (DL/ID 2020, D.12.3 and older practice). */
const NO_VALUE = new Set(['', 'NONE', 'NON', 'UNAVL', 'UNAVAIL', 'UNK']);

/** Reads a barcode's text; `null` when it is no AAMVA payload. Unknown elements are kept, never an error. */
export function parseAamva(text: string): AamvaLicence | null {
  const header = HEADER.exec(text);
  if (!header) return null;
  const version = Number(header[2]);
  const { elements, subfile } = readElements(text, header.index + header[0].length, version);
  if (!subfile) return null;
  const value = (id: string) => {
    const raw = elements[id]?.trim() ?? '';
    return NO_VALUE.has(raw.toUpperCase()) ? null : raw;
  };
  const country = countryOf(value('DCG'), elements);
  const date = (id: string) => calendarDate(value(id), country);
  return {
    issuer: header[1]!,
    version,
    kind: subfile === 'ID' ? 'identity_card' : 'driving_licence',
    country,
    jurisdiction: value('DAJ'),
    documentNumber: value('DAQ') ?? value('DBJ'),
    ...names(value),
    birthDate: date('DBB'),
    expiryDate: date('DBA'),
    issueDate: date('DBD'),
    sex: sexOf(value('DBC')),
    elements,
  };
}

/** Elements of the DL or ID subfile and of the jurisdiction's own; ids keep their first value. */
function readElements(
  text: string,
  from: number,
  version: number,
): { elements: Record<string, string>; subfile: 'DL' | 'ID' | null } {
  // Version 1 has no jurisdiction version before the number of subfiles; some issuers write wrong directories, so the
  // first element after a subfile's type tells where the data begins.
  const directory = text.slice(from + (version > 1 ? 4 : 2));
  const entries = /^(?:[A-Z]{2}\d{8})+/.exec(directory)?.[0] ?? '';
  const start = /(?:DL|ID)(?=D[A-D][A-Z])/.exec(directory);
  const subfile = /^(?:..\d{8})*?(DL|ID)\d{8}/.exec(directory)?.[1] ?? start?.[0];
  const body = directory.slice(entries.length > 0 ? entries.length : (start?.index ?? 0));
  const elements: Record<string, string> = {};
  for (const line of body.split(SEPARATORS)) {
    // The first element follows its subfile's two-letter type without a separator.
    const bare = line.replace(/^(?:DL|ID|Z[A-Z])(?=[A-Z]{2}[A-Z0-9])/, (type) =>
      startsElement(line.slice(type.length)) ? '' : type,
    );
    const element = ELEMENT.exec(bare.trimStart());
    if (element && !(element[1]! in elements)) elements[element[1]!] = element[2]!.trimEnd();
  }
  return { elements, subfile: subfile === 'DL' || subfile === 'ID' ? subfile : null };
}

/** Mandatory and optional ids begin with D (annex D.12.5), a jurisdiction's own with Z. */
function startsElement(text: string): boolean {
  return /^(?:D[A-D][A-Z]|P[A-Z]{2}|Z[A-Z][A-Z0-9])/.test(text);
}

function countryOf(written: string | null, elements: Record<string, string>): 'USA' | 'CAN' | null {
  if (written === 'USA' || written === 'CAN') return written;
  const birth = elements.DBB?.trim() ?? '';
  if (!/^\d{8}$/.test(birth)) return null;
  return isDate(birth.slice(4), birth.slice(0, 2), birth.slice(2, 4)) ? 'USA' : null;
}

/** MMDDCCYY in the United States, CCYYMMDD in Canada (annex D.12.3, DBB); the other order where only that exists. */
function calendarDate(written: string | null, country: 'USA' | 'CAN' | null): string | null {
  const digits = written?.replaceAll(/[-/]/g, '') ?? '';
  if (!/^\d{8}$/.test(digits)) return null;
  const american = [digits.slice(4), digits.slice(0, 2), digits.slice(2, 4)] as const;
  const canadian = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)] as const;
  const orders = country === 'CAN' ? [canadian, american] : [american, canadian];
  const found = orders.find(([y, m, d]) => isDate(y, m, d));
  return found ? found.join('-') : null;
}

function isDate(year: string, month: string, day: string): boolean {
  const time = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return (
    Number(year) >= 1900 &&
    Number(year) <= 2199 &&
    !Number.isNaN(time.getTime()) &&
    time.toISOString().startsWith(`${year}-${month}-${day}`)
  );
}

/** DCS and DAC + DAD since version 4, DCS and DCT in 2 and 3, DAA or DAB + DAC before. */
function names(value: (id: string) => string | null): {
  familyName: string | null;
  givenNames: string | null;
} {
  const tidy = (name: string | null) => name?.replaceAll(/[,\s]+/g, ' ').trim() || null;
  const [last, ...rest] = (value('DAA') ?? '').split(',');
  const separate = [value('DAC'), value('DAD')].filter((n) => n !== null).join(' ');
  return {
    familyName: tidy(value('DCS') ?? value('DAB') ?? (last || null)),
    givenNames: tidy(value('DCT') ?? (separate || rest.join(' ') || null)),
  };
}

/** 1 male, 2 female, 9 not specified (annex D.12.5, DBC; ANSI D20); letters in older cards. */
function sexOf(written: string | null): 'M' | 'F' | 'X' | null {
  if (written === '1' || written === 'M') return 'M';
  if (written === '2' || written === 'F') return 'F';
  return written === '9' || written === 'X' || written === '0' ? 'X' : null;
}
