import type { FieldName, ReadContext } from '../document-type.ts';
import { dateFromPrint } from './dates.ts';
import { nationalityFromPrint } from './nationality.ts';

/** How a type prints, where it departs from ICAO 9303. */
export interface PrintHabits {
  /** Dates of numbers alone are month first. */
  readonly monthFirst?: boolean;
}

/** M, F or X, the last of two languages' letters: Azerbaijan's K/M is male, Poland's K/F female (ICAO 9303-4, 4.1.1). */
function sexFromPrint(text: string): string | null {
  const letter = text.toUpperCase().match(/^(?:\p{L}{1,3}\s?[/\s]\s?)?([MFX])$/u)?.[1];
  return letter ?? null;
}

/** Letters, digits and hyphens, five or more with two digits among them; blanks are how the number is grouped. */
function numberFromPrint(text: string): string | null {
  const compact = text.toUpperCase().replace(/[\s.]+/g, '');
  return /^[A-Z0-9/-]{5,20}$/.test(compact) && /\d.*\d/.test(compact) ? compact : null;
}

/** Letters with what joins them; the comma after a surname that given names follow is kept out. */
function nameFromPrint(text: string): string | null {
  const tidy = text
    .toUpperCase()
    .replace(/^[\s.,:;/-]+|[\s.,:;/-]+$/gu, '')
    .replace(/\s+/g, ' ');
  return /^[\p{L}\p{M}][\p{L}\p{M}\s'’.,·-]+$/u.test(tidy) ? tidy : null;
}

/** The value of a field as it is compared, or null where the print cannot be one. */
export function valueFromPrint(
  field: FieldName,
  text: string,
  { today }: Pick<ReadContext, 'today'>,
  { monthFirst = false }: PrintHabits,
): string | null {
  switch (field) {
    case 'birth_date':
    case 'issue_date':
    case 'expiry_date': {
      const kind = field === 'birth_date' ? 'birth' : field === 'issue_date' ? 'issue' : 'expiry';
      return dateFromPrint(text, { kind, today, monthFirst });
    }
    case 'sex':
      return sexFromPrint(text.trim());
    case 'nationality':
    case 'issuing_country':
      return nationalityFromPrint(text);
    case 'document_number':
    case 'personal_number':
      return numberFromPrint(text);
    default:
      return nameFromPrint(text);
  }
}
