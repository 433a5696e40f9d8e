import type { DocumentSide, Quad } from '@vidimus/contracts';
import { identifyDocument } from '@vidimus/documents';
import {
  type DecodedPicture,
  type DocumentReader,
  type DocumentReading,
  decodePicture,
  type FaceReader,
  nativeSquares,
  pictureOrigin,
} from '@vidimus/vision';
import { displayLogit } from './document/original/display.ts';
import { groundLuma } from './document/original/ground.ts';
import { knobs as originalKnobs } from './document/original/knobs.ts';
import { type Tile, type TilePlace, tilePlaces } from './document/original/tiles.ts';
import { type SideEvidence, type SourceEvidence, subjectOf } from './evidence.ts';
import { isPlain, tileSide } from './pixels/grid.ts';

/** The loaded models. One engine a worker: each of its readers does one thing at a time. */
export interface Engine {
  readonly document: DocumentReader;
  readonly face: FaceReader;
}

/** A photographed side before its portrait is looked for. */
export type SideText = Omit<SideEvidence, 'portrait'>;

/** What the upload itself shows, before anything is made smaller or loses its metadata. */
export async function sourceOf(
  bytes: Uint8Array,
  { picture, quad }: DocumentReading,
  { document }: Pick<Engine, 'document'>,
): Promise<SourceEvidence> {
  const { scale, sourceWidth, sourceHeight } = picture;
  const whole = quad?.map(([x, y]) => [x * scale, y * scale]) as Quad | undefined;
  const places = tilePlaces(whole ?? null, sourceWidth, sourceHeight);
  return {
    ground: groundLuma(picture, quad),
    tiles: await tilesAt(places, (some) => lookAt(some, bytes, picture, document)),
    origin: await pictureOrigin(bytes),
  };
}

async function lookAt(
  places: readonly TilePlace[],
  bytes: Uint8Array,
  picture: DecodedPicture,
  { screens }: DocumentReader,
): Promise<Tile[]> {
  const squares = await nativeSquares(bytes, picture, places, tileSide);
  const looks = await screens.look(squares.map((square) => square.picture));
  return places.map((place, n) => ({ ...place, ...looks[n]! }));
}

/** Document tiles of the upper two rows, which mostly tell that there is no display; the rest needs the whole file. */
const upperTiles = 6;

async function tilesAt(
  places: readonly TilePlace[],
  look: (places: readonly TilePlace[]) => Promise<Tile[]>,
): Promise<Tile[]> {
  const upper = places
    .filter(({ on }) => on === 'document')
    .sort((a, b) => a.y - b.y)
    .slice(0, upperTiles);
  if (upper.length < upperTiles) return look(places);
  const seen = await look(upper);
  if (isPlain(seen, originalKnobs.leastGrid.value) && displayLogit(seen) < 0) return seen;
  return [...seen, ...(await look(places.filter((place) => !upper.includes(place))))];
}

/** Which side a photo is of, and what is said about it. */
interface DocumentAsked {
  readonly where: string;
  readonly side: DocumentSide;
  readonly today: string;
  /** Where the person says that the document lies, as shares of the picture's sides. */
  readonly corners?: Quad | null;
}

/**
 * Reads the text of one photographed side: the document's models alone, so a clip may be read meanwhile.
 * @throws VidimusError `picture.*` with `where` when the bytes are no usable picture
 */
export async function readText(
  bytes: Uint8Array,
  engine: Engine,
  { where, side, today, corners = null }: DocumentAsked,
): Promise<SideText> {
  const reading = await engine.document.read(await decodePicture(bytes, { where }), bytes, corners);
  const identified = identifyDocument(reading, subjectOf(side), today);
  return { side, bytes, reading, identified, source: await sourceOf(bytes, reading, engine) };
}

/** The side with the largest face on it. A back's ghost image is compared with nothing, so none is looked for there. */
export async function withPortrait(side: SideText, engine: Engine): Promise<SideEvidence> {
  if (side.side === 'back') return { ...side, portrait: null };
  const [portrait] = await engine.face.find(side.reading.flat);
  return { ...side, portrait: portrait ?? null };
}
