import type { DocumentReading, TextLine } from '@vidimus/vision/browser';
import type { DocumentType, FieldName, Fields, ReadContext } from '../document-type.ts';
import { isChineseIdentityNumber } from './identity-number.ts';

const compact = (text: string): string => text.replace(/\s+/g, '');

/** What stands behind a label on the same line, the label's own characters removed. */
function behind(lines: readonly TextLine[], label: RegExp): { value: string; line: TextLine } | null {
  for (const line of lines) {
    const match = label.exec(compact(line.text));
    if (match?.[1]) return { value: match[1], line };
  }
  return null;
}

function frontFields(reading: DocumentReading, context: ReadContext): Fields | null {
  const number = behind(reading.lines, /(\d{17}[\dXx])/);
  const name = behind(reading.lines, /姓?名[:：]?([\p{Script=Han}·]{2,})/u);
  if (!number || !reading.lines.some((line) => /公民|身份号码|住址|出生/.test(compact(line.text))))
    return null;
  const value = number.value.toUpperCase();
  const fields: Fields = {};
  const put = (field: FieldName, text: string, line: TextLine): void => {
    fields[field] = { value: text, source: 'visual', region: context.regionOf(line.quad) };
  };
  put('document_number', value, number.line);
  if (name) put('full_name', name.value, name.line);
  if (isChineseIdentityNumber(value)) {
    put('birth_date', `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`, number.line);
    // GB 11643-1999: the 17th digit is odd for men, even for women.
    put('sex', Number(value[16]) % 2 === 1 ? 'M' : 'F', number.line);
    put('nationality', 'CHN', number.line);
    put('issuing_country', 'CHN', number.line);
  }
  return fields;
}

function backFields(reading: DocumentReading, context: ReadContext): Fields | null {
  const text = reading.lines.map((line) => compact(line.text));
  if (!text.some((line) => /签发机关|有效期限|居民身份证/.test(line))) return null;
  const found = behind(reading.lines, /(\d{4}\.\d{2}\.\d{2}[-—–]+(?:\d{4}\.\d{2}\.\d{2}|长期))/);
  const fields: Fields = {};
  if (!found) return fields;
  const [from, until] = found.value.split(/[-—–]+/);
  const region = context.regionOf(found.line.quad);
  const iso = (date: string): string => date.replaceAll('.', '-');
  fields.issue_date = { value: iso(from!), source: 'visual', region };
  if (until && until !== '长期') fields.expiry_date = { value: iso(until), source: 'visual', region };
  return fields;
}

/** Resident identity card of the People's Republic of China (GA 490-2013): portrait side with number, emblem side with dates. */
export const chnIdentityCard: DocumentType = {
  id: 'chn-identity-card',
  kind: 'identity_card',
  countries: ['CHN'],
  sides: ['front', 'back'],
  fields: ['full_name', 'birth_date', 'sex', 'document_number', 'nationality', 'issue_date', 'expiry_date'],
  recognise(reading, context) {
    const front = frontFields(reading, context);
    if (front) return { country: 'CHN', side: 'front', fields: front, printed: front };
    const back = backFields(reading, context);
    return back && { country: 'CHN', side: 'back', fields: back, printed: back };
  },
};
