import type { DocumentKind, DocumentSide } from '@vidimus/contracts';
import { aamvaBack, aamvaFront } from './aamva-licence.ts';
import { chineseCardBack, chineseCardFront } from './chinese-card.ts';
import { euFront } from './eu-licence.ts';
import type { Template } from './template.ts';
import {
  identityCardBack,
  identityCardFront,
  largeCard,
  passport,
  residencePermitBack,
  residencePermitFront,
} from './travel-documents.ts';

/** A side of a document that can be drawn. `id` is that of its type in `@vidimus/documents`. */
interface Kind {
  document: DocumentKind;
  id: string;
  side: DocumentSide;
  draw: Template;
}

const kind = (document: DocumentKind, id: string, side: DocumentSide, draw: Template): Kind => ({
  document,
  id,
  side,
  draw,
});

export const kinds = {
  passport: kind('passport', 'icao-passport', 'front', passport),
  'identity-card-front': kind('identity_card', 'icao-identity-card', 'front', identityCardFront),
  'identity-card-back': kind('identity_card', 'icao-identity-card', 'back', identityCardBack),
  'large-card': kind('identity_card', 'icao-identity-card', 'front', largeCard),
  'residence-permit-front': kind('residence_permit', 'icao-residence-permit', 'front', residencePermitFront),
  'residence-permit-back': kind('residence_permit', 'icao-residence-permit', 'back', residencePermitBack),
  'chinese-card-front': kind('identity_card', 'chn-identity-card', 'front', chineseCardFront),
  'chinese-card-back': kind('identity_card', 'chn-identity-card', 'back', chineseCardBack),
  'aamva-licence-front': kind('driving_licence', 'aamva-driving-licence', 'front', aamvaFront),
  'aamva-licence-back': kind('driving_licence', 'aamva-driving-licence', 'back', aamvaBack),
  'eu-licence-front': kind('driving_licence', 'eu-driving-licence', 'front', euFront),
} as const satisfies Record<string, Kind>;

export type SpecimenKind = keyof typeof kinds;
export const specimenKinds = Object.keys(kinds) as SpecimenKind[];
