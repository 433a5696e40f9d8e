import type { DocumentSide } from '@vidimus/contracts';
import type { DocumentReading } from '@vidimus/vision/browser';
import { countryFromMrz } from './countries.ts';
import type { ReadContext, Recognised } from './document-type.ts';
import { codeOf, fieldsFromMrz } from './mrz-fields.ts';
import { hasTitle, printedFields } from './printed-fields.ts';

/**
 * A card known by its zone's code, or by its printed title where a side has no zone: TD1 carries the zone on the
 * back (ICAO 9303-5), TD2 on the front (ICAO 9303-6).
 */
export function recogniseCard(
  reading: DocumentReading,
  context: ReadContext,
  accepts: (code: string) => boolean,
  title: RegExp,
): Recognised | null {
  const { mrz } = reading;
  if (!mrz && hasTitle(reading, title)) {
    // The front of a TD1 card: everything it says is print; the zone on the back gives the fields.
    return { country: null, side: 'front', fields: {}, printed: printedFields(reading, context) };
  }
  if (!mrz || (mrz.format !== 'TD1' && mrz.format !== 'TD2') || !accepts(codeOf(mrz))) return null;
  const side: DocumentSide = mrz.format === 'TD1' ? 'back' : 'front';
  return {
    country: countryFromMrz(mrz.fields.issuingState ?? ''),
    side,
    fields: fieldsFromMrz(mrz, context),
    printed: printedFields(reading, context),
  };
}

/** Residence permits write R as the second letter of the code (EU regulation 1030/2002 and common practice). */
export const isResidencePermitCode = (code: string): boolean => /^[ACI]R$/.test(code);
