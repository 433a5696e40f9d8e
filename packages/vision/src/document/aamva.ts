import { type AamvaIssuer, aamvaIssuerOfState, aamvaIssuers } from './aamva-issuers.ts';

/**
 * The payload of the PDF417 barcode on North American licences and identity cards:
 * AAMVA DL/ID Card Design Standard 2020, annex D (versions 00–10 of the format are met in the wild).
 */
export interface AamvaLicence {
  /** Issuer identification number, six digits. */
  readonly issuer: string;
  /** Version of the format, 1 for the standard of 2000. */
  readonly version: number;
  readonly kind: 'driving_licence' | 'identity_card';
  /** ISO 3166-1 alpha-3, from DCG, else the issuer, else the way that dates are written. */
  readonly country: AamvaIssuer['country'] | null;
  /** Two letters of the state or province that issued it, by its number; by the address where that is unknown. */
  readonly issuingState: string | null;
  /** State or province of the address (DAJ), two letters. */
  readonly jurisdiction: string | null;
  readonly documentNumber: string | null;
  readonly familyName: string | null;
  /** First and middle names, blank-separated. */
  readonly givenNames: string | null;
  /** JR, SR, III …: no part of the names, though some issuers write it among them. */
  readonly suffix: string | null;
  /** Some name did not fit and was cut (DDE, DDF, DDG). */
  readonly namesTruncated: boolean;
  /** ISO 8601 calendar dates; `null` when absent or impossible. */
  readonly birthDate: string | null;
  readonly expiryDate: string | null;
  readonly issueDate: string | null;
  readonly sex: 'M' | 'F' | 'X' | null;
  /** Every element as written, by its three-letter id. */
  readonly elements: Readonly<Record<string, string>>;
}

/** What identifies a holder and must be there for a payload to prove anything. */
export const aamvaNeeded = [
  'familyName',
  'givenNames',
  'birthDate',
  'expiryDate',
  'documentNumber',
  'issuingState',
] as const;
type AamvaNeeded = (typeof aamvaNeeded)[number];

/** Why a payload is not taken for a whole licence, in words for a log. */
export interface AamvaRefusal {
  readonly code: 'no_header' | 'no_subfile' | 'name_order_unknown' | 'missing_elements';
  readonly explanation: string;
  readonly missing: readonly AamvaNeeded[];
}

/** A whole licence, or what there is of one and why it was refused. */
export type AamvaReading =
  | { readonly licence: AamvaLicence; readonly refusal: null }
  | { readonly licence: AamvaLicence | null; readonly refusal: AamvaRefusal };

const HEADER = /(?:ANSI |AAMVA)(\d{6})(\d{2})/;
const ELEMENT = /^([A-Z]{2}[A-Z0-9])(.*)$/;
/** Line feed between elements, carriage return after a subfile, record separator in some (annex D.12.3). */
const SEPARATORS = new RegExp(`[\\n\\r${String.fromCharCode(30)}]+`);
/** Written in place of a value that the holder does not have (DL/ID 2020, D.12.3 and older practice). */
const NO_VALUE = new Set(['', 'NONE', 'NON', 'UNAVL', 'UNAVAIL', 'UNK']);

const refused = (
  code: AamvaRefusal['code'],
  explanation: string,
  licence: AamvaLicence | null = null,
  missing: readonly AamvaNeeded[] = aamvaNeeded,
): AamvaReading => ({ licence, refusal: { code, explanation, missing } });

/** Reads a barcode's text, and says what is missing where it is not a whole licence. Never throws. */
export function readAamva(text: string): AamvaReading {
  const header = HEADER.exec(text);
  if (!header)
    return refused('no_header', 'the text holds no "ANSI " or "AAMVA" header with an issuer number');
  const version = Number(header[2]);
  const { elements, subfile } = readElements(text, header.index + header[0].length, version);
  if (!subfile) return refused('no_subfile', 'the payload holds no DL, EN or ID subfile');
  const licence = licenceOf(header[1]!, version, subfile, elements);
  const missing = aamvaNeeded.filter((field) => licence[field] === null);
  if (missing.length === 0) return { licence, refusal: null };
  if (licence.familyName === null && elements.DAA?.trim()) {
    const why = `the name "${elements.DAA.trim()}" is written in one piece, and issuer ${licence.issuer} is not known to keep an order`;
    return refused('name_order_unknown', why, licence, missing);
  }
  return refused('missing_elements', `absent or not valid: ${missing.join(', ')}`, licence, missing);
}

/** Reads a barcode's text; `null` when it is no AAMVA payload. Unknown elements are kept, never an error. */
export function parseAamva(text: string): AamvaLicence | null {
  return readAamva(text).licence;
}

function licenceOf(
  issuer: string,
  version: number,
  subfile: Subfile,
  elements: Record<string, string>,
): AamvaLicence {
  const value = (id: string) => {
    const raw = elements[id]?.trim() ?? '';
    return NO_VALUE.has(raw.toUpperCase()) ? null : raw;
  };
  const jurisdiction = value('DAJ');
  const issuedBy = aamvaIssuers.get(issuer) ?? aamvaIssuerOfState(jurisdiction ?? '');
  const country = countryOf(value('DCG'), issuedBy, elements);
  const date = (id: string) => calendarDate(value(id), country);
  return {
    issuer,
    version,
    kind: subfile === 'ID' ? 'identity_card' : 'driving_licence',
    country,
    issuingState: issuedBy?.state ?? null,
    jurisdiction,
    documentNumber: value('DAQ') ?? value('DBJ'),
    ...names(value, issuer),
    namesTruncated: ['DDE', 'DDF', 'DDG'].some((id) => value(id) === 'T'),
    birthDate: date('DBB'),
    expiryDate: date('DBA'),
    issueDate: date('DBD'),
    sex: sexOf(value('DBC')),
    elements,
  };
}

/** Driving licence, enhanced driving licence (also proves citizenship, DL/ID 2020 annex D.12.4), identity card. */
type Subfile = 'DL' | 'EN' | 'ID';

/** Elements of the DL or ID subfile and of the jurisdiction's own; ids keep their first value. */
function readElements(
  text: string,
  from: number,
  version: number,
): { elements: Record<string, string>; subfile: Subfile | null } {
  // Version 1 has no jurisdiction version before the number of subfiles; some issuers write wrong directories, so the
  // first element after a subfile's type tells where the data begins.
  const directory = text.slice(from + (version > 1 ? 4 : 2));
  const entries = /^(?:[A-Z]{2}\d{8})+/.exec(directory)?.[0] ?? '';
  const start = /(?:DL|EN|ID)(?=D[A-D][A-Z])/.exec(directory);
  const subfile = /^(?:..\d{8})*?(DL|EN|ID)\d{8}/.exec(directory)?.[1] ?? start?.[0];
  const body = directory.slice(entries.length > 0 ? entries.length : (start?.index ?? 0));
  const elements: Record<string, string> = {};
  for (const line of body.split(SEPARATORS)) {
    // The first element follows its subfile's two-letter type without a separator.
    const bare = line.replace(/^(?:DL|EN|ID|Z[A-Z])(?=[A-Z]{2}[A-Z0-9])/, (type) =>
      startsElement(line.slice(type.length)) ? '' : type,
    );
    const element = ELEMENT.exec(bare.trimStart());
    if (element && !(element[1]! in elements)) elements[element[1]!] = element[2]!.trimEnd();
  }
  return { elements, subfile: (subfile as Subfile | undefined) ?? null };
}

/** Mandatory and optional ids begin with D (annex D.12.5), a jurisdiction's own with Z. */
function startsElement(text: string): boolean {
  return /^(?:D[A-D][A-Z]|P[A-Z]{2}|Z[A-Z][A-Z0-9])/.test(text);
}

function countryOf(
  written: string | null,
  issuer: AamvaIssuer | null,
  elements: Record<string, string>,
): AamvaLicence['country'] {
  if (written === 'USA' || written === 'CAN' || written === 'MEX') return written;
  if (issuer) return issuer.country;
  const birth = elements.DBB?.trim() ?? '';
  if (!/^\d{8}$/.test(birth)) return null;
  return isDate(birth.slice(4), birth.slice(0, 2), birth.slice(2, 4)) ? 'USA' : null;
}

/**
 * MMDDCCYY in the United States, CCYYMMDD in Canada (annex D.12.3, DBB) and everywhere in the standard of 2000; the other
 * order where only that exists. No eight digits are a date in both: a year from 1900 is no month and day.
 */
function calendarDate(written: string | null, country: AamvaLicence['country']): string | null {
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

interface AamvaNames {
  readonly familyName: string | null;
  readonly givenNames: string | null;
  readonly suffix: string | null;
}

const SUFFIXES = new Set(['JR', 'SR', 'I', 'II', 'III', 'IV', 'V', 'VI', '1ST', '2ND', '3RD', '4TH']);
/** Issuers that write the whole name in one piece, first name first. */
const NATURAL_ORDER = new Set(['636025']);

const tidy = (name: string | null | undefined) => name?.replaceAll(/[,$@\s]+/g, ' ').trim() || null;

/** DCS and DAC + DAD since version 4, DCS and DCT in 2 and 3, DAB + DAC + DAD or DAA alone before. */
function names(value: (id: string) => string | null, issuer: string): AamvaNames {
  const joined = joinedName(value('DAA') ?? '', issuer);
  const separate = [value('DAC'), value('DAD')].filter((n) => n !== null).join(' ');
  return {
    familyName: tidy(value('DCS') ?? value('DAB')) ?? joined.familyName,
    givenNames: tidy(value('DCT')) ?? tidy(separate) ?? joined.givenNames,
    suffix: tidy(value('DCU') ?? value('DAE')) ?? joined.suffix,
  };
}

/**
 * The one name element of the standard of 2000: last, first, middle, suffix between commas, or between `$` or `@` where
 * the issuer copies its magnetic stripe (annexes E and F). Without any, only the issuer's habit tells the order.
 */
function joinedName(text: string, issuer: string): AamvaNames {
  if (/[,$@]/.test(text)) {
    const [last, first, middle, suffix] = text.split(/[,$@]/);
    return {
      familyName: tidy(last),
      givenNames: tidy(`${first ?? ''} ${middle ?? ''}`),
      suffix: tidy(suffix),
    };
  }
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (!NATURAL_ORDER.has(issuer)) return { familyName: null, givenNames: null, suffix: null };
  const suffix = SUFFIXES.has(words.at(-1)?.toUpperCase() ?? '') ? (words.pop() ?? null) : null;
  const familyName = words.pop() ?? null;
  return { familyName, givenNames: tidy(words.join(' ')), suffix };
}

/** 1 male, 2 female, 9 not specified (annex D.12.5, DBC; ANSI D20); letters in older cards. */
function sexOf(written: string | null): 'M' | 'F' | 'X' | null {
  if (written === '1' || written === 'M') return 'M';
  if (written === '2' || written === 'F') return 'F';
  return written === '9' || written === 'X' || written === '0' ? 'X' : null;
}
