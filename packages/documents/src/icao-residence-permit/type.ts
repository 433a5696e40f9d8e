import type { DocumentType } from '../document-type.ts';
import { recogniseCard } from '../icao-card.ts';

/** Residence permit of any state with a TD1 or TD2 zone (ICAO 9303-5; regulation (EC) 1030/2002 for the Union). */
export const icaoResidencePermit: DocumentType = {
  id: 'icao-residence-permit',
  kind: 'residence_permit',
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
  recognise: (reading, context) => recogniseCard(reading, context, 'residence_permit'),
};
