import { textWidth } from '../outlines.ts';
import type { Split } from '../split.ts';
import { arranged, type DateStyle } from './design.ts';
import { type Drawn, joined, printed, text } from './layout.ts';
import { besidePortrait, type Draft, mount, type Order, paper, sizes } from './template.ts';
import { printedDate, titlesOf } from './words.ts';

const size = sizes.TD1;

/** Dates are of numbers alone on these licences (directive 2006/126/EC, annex I, 3 (d)); their separators differ. */
const dateStyles: Readonly<Record<Split, readonly DateStyle[]>> = {
  development: ['dots', 'dashes', 'blanks'],
  test: ['slashes'],
};

const heldCategories = ['B', 'AM B', 'AM B1 B', 'AM A1 B', 'B BE', 'AM A2 A B'] as const;

/** How the parts of field 4 share lines. */
const fours: Readonly<Record<Split, readonly (readonly (readonly string[])[])[]>> = {
  development: [
    [['4a', '4c'], ['4b', '4d'], ['5']],
    [['4a', '4d'], ['4b', '5'], ['4c']],
    [['4a'], ['4b', '5'], ['4c', '4d']],
  ],
  test: [[['4a', '4b'], ['4c'], ['4d', '5']]],
};

/** Front of a fictional driving licence with the numbered fields of the European Union's form. */
export function euFront(order: Order): Draft {
  const { design, split, identity } = order;
  const { theme, label, value } = design;
  const style = arranged(dateStyles, split, design);
  const personal = identity.personalNumber || `${identity.documentNumber.slice(2)}00`;
  const values: Record<string, readonly [name: string, content: string]> = {
    '1': ['family_name', identity.familyName.toUpperCase()],
    '2': ['given_names', identity.givenNames.toUpperCase()],
    '3': ['birth_date', printedDate(identity.birthDate, style)],
    '4a': ['issue_date', printedDate(identity.issueDate, style)],
    '4b': ['expiry_date', printedDate(identity.expiryDate, style)],
    '4c': ['issuing_authority', 'SPECIMEN OFFICE'],
    '4d': ['personal_number', personal],
    '5': ['document_number', identity.documentNumber],
    '9': ['vehicle_categories', order.random.fork('categories').pick(heldCategories)],
  };
  const rows = [['1'], ['2'], ['3', 'place'], ...arranged(fours, split, design)];
  const { portrait, column } = besidePortrait(size.width, design, { width: 23, height: 29.5, y: 14 }, 4);
  const pitch = 5.1;
  const caption = { face: label, size: 2.2, fill: theme.label } as const;
  const print = { face: value, size: 2.8, fill: theme.ink } as const;
  const set: Drawn[] = rows.flatMap((numbers, row) => {
    const y = 16 + row * pitch;
    const width = column.width / numbers.length;
    return numbers.map((number, index) => {
      const x = column.x + index * width;
      if (number === 'place')
        return printed('birth_place', identity.birthPlace.toUpperCase(), x, y, print, width - 1);
      const [name, content] = values[number]!;
      const from = textWidth(`${number}.`, caption) + 1;
      const drawn = printed(name, content, x + from, y, print, width - from - 1);
      return { ...drawn, svg: text(`${number}.`, x, y, caption) + drawn.svg };
    });
  });
  const [categoryName, categories] = values['9']!;
  set.push(printed(categoryName, categories, column.x + 4, 50.2, print));
  const all = joined(set);
  return {
    fields: {
      family_name: identity.familyName.toUpperCase(),
      given_names: identity.givenNames.toUpperCase(),
      birth_date: identity.birthDate,
      birth_place: identity.birthPlace.toUpperCase(),
      issue_date: identity.issueDate,
      expiry_date: identity.expiryDate,
      issuing_authority: 'SPECIMEN OFFICE',
      personal_number: personal,
      document_number: identity.documentNumber,
      vehicle_categories: categories,
    },
    page: {
      kind: 'TD1',
      side: 'front',
      ...size,
      under: paper(size, order) + mount(portrait, theme.paper),
      over:
        `<rect x="4" y="3.2" width="11" height="7.6" fill="${theme.label}"/>` +
        text('UTO', 6, 8.4, { face: value, size: 3.2, fill: theme.paper }) +
        text(
          titlesOf('drivingLicence', design.languages).join(' / '),
          18,
          7,
          { face: value, size: 3, fill: theme.label },
          48,
        ) +
        text('UTOPIA · SPECIMEN', 18, 10.6, { face: label, size: 2.4, fill: theme.label }) +
        text('9.', column.x, 50.2, caption) +
        all.svg,
      portrait,
      fields: all.fields,
      mrz: null,
      title: { x: 4, y: 3.2, width: 62, height: 7.6 },
    },
  };
}
