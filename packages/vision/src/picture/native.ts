import { VidimusError } from '@vidimus/contracts';
import sharp from 'sharp';
import { crop, type DecodedPicture, type Picture } from './picture.ts';

/** Top left corner of a square in pixels of the upright upload. */
export interface SquarePlace {
  readonly x: number;
  readonly y: number;
}

/**
 * Squares of `side` px of an upload at its full resolution; `picture` is the same upload decoded, perhaps smaller.
 * @throws VidimusError `picture.truncated` when the upload cannot be decoded again
 */
export async function nativeSquares<Place extends SquarePlace>(
  bytes: Uint8Array,
  picture: DecodedPicture,
  places: readonly Place[],
  side: number,
): Promise<(Place & { picture: Picture })[]> {
  if (places.length === 0) return [];
  const full = picture.scale > 1 ? await fullSize(bytes, picture, places, side) : null;
  const { left, top, picture: whole } = full ?? { left: 0, top: 0, picture };
  const squares = places.map((place) => ({
    ...place,
    picture: crop(whole, place.x - left, place.y - top, side, side),
  }));
  // Tens of megabytes, which the collector would be called for.
  if (full) (full.picture.data.buffer as ArrayBuffer).transfer(0);
  return squares;
}

/** The part of the upload that holds all squares: only as much as they span becomes pixels. */
async function fullSize(
  bytes: Uint8Array,
  { sourceWidth, sourceHeight }: DecodedPicture,
  places: readonly SquarePlace[],
  side: number,
): Promise<{ left: number; top: number; picture: Picture }> {
  const left = Math.max(0, Math.min(...places.map(({ x }) => x)));
  const top = Math.max(0, Math.min(...places.map(({ y }) => y)));
  const width = Math.min(sourceWidth, Math.max(...places.map(({ x }) => x)) + side) - left;
  const height = Math.min(sourceHeight, Math.max(...places.map(({ y }) => y)) + side) - top;
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: false, pages: 1, sequentialRead: true })
      .autoOrient()
      .extract({ left, top, width, height })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { left, top, picture: { width: info.width, height: info.height, data } };
  } catch (cause) {
    throw new VidimusError('picture.truncated', 'the picture cannot be decoded at full size', { cause });
  }
}
