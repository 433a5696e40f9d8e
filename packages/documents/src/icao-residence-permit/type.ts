import type { DocumentType } from '../document-type.ts';
import { isResidencePermitCode, recogniseCard } from '../icao-card.ts';

/** Residence permit of any state with a TD1 or TD2 zone. */
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
  ],
  recognise: (reading, context) =>
    recogniseCard(
      reading,
      context,
      isResidencePermitCode,
      /RESIDENCEPERMIT|TITREDES[EÉ]JOUR|AUFENTHALTSTITEL/,
    ),
};
