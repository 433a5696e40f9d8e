import type { Identity } from './identity.ts';
import { passportLines } from './machine-readable-zone.ts';
import { textPath } from './outlines.ts';
import {
  guilloche,
  labelled,
  machineLines,
  type Page,
  type PrintedField,
  printedDate,
  specimenMark,
  themes,
} from './page.ts';
import type { Random } from './random.ts';

type Row = [name: string, label: string, text: string, x: number, y: number];

function rows(identity: Identity, column: number): Row[] {
  const second = column + 45;
  return [
    ['document_code', 'Type', 'P', column, 13],
    ['issuing_country', 'Code of issuing State', 'UTO', column + 13, 13],
    ['document_number', 'Passport No.', identity.documentNumber, second, 13],
    ['family_name', 'Surname', identity.familyName.toUpperCase(), column, 20.2],
    ['given_names', 'Given names', identity.givenNames.toUpperCase(), column, 27.4],
    ['nationality', 'Nationality', 'UTOPIAN', column, 34.6],
    ['personal_number', 'Personal No.', identity.personalNumber, second, 34.6],
    ['birth_date', 'Date of birth', printedDate(identity.birthDate), column, 41.8],
    ['sex', 'Sex', identity.sex, column + 31, 41.8],
    ['birth_place', 'Place of birth', identity.birthPlace.toUpperCase(), second, 41.8],
    ['issue_date', 'Date of issue', printedDate(identity.issueDate), column, 49],
    ['authority', 'Authority', 'SPECIMEN OFFICE', second, 49],
    ['expiry_date', 'Date of expiry', printedDate(identity.expiryDate), column, 56.2],
  ];
}

/** Data page of a fictional passport: ID-3, 125 × 88 mm (ICAO 9303-4), own layout, state `UTO`. */
export function passportPage(identity: Identity, random: Random): Page {
  const width = 125;
  const height = 88;
  const theme = random.pick(themes);
  const column = random.pick([44, 46]);
  const fields: PrintedField[] = [];
  let text = '';
  for (const [name, label, value, x, y] of rows(identity, column)) {
    if (value === '') continue;
    const drawn = labelled(name, label, value, { x, y }, theme);
    text += drawn.svg;
    fields.push(drawn.field);
  }
  const lines = passportLines(identity);
  const zone = machineLines(lines, height, 6.6, 9.4);
  const portrait = { x: 6, y: 17, width: 33, height: 43 };
  return {
    kind: 'TD3',
    side: 'front',
    width,
    height,
    under:
      `<rect width="${width}" height="${height}" fill="${theme.paper}"/>` +
      `<rect y="11.2" width="${width}" height="53.6" fill="${theme.tint}" opacity="0.6"/>` +
      guilloche(width, 64.8, random, theme.line) +
      specimenMark(width, 66, theme) +
      `<rect x="${portrait.x - 0.5}" y="${portrait.y - 0.5}" width="${portrait.width + 1}" height="${portrait.height + 1}" fill="${theme.paper}"/>`,
    over:
      `<clipPath id="seal"><circle cx="39" cy="57" r="6"/></clipPath>` +
      `<g clip-path="url(#seal)" opacity="0.5">${guilloche(60, 66, random, theme.label)}</g>` +
      textPath('UTOPIA', 6, 8.2, { face: 'bold', size: 5, fill: theme.label }) +
      textPath('PASSPORT', column, 8.2, { face: 'regular', size: 4.2, fill: theme.label }) +
      textPath('SPECIMEN · NOT A DOCUMENT', column + 30, 8.2, {
        face: 'regular',
        size: 2.6,
        fill: theme.label,
      }) +
      text +
      zone.svg,
    portrait,
    fields,
    mrz: { lines, box: zone.box },
  };
}
