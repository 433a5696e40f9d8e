import { recogniseAamva } from '../aamva-card.ts';
import type { DocumentType } from '../document-type.ts';

/** Driving licence of the United States, Canada and some Mexican states: PDF417 on the back (AAMVA DL/ID 2020, annex D). */
export const aamvaDrivingLicence: DocumentType = {
  id: 'aamva-driving-licence',
  kind: 'driving_licence',
  countries: ['CAN', 'MEX', 'USA'],
  sides: ['front', 'back'],
  fields: [
    'family_name',
    'given_names',
    'birth_date',
    'expiry_date',
    'issue_date',
    'document_number',
    'sex',
    'issuing_country',
    'issuing_authority',
  ],
  recognise: (reading, context) => recogniseAamva(reading, context, 'driving_licence'),
};
