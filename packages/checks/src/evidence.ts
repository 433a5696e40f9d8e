import type { DocumentSide, Quad, Region, TypedData } from '@vidimus/contracts';
import { type IdentifiedDocument, regionIn } from '@vidimus/documents';
import { type DocumentReading, type Face, type PictureOrigin, rectangleQuad } from '@vidimus/vision/browser';
import type { Tile } from './document/original/tiles.ts';

/** What the upload shows beyond its reading: squares of it at full resolution, and what its file says of its origin. */
export interface SourceEvidence {
  readonly tiles: readonly Tile[];
  /** Brightness of the ground around the document, grey levels. */
  readonly ground: readonly number[];
  readonly origin: PictureOrigin;
}

/** One photographed side with everything that was read from it. */
export interface SideEvidence {
  readonly side: DocumentSide;
  readonly bytes: Uint8Array;
  readonly reading: DocumentReading;
  readonly identified: IdentifiedDocument;
  readonly source: SourceEvidence;
  /** The largest face on it, in pixels of the flat document. */
  readonly portrait: Face | null;
}

export const subjectOf = (side: DocumentSide): Region['subject'] =>
  side === 'front' ? 'document_front' : 'document_back';

/** A quad of the flat document as a region of the picture as it was uploaded. */
export function regionOf(evidence: SideEvidence, quad: Quad): Region {
  return regionIn(evidence.reading, subjectOf(evidence.side), quad);
}

/** The whole document in the uploaded picture. */
export function documentRegion(evidence: SideEvidence): Region {
  const { flat } = evidence.reading;
  return regionOf(evidence, rectangleQuad(flat.width, flat.height));
}

/** A quad in picture pixels as a region of the picture as it was uploaded. */
export function pictureRegion(evidence: SideEvidence, quad: Quad): Region {
  const { picture } = evidence.reading;
  const scaled = (value: number): number => Math.round(value * picture.scale * 10) / 10;
  return {
    subject: subjectOf(evidence.side),
    points: quad.map(([x, y]) => [scaled(x), scaled(y)]),
    image_width: picture.sourceWidth,
    image_height: picture.sourceHeight,
  };
}

/** What the data checks compare: typed data, and the fields of all sides together. */
export interface DataEvidence {
  readonly typed: TypedData | null;
  readonly sides: readonly SideEvidence[];
  /** Calendar date of the verification, ISO 8601. */
  readonly today: string;
}

export const boxQuad = ([x, y, w, h]: readonly [number, number, number, number]): Quad => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];

/** Size of a clip's frame in the pixels that its signals are measured in. */
export interface FrameSize {
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly face: { readonly box: readonly [number, number, number, number] } | null;
}

/** The face of one frame of the clip; the whole frame when it shows none. */
export function frameRegion(frame: FrameSize): Region {
  const { width, height, face } = frame;
  return placeRegion(frame, face ? boxQuad(face.box) : rectangleQuad(width, height));
}

/** A place in one frame of the clip, in the frame's pixels. What lies beyond the frame is cut off. */
export function placeRegion({ index, width, height }: Omit<FrameSize, 'face'>, place: Quad): Region {
  const within = (value: number, most: number): number =>
    Math.round(Math.min(Math.max(value, 0), most) * 10) / 10;
  return {
    subject: 'liveness',
    points: place.map(([x, y]) => [within(x, width), within(y, height)]),
    image_width: width,
    image_height: height,
    frame: index,
  };
}
