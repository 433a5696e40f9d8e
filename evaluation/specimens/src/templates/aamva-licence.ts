import { textWidth } from '../outlines.ts';
import type { Random } from '../random.ts';
import type { Split } from '../split.ts';
import {
  aamvaPayload,
  givenAndMiddle,
  jurisdiction,
  type LicenceExtras,
  plainName,
} from './aamva-payload.ts';
import { pdf417 } from './barcode.ts';
import { arranged } from './design.ts';
import { type Drawn, joined, printed, text } from './layout.ts';
import { besidePortrait, type Draft, mount, type Order, paper, sizes } from './template.ts';

const size = sizes.TD1;

function extrasOf(random: Random): LicenceExtras {
  return {
    height: random.whole(60, 76),
    eyes: random.pick(['BRO', 'BLU', 'GRN', 'HAZ']),
    street: `${random.whole(1, 980)} ${random.pick(['SPECIMEN ST', 'SAMPLE AVE', 'EXAMPLE RD'])}`,
    city: random.pick(['ACHORIA', 'MACARIA', 'ZENITH']),
    postalCode: `${String(random.whole(0, 99)).padStart(5, '0')}`,
  };
}

/** Both sides state the same address: they draw it from a stream of its own. */
const extras = ({ random }: Order): LicenceExtras => extrasOf(random.fork('licence'));

const american = (date: string): string => `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`;

/** Number and abbreviation of an element, its value, and its name where it is a field (DL/ID 2020, A.7.7). */
type Line = readonly [caption: string, value: string, name: string];

function lines(order: Order): Record<string, Line> {
  const { identity } = order;
  const { height, eyes, street, city, postalCode } = extras(order);
  const [first, middle] = givenAndMiddle(identity);
  return {
    number: ['4d DLN', identity.documentNumber, 'document_number'],
    family: ['1', plainName(identity.familyName), 'family_name'],
    given: ['2', `${first} ${middle}`.trim(), 'given_names'],
    street: ['8', street, 'address'],
    city: ['', `${city}, ${jurisdiction} ${postalCode}`, 'address_2'],
    birth: ['3 DOB', american(identity.birthDate), 'birth_date'],
    expiry: ['4b EXP', american(identity.expiryDate), 'expiry_date'],
    issue: ['4a ISS', american(identity.issueDate), 'issue_date'],
    sex: ['15 SEX', identity.sex, 'sex'],
    height: ['16 HGT', `${Math.floor(height / 12)}'-${String(height % 12).padStart(2, '0')}"`, 'height'],
    eyes: ['18 EYES', eyes, 'eyes'],
    class: ['9 CLASS', 'C', 'class'],
    restrictions: ['12 REST', 'NONE', 'restrictions'],
  };
}

const rows: Readonly<Record<Split, readonly (readonly (readonly string[])[])[]>> = {
  development: [
    [
      ['number', 'class'],
      ['birth', 'issue'],
      ['expiry', 'restrictions'],
      ['family'],
      ['given'],
      ['street'],
      ['city'],
      ['sex', 'height', 'eyes'],
    ],
    [
      ['number', 'expiry'],
      ['family'],
      ['given'],
      ['birth', 'sex'],
      ['street'],
      ['city'],
      ['issue', 'height'],
      ['class', 'restrictions', 'eyes'],
    ],
    [
      ['family'],
      ['given'],
      ['number'],
      ['birth', 'expiry'],
      ['issue', 'class'],
      ['sex', 'height'],
      ['street'],
      ['city'],
    ],
  ],
  test: [
    [
      ['number'],
      ['expiry', 'birth'],
      ['family'],
      ['given'],
      ['street'],
      ['city'],
      ['sex', 'eyes', 'height'],
      ['class', 'issue'],
    ],
  ],
};

/** Front of a fictional North American driving licence: numbered elements, dates month first. */
export function aamvaFront(order: Order): Draft {
  const { design, split, identity } = order;
  const { theme, label, value } = design;
  const { portrait, column } = besidePortrait(size.width, design, { width: 24, height: 31, y: 12.5 }, 4);
  const all = lines(order);
  const lists = arranged(rows, split, design);
  const pitch = 38.5 / lists.length;
  const caption = { face: label, size: 2, fill: theme.label } as const;
  const drawn: Drawn[] = lists.flatMap((names, row) =>
    names.map((key, index) => {
      const [before, content, name] = all[key]!;
      const width = column.width / names.length;
      const x = column.x + index * width;
      const y = 14.6 + row * pitch;
      const from = before === '' ? 2.6 : textWidth(before, caption) + 0.9;
      const set = printed(
        name,
        content,
        x + from,
        y,
        { face: value, size: 2.7, fill: theme.ink },
        width - from - 0.8,
      );
      return { ...set, svg: (before ? text(before, x, y, caption) : '') + set.svg };
    }),
  );
  const set = joined(drawn);
  const [first, middle] = givenAndMiddle(identity);
  return {
    fields: {
      document_number: identity.documentNumber,
      family_name: plainName(identity.familyName),
      given_names: `${first} ${middle}`.trim(),
      birth_date: identity.birthDate,
      expiry_date: identity.expiryDate,
      issue_date: identity.issueDate,
      sex: identity.sex,
    },
    page: {
      kind: 'TD1',
      side: 'front',
      ...size,
      under:
        paper(size, order) +
        `<rect width="${size.width}" height="10" fill="${theme.tint}"/>` +
        mount(portrait, theme.paper),
      over:
        text('UTOPIA', 4, 6.9, { face: value, size: 5, fill: theme.label }) +
        text('DRIVER LICENSE', 31, 6.6, { face: label, size: 3.3, fill: theme.label }) +
        text('SPECIMEN', 65, 6.6, { face: value, size: 2.8, fill: theme.label }) +
        set.svg,
      portrait,
      fields: set.fields,
      mrz: null,
      title: { x: 31, y: 3.5, width: 32, height: 4.2 },
    },
  };
}

/** Data columns, and whether a magnetic stripe runs across. */
const backs: Readonly<Record<Split, readonly { columns: number; stripe: boolean }[]>> = {
  development: [
    { columns: 14, stripe: true },
    { columns: 10, stripe: false },
    { columns: 16, stripe: false },
  ],
  test: [{ columns: 12, stripe: false }],
};

/** Back of the same licence: the barcode that states everything. */
export async function aamvaBack(order: Order): Promise<Draft> {
  const { design, split, identity } = order;
  const { theme, label } = design;
  const { columns, stripe } = arranged(backs, split, design);
  const payload = aamvaPayload(identity, extras(order));
  const top = stripe ? 21 : 15;
  const code = await pdf417(payload, { x: 6.5, y: top, width: 72.5, height: size.height - top - 4 }, columns);
  const note = { face: label, size: 2.2, fill: theme.label } as const;
  const quiet = `<rect x="${code.box.x - 1.5}" y="${code.box.y - 1.5}" width="${code.box.width + 3}" height="${code.box.height + 3}" fill="#ffffff"/>`;
  return {
    fields: {
      document_number: identity.documentNumber,
      family_name: plainName(identity.familyName),
      given_names: givenAndMiddle(identity).join(' ').trim(),
      birth_date: identity.birthDate,
      expiry_date: identity.expiryDate,
      issue_date: identity.issueDate,
      sex: identity.sex,
    },
    page: {
      kind: 'TD1',
      side: 'back',
      ...size,
      under:
        paper(size, order) + (stripe ? `<rect y="3" width="${size.width}" height="11" fill="#1c1a19"/>` : ''),
      over:
        quiet +
        code.svg +
        text('SPECIMEN · NOT A DOCUMENT', 6.5, top - 3, note) +
        (stripe ? '' : text('CLASS C: ANY VEHICLE OF UTOPIA UNDER 26,001 LB', 6.5, 7, note)),
      portrait: null,
      fields: [],
      mrz: null,
      barcode: { text: payload, box: code.box },
    },
  };
}
