import type { DocumentType } from '../document-type.ts';
import { recogniseCard, recogniseUntitledFront } from '../icao-card.ts';

/** Identity card of any state with a TD1 or TD2 zone, document codes A, C or I (ICAO 9303-5 and 9303-6). */
export const icaoIdentityCard: DocumentType = {
  id: 'icao-identity-card',
  kind: 'identity_card',
  countries: null,
  sides: ['front', 'back'],
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
  recognise: (reading, context) => recogniseCard(reading, context, 'identity_card'),
  recogniseUntitled: recogniseUntitledFront,
};
