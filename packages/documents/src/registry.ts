import { aamvaDrivingLicence } from './aamva-driving-licence/type.ts';
import { chnIdentityCard } from './chn-identity-card/type.ts';
import type { DocumentType } from './document-type.ts';
import { fraIdentityCard } from './fra-identity-card/type.ts';
import { icaoIdentityCard } from './icao-identity-card/type.ts';
import { icaoPassport } from './icao-passport/type.ts';
import { icaoResidencePermit } from './icao-residence-permit/type.ts';

/** Every type that can be read. National types come first where they share a shape with an international one. */
export const documentTypes: readonly DocumentType[] = [
  chnIdentityCard,
  fraIdentityCard,
  aamvaDrivingLicence,
  icaoPassport,
  icaoResidencePermit,
  icaoIdentityCard,
];
