import { textWidth } from '../outlines.ts';
import type { Box, Page } from '../page.ts';
import type { Split } from '../split.ts';
import { arranged } from './design.ts';
import { type Drawn, joined, printed, text } from './layout.ts';
import { besidePortrait, type Draft, mount, type Order, paper, sizes } from './template.ts';

const size = sizes.TD1;

/** Where rows stand, in millimetres; not the layout of any card. */
interface Rows {
  top: number;
  pitch: number;
  value: number;
}
const rowsOf: Readonly<Record<Split, readonly Rows[]>> = {
  development: [
    { top: 14, pitch: 5.9, value: 3.1 },
    { top: 12.8, pitch: 6.3, value: 2.8 },
    { top: 13.4, pitch: 6.1, value: 3 },
  ],
  test: [{ top: 12.6, pitch: 6.4, value: 2.9 }],
};

const word = (order: Order, x: number, y: number, content: string, at: number): string =>
  text(content, x, y, { face: order.design.han, size: at, fill: order.design.theme.label });

const value = (order: Order, name: string, content: string, x: number, y: number, at: number): Drawn =>
  printed(name, content, x, y, { face: order.design.han, size: at, fill: order.design.theme.ink });

/** Rows of at most `width` mm. */
function broken(content: string, width: number, order: Order, at: number): string[] {
  const rows: string[] = [''];
  for (const character of content) {
    const longer = rows.at(-1)! + character;
    if (textWidth(longer, { face: order.design.han, size: at }) > width) rows.push(character);
    else rows[rows.length - 1] = longer;
  }
  return rows;
}

function rowsOfPerson(order: Order, column: { x: number; width: number }): Drawn {
  const { chinese: person, split } = order;
  const { top, pitch, value: at } = arranged(rowsOf, split, order.design);
  const label = at * 0.8;
  const x = column.x + 9;
  const y = (row: number): number => top + row * pitch;
  const [year, month, day] = person.birthDate.split('-').map(Number);
  const sex = person.sex === 'M' ? '男' : '女';
  const address = broken(person.address, column.width - 9, order, at);
  const parts: Drawn[] = [
    value(order, 'full_name', person.fullName, x, y(0), at * 1.1),
    value(order, 'sex', sex, x, y(1), at),
    value(order, 'ethnicity', person.people, x + 17, y(1), at),
    value(order, 'birth_date', `${year}年${month}月${day}日`, x, y(2), at),
    ...address.map((line, index) =>
      value(order, index === 0 ? 'address' : `address_${index + 1}`, line, x, y(3) + index * at * 1.35, at),
    ),
  ];
  const words: [string, number, number][] = [
    ['姓名', column.x, y(0)],
    ['性别', column.x, y(1)],
    ['民族', x + 8.5, y(1)],
    ['出生', column.x, y(2)],
    ['住址', column.x, y(3)],
  ];
  const all = joined(parts);
  return { ...all, svg: words.map(([each, wx, wy]) => word(order, wx, wy, each, label)).join('') + all.svg };
}

/** Portrait side of a Chinese-style resident card: nobody's number, 样本 across it. */
export function chineseCardFront(order: Order): Draft {
  const { design, chinese: person, split } = order;
  const { portrait, column } = besidePortrait(size.width, design, { width: 22, height: 28, y: 11.5 }, 5);
  const at = arranged(rowsOf, split, order.design).value;
  const below = 48.4;
  const number = value(order, 'document_number', person.number, split === 'test' ? 27 : 30, below, at * 1.15);
  const rest = joined([rowsOfPerson(order, column), number]);
  return {
    fields: {
      full_name: person.fullName,
      sex: person.sex,
      ethnicity: person.people,
      birth_date: person.birthDate,
      address: person.address,
      document_number: person.number,
    },
    page: {
      kind: 'TD1',
      side: 'front',
      ...size,
      under: paper(size, order, { mark: '样本' }) + mount(portrait, design.theme.paper),
      over:
        word(order, 5, 6.6, '样本', at * 1.2) +
        word(order, 57, 6.4, '乌托邦共和国', at * 0.8) +
        word(order, 5, below, '公民身份号码', at * 0.8) +
        rest.svg,
      portrait,
      fields: rest.fields,
      mrz: null,
    },
  };
}

/** Emblem side: issuer and validity under invented titles. */
export function chineseCardBack(order: Order): Draft {
  const { design, chinese: person, split } = order;
  const { value: at } = arranged(rowsOf, split, order.design);
  const centred = split === 'test';
  const dotted = (date: string): string => date.replaceAll('-', '.');
  const until = person.expiryDate ? dotted(person.expiryDate) : '长期';
  const x = centred ? 34 : 38;
  const rows = joined([
    value(order, 'issuing_authority', person.office, x, 39, at),
    value(order, 'validity', `${dotted(person.issueDate)}-${until}`, x, 46, at),
  ]);
  const disc: Box = { x: centred ? 38 : 6, y: centred ? 22 : 8, width: 10, height: 10 };
  const titleX = centred ? 25 : 24;
  const page: Page = {
    kind: 'TD1',
    side: 'back',
    ...size,
    under: paper(size, order, { mark: '样本' }),
    over:
      `<circle cx="${disc.x + 5}" cy="${disc.y + 5}" r="5" fill="none" stroke="${design.theme.label}" stroke-width="0.7"/><circle cx="${disc.x + 5}" cy="${disc.y + 5}" r="3.2" fill="${design.theme.line}" opacity="0.6"/>` +
      word(order, titleX, 11, '乌托邦共和国', 5) +
      word(order, titleX, 19, '居民身份证', 6.2) +
      word(order, 70, 6.4, '样本', at * 1.2) +
      word(order, x - 17, 39, '签发机关', at * 0.85) +
      word(order, x - 17, 46, '有效期限', at * 0.85) +
      rows.svg,
    portrait: null,
    fields: rows.fields,
    mrz: null,
    title: { x: titleX, y: 6, width: 33, height: 15 },
  };
  return {
    fields: {
      issuing_authority: person.office,
      issue_date: person.issueDate,
      ...(person.expiryDate ? { expiry_date: person.expiryDate } : {}),
    },
    page,
  };
}
