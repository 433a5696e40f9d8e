import type { DocumentSide } from '@vidimus/contracts';
import { identifyDocument } from '@vidimus/documents';
import { type DocumentReader, decodePicture, type FaceReader } from '@vidimus/vision';
import { type SideEvidence, subjectOf } from './evidence.ts';

/** The loaded models. One engine a worker: its readers are not re-entrant. */
export interface Engine {
  readonly document: DocumentReader;
  readonly face: FaceReader;
}

/**
 * Reads one photographed side.
 * @throws VidimusError `picture.*` with `where` when the bytes are no usable picture
 */
export async function readSide(
  bytes: Uint8Array,
  engine: Engine,
  { where, side, today }: { where: string; side: DocumentSide; today: string },
): Promise<SideEvidence> {
  const reading = await engine.document.read(await decodePicture(bytes, { where }), bytes);
  const [portrait] = await engine.face.find(reading.flat);
  const identified = identifyDocument(reading, subjectOf(side), today);
  return { side, bytes, reading, identified, portrait: portrait ?? null };
}
