import type { DocumentSide } from '@vidimus/contracts';
import { identifyDocument } from '@vidimus/documents';
import { type DocumentReader, decodePicture, type FaceReader } from '@vidimus/vision';
import { type SideEvidence, subjectOf } from './evidence.ts';

/** The loaded models. One engine a worker: each of its readers does one thing at a time. */
export interface Engine {
  readonly document: DocumentReader;
  readonly face: FaceReader;
}

/** A photographed side before its portrait is looked for. */
export type SideText = Omit<SideEvidence, 'portrait'>;

/**
 * Reads the text of one photographed side: the document's models alone, so a clip may be read meanwhile.
 * @throws VidimusError `picture.*` with `where` when the bytes are no usable picture
 */
export async function readText(
  bytes: Uint8Array,
  engine: Engine,
  { where, side, today }: { where: string; side: DocumentSide; today: string },
): Promise<SideText> {
  const reading = await engine.document.read(await decodePicture(bytes, { where }), bytes);
  return { side, bytes, reading, identified: identifyDocument(reading, subjectOf(side), today) };
}

/** The side with the largest face on it. */
export async function withPortrait(side: SideText, engine: Engine): Promise<SideEvidence> {
  const [portrait] = await engine.face.find(side.reading.flat);
  return { ...side, portrait: portrait ?? null };
}
