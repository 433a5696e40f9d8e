import type { DocumentType } from '../document-type.ts';
import { fieldsFromMrz } from '../mrz-fields.ts';
import { printedFields } from '../print/printed-fields.ts';

/** French identity card of 1988–2021: two lines of 36 in the national format, no expiry date in the zone. */
export const fraIdentityCard: DocumentType = {
  id: 'fra-identity-card',
  kind: 'identity_card',
  countries: ['FRA'],
  sides: ['front', 'back'],
  fields: ['family_name', 'given_names', 'birth_date', 'document_number', 'sex', 'issuing_country'],
  recognise(reading, context) {
    const { mrz } = reading;
    if (mrz?.format !== 'FRENCH_ID') return null;
    const fields = fieldsFromMrz(mrz, context);
    // The card prints its number in one piece: year and month of issue, office, and serial, columns 1–12 of line 2.
    const number = mrz.lines[1]?.slice(0, 12) ?? '';
    if (fields.document_number) fields.document_number = { ...fields.document_number, value: number };
    return {
      country: 'FRA',
      side: 'front',
      fields,
      printed: printedFields(reading, context),
    };
  },
};
