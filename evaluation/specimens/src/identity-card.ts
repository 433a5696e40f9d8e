import type { Identity } from './identity.ts';
import { identityCardLines } from './machine-readable-zone.ts';
import { textPath } from './outlines.ts';
import {
  guilloche,
  labelled,
  machineLines,
  type Page,
  type PrintedField,
  printedDate,
  specimenMark,
  type Theme,
  themes,
} from './page.ts';
import type { Random } from './random.ts';

const width = 85.6;
const height = 53.98;

function front(identity: Identity, theme: Theme, random: Random): Page {
  const rows: [name: string, label: string, text: string, x: number, y: number][] = [
    ['family_name', 'Surname', identity.familyName.toUpperCase(), 33, 10],
    ['given_names', 'Given names', identity.givenNames.toUpperCase(), 33, 17],
    ['birth_date', 'Date of birth', printedDate(identity.birthDate), 33, 24],
    ['sex', 'Sex', identity.sex, 58, 24],
    ['nationality', 'Nationality', 'UTO', 68, 24],
    ['document_number', 'Document No.', identity.documentNumber, 33, 31],
    ['expiry_date', 'Date of expiry', printedDate(identity.expiryDate), 33, 38],
  ];
  const fields: PrintedField[] = [];
  let text = '';
  for (const [name, label, value, x, y] of rows) {
    const drawn = labelled(name, label, value, { x, y, size: 2.8 }, theme);
    text += drawn.svg;
    fields.push(drawn.field);
  }
  const portrait = { x: 4, y: 12, width: 26, height: 33.5 };
  return {
    kind: 'TD1',
    side: 'front',
    width,
    height,
    under:
      `<rect width="${width}" height="${height}" fill="${theme.paper}"/>` +
      `<rect width="${width}" height="9" fill="${theme.tint}"/>` +
      guilloche(width, height, random, theme.line) +
      specimenMark(width, height, theme),
    over:
      textPath('UTOPIA', 4, 6.3, { face: 'bold', size: 4, fill: theme.label }) +
      textPath('IDENTITY CARD', 33, 6.2, { face: 'regular', size: 3.2, fill: theme.label }) +
      textPath('SPECIMEN', 66, 6.2, { face: 'regular', size: 2.8, fill: theme.label }) +
      text,
    portrait,
    fields,
    mrz: null,
  };
}

function back(identity: Identity, theme: Theme, random: Random): Page {
  const place = labelled(
    'birth_place',
    'Place of birth',
    identity.birthPlace.toUpperCase(),
    { x: 4, y: 8, size: 2.8 },
    theme,
  );
  const issued = labelled(
    'issue_date',
    'Date of issue',
    printedDate(identity.issueDate),
    { x: 44, y: 8, size: 2.8 },
    theme,
  );
  const office = labelled('authority', 'Authority', 'SPECIMEN OFFICE', { x: 4, y: 17, size: 2.8 }, theme);
  const lines = identityCardLines(identity);
  const zone = machineLines(lines, height, 4.7, 6.9);
  return {
    kind: 'TD1',
    side: 'back',
    width,
    height,
    under:
      `<rect width="${width}" height="${height}" fill="${theme.paper}"/>` +
      guilloche(width, 30, random, theme.line) +
      specimenMark(width, 34, theme),
    over:
      textPath('SPECIMEN · NOT A DOCUMENT', 4, 5.4, { face: 'regular', size: 2.4, fill: theme.label }) +
      place.svg +
      issued.svg +
      office.svg +
      zone.svg,
    portrait: null,
    fields: [place.field, issued.field, office.field],
    mrz: { lines, box: zone.box },
  };
}

/** Both sides of a fictional identity card: ID-1, 85.6 × 53.98 mm (ICAO 9303-5), own layout, state `UTO`. */
export function identityCard(identity: Identity, random: Random): { front: Page; back: Page } {
  const theme = random.pick(themes);
  return { front: front(identity, theme, random), back: back(identity, theme, random) };
}
