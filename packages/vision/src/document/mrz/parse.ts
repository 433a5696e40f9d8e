import type { FormatTable, MrzField } from './formats.ts';

/** Fields of a zone as printed: closing fillers dropped, inner ones turned to spaces in names. */
export function parseFields(table: FormatTable, lines: readonly string[]): Partial<Record<MrzField, string>> {
  const fields: Partial<Record<MrzField, string>> = {};
  for (const f of table.fields) {
    const raw = lines[f.line]!.slice(f.start, f.end);
    if (f.field === 'check') continue;
    if (f.field === 'names') {
      const [last = '', first = ''] = splitNames(raw);
      fields.lastName = last;
      fields.firstName = first;
    } else if (f.field === 'lastName' || f.field === 'firstName') fields[f.field] = words(raw);
    else fields[f.field] = raw.replace(/<+$/, '');
  }
  if (table.format === 'TD1') continueNumber(lines[0]!, fields);
  return fields;
}

function words(raw: string): string {
  return raw.replaceAll(/<+/g, ' ').trim();
}

/** Last name, two fillers, first names (ICAO 9303-3 §4.6). */
function splitNames(raw: string): string[] {
  const cut = raw.indexOf('<<');
  return cut < 0 ? [words(raw)] : [words(raw.slice(0, cut)), words(raw.slice(cut))];
}

/** A filler in place of the check digit says that the number goes on in the optional data (ICAO 9303-5, note j). */
function continueNumber(line: string, fields: Partial<Record<MrzField, string>>): void {
  if (line[14] !== '<') return;
  const tail = line.slice(15).split('<')[0]!;
  if (tail.length < 2) return;
  fields.documentNumber = line.slice(5, 14) + tail.slice(0, -1);
  fields.optional1 = line.slice(15 + tail.length + 1).replace(/<+$/, '');
}
