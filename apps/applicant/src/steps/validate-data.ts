import type { DocumentKind, TypedData } from '@vidimus/contracts';

/** What stands in the form's fields, as typed. */
export interface DataDraft {
  readonly given: string;
  readonly family: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  /** Alpha-3 code, or empty. */
  readonly nationality: string;
  readonly kind: DocumentKind | '';
  readonly country: string;
  readonly number: string;
}

export type DataField = 'given' | 'family' | 'birth' | 'nationality' | 'kind' | 'country' | 'number';
/** Reading order of the form: the first wrong field gets the focus. */
export const dataFields: readonly DataField[] = [
  'given',
  'family',
  'birth',
  'nationality',
  'kind',
  'country',
  'number',
];

/** Why a field cannot be sent as it is; `sign` is the character at fault. */
export type Invalid =
  | { readonly problem: 'name_signs' | 'number_signs'; readonly sign: string }
  | {
      readonly problem:
        | 'empty'
        | 'name_digits'
        | 'name_long'
        | 'date_incomplete'
        | 'date_year'
        | 'date_impossible'
        | 'date_future'
        | 'date_old'
        | 'country'
        | 'kind'
        | 'number_short'
        | 'number_long';
    };

/** Longest life that a date of birth is believed for; a slip in the century is the usual cause. */
const oldestYears = 120;

export function emptyDraft(data: TypedData | null): DataDraft {
  const [year = '', month = '', day = ''] = data?.birth_date.split('-') ?? [];
  return {
    given: data?.given_names ?? '',
    family: data?.family_name ?? '',
    day,
    month,
    year,
    nationality: data?.nationality ?? '',
    kind: data?.document.kind ?? '',
    country: data?.document.country ?? '',
    number: data?.document.number ?? '',
  };
}

const tidyName = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
/** Full-width digits and letters become plain ones; spaces and dashes are how people group a number. */
const tidyNumber = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toUpperCase();

function invalidName(text: string): Invalid | null {
  const name = tidyName(text);
  if (name === '') return { problem: 'empty' };
  if (/\p{Nd}/u.test(name)) return { problem: 'name_digits' };
  const sign = /[^\p{L}\p{M} '’ʻ·.,‐-]/u.exec(name)?.[0];
  if (sign !== undefined) return { problem: 'name_signs', sign };
  return name.length > 100 ? { problem: 'name_long' } : null;
}

/** `YYYY-MM-DD` of the three fields, or null when they are no day of the calendar. */
export function isoDate(year: string, month: string, day: string): string | null {
  const parts = [year, month, day].map((part) => part.normalize('NFKC').trim());
  if (!/^\d{4}$/.test(parts[0] ?? '') || !parts.slice(1).every((part) => /^\d{1,2}$/.test(part))) return null;
  const iso = `${parts[0]}-${parts[1]?.padStart(2, '0')}-${parts[2]?.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

function invalidBirth(draft: DataDraft, today: string): Invalid | null {
  const parts = [draft.day, draft.month, draft.year].map((part) => part.normalize('NFKC').trim());
  if (parts.every((part) => part === '')) return { problem: 'empty' };
  if (parts.some((part) => part === '')) return { problem: 'date_incomplete' };
  if (!/^\d{4}$/.test(parts[2] ?? '')) return { problem: 'date_year' };
  const date = isoDate(draft.year, draft.month, draft.day);
  if (date === null) return { problem: 'date_impossible' };
  if (date > today) return { problem: 'date_future' };
  return Number(today.slice(0, 4)) - Number(date.slice(0, 4)) > oldestYears ? { problem: 'date_old' } : null;
}

/** Lengths as in `TypedDataSchema`. */
function invalidNumber(text: string): Invalid | null {
  const number = tidyNumber(text);
  if (number === '') return { problem: 'empty' };
  const sign = /[^A-Z0-9]/.exec(number)?.[0];
  if (sign !== undefined) return { problem: 'number_signs', sign };
  if (number.length < 3) return { problem: 'number_short' };
  return number.length > 30 ? { problem: 'number_long' } : null;
}

/** What is wrong with one field, or null. `today` is `YYYY-MM-DD`. */
export function invalidField(field: DataField, draft: DataDraft, today: string): Invalid | null {
  switch (field) {
    case 'given':
      return invalidName(draft.given);
    case 'family':
      return invalidName(draft.family);
    case 'birth':
      return invalidBirth(draft, today);
    case 'nationality':
      return draft.nationality === '' ? { problem: 'country' } : null;
    case 'country':
      return draft.country === '' ? { problem: 'country' } : null;
    case 'kind':
      return draft.kind === '' ? { problem: 'kind' } : null;
    case 'number':
      return invalidNumber(draft.number);
  }
}

/** The wire form of a valid draft, tidied; null while a field is wrong. */
export function typedData(draft: DataDraft, today: string): TypedData | null {
  const birth_date = isoDate(draft.year, draft.month, draft.day);
  if (birth_date === null || draft.kind === '') return null;
  if (dataFields.some((field) => invalidField(field, draft, today) !== null)) return null;
  return {
    given_names: tidyName(draft.given),
    family_name: tidyName(draft.family),
    birth_date,
    nationality: draft.nationality,
    document: { kind: draft.kind, country: draft.country, number: tidyNumber(draft.number) },
  };
}

/** The form field that a reason of the server is about; null when it is about no single one. */
export function fieldOf(code: string | null): DataField | null {
  if (code === null) return null;
  if (code.startsWith('data.document_number')) return 'number';
  if (code.startsWith('data.name')) return 'family';
  if (code.startsWith('data.birth_date') || code.startsWith('data.age')) return 'birth';
  if (code.startsWith('data.nationality')) return 'nationality';
  if (code.startsWith('document.country')) return 'country';
  return code.startsWith('document.type') ? 'kind' : null;
}
