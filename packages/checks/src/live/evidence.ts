import type { DocumentSide, Quad } from '@vidimus/contracts';
import {
  type DecodedPicture,
  homographyFromQuads,
  identityHomography,
  type Picture,
  rectangleQuad,
} from '@vidimus/vision/browser';
import type { SideEvidence } from '../evidence.ts';

/** One frame of the live picture and the document in it, before anything on it is read. */
export interface LiveDocument {
  readonly side: DocumentSide;
  /** The frame as the net saw it; `scale` is camera pixels for each of its pixels. */
  readonly frame: DecodedPicture;
  /** Corners in pixels of the frame, from the document's own top left, clockwise. */
  readonly quad: Quad | null;
  /** The document flattened out of the camera's full picture; the frame where there is none. */
  readonly flat: Picture;
}

/** What the checks of a photo ask for, with nothing read: they judge the live picture by the same rules. */
export function liveEvidence({ side, frame, quad, flat }: LiveDocument): SideEvidence {
  const toPicture = quad && homographyFromQuads(rectangleQuad(flat.width, flat.height), quad);
  return {
    side,
    bytes: new Uint8Array(),
    reading: {
      picture: frame,
      quad,
      unaided: null,
      beside: null,
      mirrored: false,
      flat,
      flatToPicture: toPicture ?? identityHomography,
      lines: [],
      mrz: null,
      barcode: null,
      surface: null,
      ms: 0,
    },
    identified: { type: null, country: null, kind: null, side: null, fields: {}, printed: {}, unread: [] },
    source: { tiles: [], ground: [], origin: { make: null, model: null, software: null } },
    portrait: null,
  };
}
