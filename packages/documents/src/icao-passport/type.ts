import { countryFromMrz } from '../countries.ts';
import type { DocumentType } from '../document-type.ts';
import { codeOf, fieldsFromMrz } from '../mrz-fields.ts';
import { printedPage } from './printed-page.ts';

/** Passport of any state: machine readable zone of two lines of 44 (ICAO 9303-4, TD3), document code P. */
export const icaoPassport: DocumentType = {
  id: 'icao-passport',
  kind: 'passport',
  countries: null,
  sides: ['front'],
  fields: [
    'family_name',
    'given_names',
    'birth_date',
    'expiry_date',
    'nationality',
    'document_number',
    'sex',
    'issuing_country',
    'issue_date',
    'personal_number',
  ],
  recognise(reading, context) {
    const { mrz } = reading;
    if (mrz?.format !== 'TD3' || !codeOf(mrz).startsWith('P')) return null;
    return {
      country: countryFromMrz(mrz.fields.issuingState ?? ''),
      side: 'front',
      fields: fieldsFromMrz(mrz, context),
      printed: printedPage(reading, context),
    };
  },
};
