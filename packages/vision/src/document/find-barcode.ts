import type { Point, Quad } from '@vidimus/contracts';
import { decodePicture } from '../picture/decode.ts';
import { applyHomography, type Homography, invertHomography } from '../picture/homography.ts';
import { crop, type DecodedPicture, type Picture } from '../picture/picture.ts';
import { type BarcodeReading, readBarcode } from './barcode.ts';
import { type Part, stripedPart } from './bars.ts';

/**
 * A barcode of the flat document, whose pixels `toPicture` carries to `picture`; looked for at the full resolution of
 * `source`, the upload, where it is too fine in the smaller picture.
 */
export async function findBarcode(
  flat: Picture,
  toPicture: Homography,
  picture: DecodedPicture,
  source: Uint8Array | undefined,
): Promise<BarcodeReading | null> {
  const part = stripedPart(flat);
  if (!part) return null;
  const near = await readBarcode(crop(flat, part.x, part.y, part.width, part.height));
  if (near) return moved(near, ([x, y]) => [x + Math.round(part.x), y + Math.round(part.y)]);
  // A symbol that is bent or lit unevenly may show its stripes in a part of it alone.
  const found = await readBarcode(flat);
  if (found) return found;
  if (!source || picture.scale < 1.2) return null;
  const full = await decodePicture(source, {
    where: 'barcode',
    maxSide: Math.max(picture.sourceWidth, picture.sourceHeight),
  });
  const { x, y, width, height } = boundsOf(part, toPicture, picture.scale);
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const fine = await readBarcode(crop(full, left, top, x + width - left, y + height - top));
  const toFlat = invertHomography(toPicture);
  return (
    fine &&
    moved(fine, ([px, py]) =>
      applyHomography(toFlat, [(px + left) / picture.scale, (py + top) / picture.scale]),
    )
  );
}

const moved = (found: BarcodeReading, to: (point: Point) => Point): BarcodeReading => ({
  ...found,
  quad: found.quad.map(to) as unknown as Quad,
});

/** The upright bounds of a part of the flat document in the upload's pixels. */
function boundsOf({ x, y, width, height }: Part, toPicture: Homography, scale: number): Part {
  const corners = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ].map((corner) => applyHomography(toPicture, corner as unknown as Point));
  const [xs, ys] = [corners.map((p) => p[0] * scale), corners.map((p) => p[1] * scale)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
