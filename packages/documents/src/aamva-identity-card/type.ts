import { recogniseAamva } from '../aamva-card.ts';
import type { DocumentType } from '../document-type.ts';

/** Identity card that licensing authorities of the United States, Canada and some Mexican states issue to those who do not drive: PDF417 on the back (AAMVA DL/ID 2020, annex D). */
export const aamvaIdentityCard: DocumentType = {
  id: 'aamva-identity-card',
  kind: 'identity_card',
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
  recognise: (reading, context) => recogniseAamva(reading, context, 'identity_card'),
};
