import type { DocumentSide } from '@vidimus/contracts';
import type { DocumentReading } from '@vidimus/vision/browser';
import { countryFromMrz } from './countries.ts';
import type { FieldName, ReadContext, Recognised } from './document-type.ts';
import { codeOf, fieldsFromMrz } from './mrz-fields.ts';
import { printedFields } from './print/printed-fields.ts';
import { titleIn } from './print/titles.ts';

/** Titles of residence permits in the languages of those that print one (regulation (EC) 1030/2002). */
const residenceTitles = [
  'RESIDENCE PERMIT',
  'RESIDENCE CARD',
  'RESIDENCE DOCUMENT',
  'PERMANENT RESIDENT',
  'TITRE DE SÉJOUR',
  'AUFENTHALTSTITEL',
  'AUFENTHALTSKARTE',
  'AUFENTHALTSERLAUBNIS',
  'NIEDERLASSUNGSERLAUBNIS',
  'VERBLIJFSTITEL',
  'PERMESSO DI SOGGIORNO',
  'PERMISO DE RESIDENCIA',
  'TÍTULO DE RESIDÊNCIA',
  'UPPEHÅLLSTILLSTÅND',
  'OPHOLDSTILLADELSE',
  'OPHOLDSKORT',
  'OPPHOLDSTILLATELSE',
  'OLESKELULUPA',
  'KARTA POBYTU',
  'DOKUMENT POBYTOWY',
  'POVOLENÍ K POBYTU',
  'POVOLENIE NA POBYT',
  'TARTÓZKODÁSI ENGEDÉLY',
  'PERMIS DE ȘEDERE',
  'DOZVOLA BORAVKA',
  'DOVOLJENJE ZA PREBIVANJE',
  'ELAMISLUBA',
  'UZTURĒŠANĀS ATĻAUJA',
  'LEIDIMAS GYVENTI',
  'РАЗРЕШЕНИЕ ЗА ПРЕБИВАВАНЕ',
  'ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ',
];
const identityTitles = [
  'IDENTITY CARD',
  'CARTE NATIONALE D’IDENTITÉ',
  'CARTE D’IDENTITÉ',
  'PERSONALAUSWEIS',
  'DOCUMENTO NACIONAL DE IDENTIDAD',
  'CARTA D’IDENTITÀ',
  'CARTÃO DE CIDADÃO',
  'IDENTITEITSKAART',
  'IDENTITETSKORT',
  'HENKILÖKORTTI',
  'LETËRNJOFTIM ID',
  'DOWÓD OSOBISTY',
  'OSOBNA ISKAZNICA',
  'OSEBNA IZKAZNICA',
  'OBČANSKÝ PRŮKAZ',
  'OBČIANSKY PREUKAZ',
  'CARTE DE IDENTITATE',
  'ISIKUTUNNISTUS',
  'PERSONAS APLIECĪBA',
  'ASMENS TAPATYBĖS KORTELĖ',
  'SZEMÉLYAZONOSÍTÓ IGAZOLVÁNY',
  'ЛИЧНА КАРТА',
  'ΔΕΛΤΙΟ ΤΑΥΤΟΤΗΤΑΣ',
];

/** Shape of an ID-1 card (ISO/IEC 7810: 85.60 × 53.98 mm), and how far that of a flattened photo is off. */
const CARD_RATIO = 85.6 / 53.98;
const RATIO_TOLERANCE = 0.08;
/** What the front of an identity card prints with labels; licences number theirs, and state no nationality. */
const onFronts = ['family_name', 'given_names', 'birth_date', 'document_number', 'expiry_date'] as const;
const onIdentityFronts = ['nationality', 'personal_number'] as const;
/** How many of the first must have been read. */
const ENOUGH = 3;

type CardKind = 'identity_card' | 'residence_permit';

/**
 * Whether a code of a TD1 or TD2 zone is a residence permit's. ICAO 9303-5, 4.2.2.1 leaves the second letter to the
 * state (V is a visa's, C a crew member's): R is common practice under regulation (EC) 1030/2002, T the Netherlands',
 * and the United States write C1 and C2.
 */
export const isResidencePermitCode = (code: string, state: string): boolean =>
  /^[ACI]R$/.test(code) ||
  (state === 'NLD' && code === 'IT') ||
  (state === 'USA' && /^C[12]$/.test(code)) ||
  // Germany leaves the second place empty: A alone is its residence title, I its identity card.
  (state === 'DEU' && code === 'A');

/** Which kind of card a side shows, by its zone's code, else by its printed title. Null for neither. */
function kindOf(reading: DocumentReading): CardKind | null {
  const { mrz } = reading;
  if (mrz) {
    const code = codeOf(mrz);
    const state = countryFromMrz(mrz.fields.issuingState ?? '') ?? '';
    if ((mrz.format !== 'TD1' && mrz.format !== 'TD2') || !/^[ACI](?!V)/.test(code)) return null;
    return isResidencePermitCode(code, state) ? 'residence_permit' : 'identity_card';
  }
  if (reading.barcode) return null;
  if (titleIn(reading, residenceTitles)) return 'residence_permit';
  return titleIn(reading, identityTitles) ? 'identity_card' : null;
}

/**
 * A card known by its zone's code, or by its printed title where a side has no zone: TD1 carries the zone on the
 * back (ICAO 9303-5), TD2 on the front (ICAO 9303-6).
 */
export function recogniseCard(
  reading: DocumentReading,
  context: ReadContext,
  kind: CardKind,
): Recognised | null {
  if (kindOf(reading) !== kind) return null;
  const { mrz } = reading;
  const printed = printedFields(reading, context);
  // The front of a TD1 card: everything it says is print; the zone on the back gives the fields.
  if (!mrz) return { country: null, side: 'front', fields: {}, printed };
  const side: DocumentSide = mrz.format === 'TD1' ? 'back' : 'front';
  const country = countryFromMrz(mrz.fields.issuingState ?? '');
  return { country, side, fields: fieldsFromMrz(mrz, context), printed };
}

/** The front of an identity card whose title was not read, by its shape and its labels. */
export function recogniseUntitledFront(reading: DocumentReading, context: ReadContext): Recognised | null {
  const { mrz, barcode, flat } = reading;
  const ratio = flat.width / flat.height / CARD_RATIO;
  if (mrz || barcode || Math.abs(ratio - 1) > RATIO_TOLERANCE) return null;
  const printed = printedFields(reading, context);
  const has = (name: FieldName): boolean => printed[name] !== undefined;
  if (onFronts.filter(has).length < ENOUGH || !onIdentityFronts.some(has)) return null;
  return { country: null, side: 'front', fields: {}, printed };
}
