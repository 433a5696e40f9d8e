import type { Identity } from '../identity.ts';
import { identityCardLines, largeCardLines, passportLines } from '../machine-readable-zone.ts';
import { textWidth } from '../outlines.ts';
import { type Box, machineLines, type Page } from '../page.ts';
import type { Split } from '../split.ts';
import { arranged, type Design } from './design.ts';
import { type Cell, setFields, text } from './layout.ts';
import { besidePortrait, type Draft, mount, type Order, paper, sizes, type Truth } from './template.ts';
import { type LabelKey, labelOf, printedDate, titlesOf } from './words.ts';

/** Rows of fields, each with its share of the row's width. */
type Arrangement = readonly (readonly (readonly [LabelKey, number])[])[];

const passportRows: Readonly<Record<Split, readonly Arrangement[]>> = {
  development: [
    [
      [
        ['document_code', 1],
        ['issuing_country', 1.2],
        ['document_number', 2.4],
      ],
      [['family_name', 1]],
      [['given_names', 1]],
      [
        ['nationality', 1],
        ['personal_number', 1],
      ],
      [
        ['birth_date', 1.7],
        ['sex', 0.7],
        ['birth_place', 1.6],
      ],
      [
        ['issue_date', 1.7],
        ['issuing_authority', 2],
      ],
      [['expiry_date', 1]],
    ],
    [
      [
        ['document_number', 1],
        ['personal_number', 1],
      ],
      [['family_name', 1]],
      [['given_names', 1]],
      [
        ['sex', 0.7],
        ['birth_date', 1.4],
        ['nationality', 1.6],
      ],
      [['birth_place', 1]],
      [
        ['issue_date', 1.3],
        ['expiry_date', 1.3],
      ],
      [['issuing_authority', 1]],
    ],
    [
      [
        ['document_code', 0.8],
        ['issuing_country', 1],
        ['document_number', 2.2],
      ],
      [['family_name', 1]],
      [['given_names', 1]],
      [
        ['nationality', 1],
        ['birth_date', 1.3],
        ['sex', 0.7],
      ],
      [
        ['birth_place', 1.2],
        ['personal_number', 1.2],
      ],
      [
        ['issue_date', 1],
        ['expiry_date', 1],
        ['issuing_authority', 1.5],
      ],
    ],
  ],
  test: [
    [
      [
        ['document_code', 1],
        ['issuing_country', 1],
        ['document_number', 2.6],
      ],
      [['family_name', 1]],
      [['given_names', 1]],
      [
        ['birth_date', 1.2],
        ['birth_place', 1.2],
      ],
      [
        ['nationality', 1.6],
        ['sex', 1],
        ['personal_number', 1.4],
      ],
      [
        ['issue_date', 1.1],
        ['expiry_date', 1.1],
      ],
      [['issuing_authority', 1]],
    ],
  ],
};

const cardRows: Readonly<Record<Split, readonly Arrangement[]>> = {
  development: [
    [
      [['family_name', 1]],
      [['given_names', 1]],
      [
        ['birth_date', 1.7],
        ['sex', 0.7],
        ['nationality', 1.3],
      ],
      [['document_number', 1]],
      [['expiry_date', 1]],
    ],
    [
      [['family_name', 1]],
      [['given_names', 1]],
      [
        ['sex', 0.7],
        ['birth_date', 1.5],
        ['expiry_date', 1.5],
      ],
      [
        ['nationality', 1.4],
        ['document_number', 1.4],
      ],
    ],
    [
      [
        ['document_number', 1.6],
        ['sex', 0.8],
      ],
      [['family_name', 1]],
      [['given_names', 1]],
      [
        ['birth_date', 1.2],
        ['nationality', 1.2],
      ],
      [['expiry_date', 1]],
    ],
  ],
  test: [
    [
      [['document_number', 1]],
      [['family_name', 1]],
      [['given_names', 1]],
      [
        ['sex', 0.8],
        ['nationality', 1.5],
      ],
      [
        ['birth_date', 1],
        ['expiry_date', 1],
      ],
    ],
  ],
};

const backRows: Arrangement = [
  [
    ['birth_place', 1],
    ['issue_date', 1],
  ],
  [['issuing_authority', 1]],
];

const office = 'SPECIMEN OFFICE';

const truthOf = (identity: Identity, nationality: string): Record<LabelKey, string> => ({
  document_code: 'P',
  issuing_country: 'UTO',
  document_number: identity.documentNumber,
  family_name: identity.familyName.toUpperCase(),
  given_names: identity.givenNames.toUpperCase(),
  nationality,
  birth_date: identity.birthDate,
  sex: identity.sex,
  birth_place: identity.birthPlace.toUpperCase(),
  issue_date: identity.issueDate,
  expiry_date: identity.expiryDate,
  personal_number: identity.personalNumber,
  issuing_authority: office,
  remarks: 'SPECIMEN',
});

/** The rows as cells to print, and the values that they state. */
function filled(
  rows: Arrangement,
  { identity, design }: Order,
  nationality: string,
): { cells: Cell[][]; fields: Truth } {
  const truth = truthOf(identity, nationality);
  const fields: Truth = {};
  const cells = rows.map((row) =>
    row.map(([name, share]) => {
      const value = truth[name];
      if (value !== '' && name !== 'document_code' && name !== 'remarks') fields[name] = value;
      const print = name.endsWith('_date') ? printedDate(value, design.dates) : value;
      return { name, label: labelOf(name, design.languages), text: print, share };
    }),
  );
  return { cells, fields };
}

/** State, title in each language, and SPECIMEN, on one line; titles that need more room stand above each other. */
function header(
  width: number,
  baseline: number,
  titles: readonly string[],
  size: number,
  { theme, label, value }: Design,
): string {
  const room = width * 0.47;
  const from = width * 0.29;
  const style = { face: label, size, fill: theme.label } as const;
  const whole = titles.join(' / ');
  const small = { ...style, size: size * 0.78 };
  const printed =
    textWidth(whole, style) <= room * 1.2
      ? text(whole, from, baseline, style, room)
      : titles
          .map((title, line) => text(title, from, baseline + (line - 0.62) * size * 0.92, small, room))
          .join('');
  return (
    text('UTOPIA', 5, baseline, { face: value, size: size * 1.15, fill: theme.label }, from - 6) +
    printed +
    text(
      'SPECIMEN',
      width * 0.79,
      baseline,
      { face: value, size: size * 0.8, fill: theme.label },
      width * 0.19,
    )
  );
}

/** Around the titles of a header. */
const titleBox = (width: number, baseline: number, size: number): Box => ({
  x: width * 0.29,
  y: baseline - 1.6 * size,
  width: width * 0.47,
  height: 2.2 * size,
});

/** Data page of a fictional passport (ICAO 9303-4). The portrait stands left, as there. */
export function passport(order: Order): Draft {
  const { design, split, identity } = order;
  const size = sizes.TD3;
  const left = { ...design, portraitSide: 'left' } as const;
  const { portrait, column } = besidePortrait(size.width, left, { width: 33, height: 43, y: 15.5 }, 6);
  const { cells, fields } = filled(arranged(passportRows, split, design), order, 'UTO');
  const area: Box = { ...column, y: 12.5, height: 51 };
  const set = setFields(cells, area, 3.1, design, 'above');
  const zone = machineLines(passportLines(identity), size.height, 6.6, 9.4);
  return {
    fields,
    page: pageOf('TD3', 'front', {
      under: paper(size, order, { lines: 66 }) + mount(portrait, design.theme.paper),
      over: header(size.width, 8.6, titlesOf('passport', design.languages), 3.8, design) + set.svg + zone.svg,
      portrait,
      fields: set.fields,
      mrz: { lines: passportLines(identity), box: zone.box },
      title: titleBox(size.width, 8.6, 3.8),
    }),
  };
}

const pageOf = (
  kind: Page['kind'],
  side: Page['side'],
  rest: Omit<Page, 'kind' | 'side' | 'width' | 'height'>,
): Page => ({ kind, side, ...sizes[kind], ...rest });

function cardFront(order: Order, titles: readonly string[], nationality: string): Draft {
  const { design, split } = order;
  const size = sizes.TD1;
  const { portrait, column } = besidePortrait(size.width, design, { width: 25, height: 32.5, y: 13 }, 4);
  const { cells, fields } = filled(arranged(cardRows, split, design), order, nationality);
  const set = setFields(cells, { ...column, y: 10.8, height: 40 }, 2.8, design);
  return {
    fields,
    page: pageOf('TD1', 'front', {
      under:
        paper(size, order) +
        `<rect width="${size.width}" height="8.6" fill="${design.theme.tint}"/>` +
        mount(portrait, design.theme.paper),
      over: header(size.width, 5.9, titles, 2.9, design) + set.svg,
      portrait,
      fields: set.fields,
      mrz: null,
      title: titleBox(size.width, 5.9, 2.9),
    }),
  };
}

function cardBack(order: Order, lines: string[], nationality: string): Draft {
  const { design } = order;
  const size = sizes.TD1;
  const { cells, fields } = filled(backRows, order, nationality);
  const area: Box = { x: 4, y: 7.4, width: size.width - 8, height: design.labels === 'above' ? 16 : 15 };
  const set = setFields(cells, area, 2.6, design);
  const zone = machineLines(lines, size.height, 4.7, 6.9);
  const note = { face: design.label, size: 2.4, fill: design.theme.label } as const;
  return {
    fields,
    page: pageOf('TD1', 'back', {
      under: paper(size, order, { lines: 30 }),
      over: text('SPECIMEN · NOT A DOCUMENT', 4, 5, note) + set.svg + zone.svg,
      portrait: null,
      fields: set.fields,
      mrz: { lines, box: zone.box },
    }),
  };
}

/** Front and back of a fictional identity card (ICAO 9303-5). */
export const identityCardFront = (order: Order): Draft =>
  cardFront(order, titlesOf('identityCard', order.design.languages), 'UTO');
export const identityCardBack = (order: Order): Draft =>
  cardBack(order, identityCardLines(order.identity), 'UTO');

/** Front and back of a fictional residence permit: the holder is another state's citizen, the code's second letter R. */
export const residencePermitFront = (order: Order): Draft =>
  cardFront(order, titlesOf('residencePermit', order.design.languages), order.nationality);
export const residencePermitBack = (order: Order): Draft =>
  cardBack(
    order,
    identityCardLines(order.identity, { code: 'AR', nationality: order.nationality }),
    order.nationality,
  );

/** Front of a fictional card of size ID-2 with its zone below (ICAO 9303-6). */
export function largeCard(order: Order): Draft {
  const { design, split, identity } = order;
  const size = sizes.TD2;
  const { portrait, column } = besidePortrait(size.width, design, { width: 28, height: 36, y: 12 }, 5);
  const { cells, fields } = filled(arranged(cardRows, split, design), order, 'UTO');
  const set = setFields(cells, { ...column, y: 11, height: 39 }, 3, design);
  const lines = largeCardLines({ ...identity, personalNumber: '' });
  const zone = machineLines(lines, size.height, 6.2, 9);
  return {
    fields,
    page: pageOf('TD2', 'front', {
      under: paper(size, order, { lines: 52 }) + mount(portrait, design.theme.paper),
      over:
        header(size.width, 7.4, titlesOf('identityCard', design.languages), 3.2, design) + set.svg + zone.svg,
      portrait,
      fields: set.fields,
      mrz: { lines, box: zone.box },
      title: titleBox(size.width, 7.4, 3.2),
    }),
  };
}
