import type { DocumentKind, DocumentSide, Quad, Region } from '@vidimus/contracts';
import { applyHomography, type DocumentReading } from '@vidimus/vision/browser';
import type { DocumentType, Fields, ReadContext } from './document-type.ts';
import { levelled } from './print/level.ts';
import { type UnreadField, unreadFields } from './print/unread-fields.ts';
import { documentTypes } from './registry.ts';

export interface IdentifiedDocument {
  /** Null when no known type fits. */
  type: DocumentType | null;
  country: string | null;
  kind: DocumentKind | null;
  side: DocumentSide | null;
  fields: Fields;
  printed: Fields;
  /** Fields that this side bears whose label was read and whose value was not. */
  unread: readonly UnreadField[];
}

const sourcePixels = (value: number): number => Math.round(value * 10) / 10;

/** A quad in flat pixels as a region of the upright picture as it was uploaded. */
export function regionIn(reading: DocumentReading, subject: Region['subject'], quad: Quad): Region {
  const { picture, flatToPicture } = reading;
  const points = quad.map((point) => {
    const [x, y] = applyHomography(flatToPicture, point);
    return [sourcePixels(x * picture.scale), sourcePixels(y * picture.scale)];
  });
  return { subject, points, image_width: picture.sourceWidth, image_height: picture.sourceHeight };
}

/** The type that recognises a reading, else one that does so without its title. */
function recognised(reading: DocumentReading, context: ReadContext) {
  for (const type of documentTypes) {
    const found = type.recognise(reading, context);
    if (found) return { type, ...found };
  }
  for (const type of documentTypes) {
    const found = type.recogniseUntitled?.(reading, context);
    if (found) return { type, ...found };
  }
  return null;
}

/** What kind of document a reading shows, and the fields it gives. */
export function identifyDocument(
  reading: DocumentReading,
  subject: Region['subject'],
  today: string,
): IdentifiedDocument {
  const level = levelled(reading);
  const found = recognised(level, { regionOf: (quad) => regionIn(level, subject, quad), today });
  if (!found)
    return { type: null, country: null, kind: null, side: null, fields: {}, printed: {}, unread: [] };
  const { type, side, printed } = found;
  const bears = ({ field }: UnreadField): boolean =>
    side === 'front' && type.fields.includes(field) && !type.onBack?.includes(field);
  return { ...found, kind: type.kind, unread: unreadFields(reading, printed, today).filter(bears) };
}

/** Which sides must be photographed for a kind of document of a country. */
export function sidesFor(kind: DocumentKind, country: string): DocumentSide[] {
  const ofKind = documentTypes.filter((type) => type.kind === kind);
  const national = ofKind.find((type) => type.countries?.includes(country));
  const type = national ?? ofKind.find((candidate) => candidate.countries === null) ?? ofKind[0];
  return type ? [...type.sides] : ['front'];
}
