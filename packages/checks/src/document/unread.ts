import type { FieldName } from '@vidimus/documents';
import type { SideEvidence } from '../evidence.ts';
import { samePart } from '../names/compare-names.ts';
import { type NeededZone, type ZoneLayout, zonesOf } from './needed-zones.ts';

/** What a front must show in print; of each list, one name is enough. */
const needed: readonly (readonly FieldName[])[] = [
  ['family_name', 'full_name'],
  ['given_names', 'full_name'],
  ['birth_date'],
  ['document_number'],
  ['expiry_date'],
];

/** What a back must show that bears more than a code. */
const neededOnBack: readonly (readonly FieldName[])[] = [['issue_date'], ['issuing_authority']];

/** A patch this large over a zone of which something was not read is why it was not read. */
const UNREAD = 0.02;

/** A printed value that says less or other than the document's code was read in part at best. */
function isWhole(name: FieldName, print: string, coded: string): boolean {
  if (name === 'family_name') return samePart(print, coded, 'family', true);
  if (name === 'given_names') return samePart(print, coded, 'given', true);
  return print === coded;
}

/** How many needed fields were not read, or not in full, from the print of a side; of an unknown type none is known. */
export function countUnread({ identified: { type, side, fields, printed } }: SideEvidence): number {
  if (!type) return 0;
  const seen = (name: FieldName): boolean => {
    const [print, field] = [printed[name], fields[name]];
    if (field?.source === 'visual') return true;
    return print !== undefined && (!field || isWhole(name, print.value, field.value));
  };
  const onBack = (name: FieldName): boolean => type.onBack?.includes(name) ?? false;
  if (side === 'back') return neededOnBack.filter((names) => names.some(onBack) && !names.some(seen)).length;
  const borne = (name: FieldName): boolean => type.fields.includes(name) && !onBack(name);
  const unread = needed
    .map((names) => names.filter(borne))
    .filter((names) => names.length > 0 && !names.some(seen));
  // Where one name stands for both, it is one field.
  return new Set(unread.map(String)).size;
}

/** Where the face of the portrait is, and the side that it stands on: by the face, else by where print begins. */
function portraitOf({
  portrait,
  reading: { flat, lines },
}: SideEvidence): Pick<ZoneLayout, 'face' | 'portraitRight'> {
  if (portrait) {
    const [x, y, width, height] = portrait.box;
    const [left, right] = [x / flat.width, (x + width) / flat.width];
    const face = { left, right, top: y / flat.height, bottom: (y + height) / flat.height };
    return { face, portraitRight: left + right > 1 };
  }
  const starts = lines.map(({ quad }) => quad[0][0] / flat.width).sort((a, b) => a - b);
  return { face: null, portraitRight: starts.length > 0 && starts[starts.length >> 1]! < 0.2 };
}

/**
 * The zones that are needed, and how much of each may be hidden. What was read was not hidden, whatever lies near it;
 * what was not read was hidden by a small patch already. Of a document of no known type, nothing is known: `most` holds
 * for all.
 */
export function neededZones(evidence: SideEvidence, most: number): NeededZone[] {
  const { identified, reading } = evidence;
  const coded = reading.mrz !== null || identified.type === null;
  const layout = { ...portraitOf(evidence), coded };
  if (identified.type === null)
    return zonesOf(layout, { machine_readable_zone: most, portrait: most, printed_fields: most });
  return zonesOf(layout, {
    machine_readable_zone: reading.mrz && !reading.mrz.valid ? UNREAD : Number.POSITIVE_INFINITY,
    portrait: identified.side === 'front' ? most : Number.POSITIVE_INFINITY,
    printed_fields: countUnread(evidence) > 0 ? UNREAD : Number.POSITIVE_INFINITY,
  });
}
