// Written from the folders beside it by `npm run documents`; not edited by hand.
import { aamvaDrivingLicence } from './aamva-driving-licence/type.ts';
import { aamvaIdentityCard } from './aamva-identity-card/type.ts';
import { chnIdentityCard } from './chn-identity-card/type.ts';
import type { DocumentType } from './document-type.ts';
import { euDrivingLicence } from './eu-driving-licence/type.ts';
import { fraIdentityCard } from './fra-identity-card/type.ts';
import { icaoIdentityCard } from './icao-identity-card/type.ts';
import { icaoPassport } from './icao-passport/type.ts';
import { icaoResidencePermit } from './icao-residence-permit/type.ts';

/** Every type that can be read. Their order means nothing: at most one recognises a reading. */
export const documentTypes: readonly DocumentType[] = [
  aamvaDrivingLicence,
  aamvaIdentityCard,
  chnIdentityCard,
  euDrivingLicence,
  fraIdentityCard,
  icaoIdentityCard,
  icaoPassport,
  icaoResidencePermit,
];
