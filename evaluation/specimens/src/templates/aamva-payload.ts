import type { Identity } from '../identity.ts';
import { transliterate } from '../machine-readable-zone.ts';

/** The address and body that a North American licence states beside the person. */
export interface LicenceExtras {
  height: number;
  eyes: string;
  street: string;
  city: string;
  postalCode: string;
}

/** No jurisdiction has this number (AAMVA's list of May 2023), nor this postal abbreviation. */
const issuer = '600999';
export const jurisdiction = 'XU';

const american = (date: string): string => date.slice(5, 7) + date.slice(8, 10) + date.slice(0, 4);

/** Names as these licences write them: capitals without marks (DL/ID 2020, D.12.3). */
export const plainName = (name: string): string => transliterate(name).replaceAll('<', ' ');

/** First name, and the rest as middle names. */
export function givenAndMiddle(identity: Identity): [string, string] {
  const [first = '', ...rest] = plainName(identity.givenNames).split(' ');
  return [first, rest.join(' ')];
}

const record = String.fromCharCode(30);

/** The text of the barcode: header, directory of one subfile, its elements (DL/ID Card Design Standard 2020, annex D.12). */
export function aamvaPayload(identity: Identity, extras: LicenceExtras): string {
  const [first, middle] = givenAndMiddle(identity);
  const elements = [
    `DAQ${identity.documentNumber}`,
    `DCS${plainName(identity.familyName)}`,
    'DDEN',
    `DAC${first}`,
    'DDFN',
    `DAD${middle || 'NONE'}`,
    'DDGN',
    'DCAC',
    'DCBNONE',
    'DCDNONE',
    `DBD${american(identity.issueDate)}`,
    `DBB${american(identity.birthDate)}`,
    `DBA${american(identity.expiryDate)}`,
    `DBC${identity.sex === 'M' ? 1 : 2}`,
    `DAU${String(extras.height).padStart(3, '0')} in`,
    `DAY${extras.eyes}`,
    `DAG${extras.street}`,
    `DAI${extras.city}`,
    `DAJ${jurisdiction}`,
    `DAK${extras.postalCode}`,
    `DCF${identity.documentNumber.split('').reverse().join('')}SPEC`,
    'DCGUTO',
    'DAWSPECIMEN',
  ];
  const subfile = `DL${elements.join('\n')}\r`;
  const header = `@\n${record}\rANSI ${issuer}100101DL`;
  const offset = String(header.length + 8).padStart(4, '0');
  return `${header}${offset}${String(subfile.length).padStart(4, '0')}${subfile}`;
}
