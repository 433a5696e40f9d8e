import { decodePicture, encodeJpeg } from '../picture/decode.ts';
import type { Picture } from '../picture/picture.ts';
import { resize } from '../picture/resize.ts';
import type { Face } from './face-reader.ts';
import { faceThresholds } from './thresholds.ts';

/**
 * The picture as if it were printed on a document and photographed: its face as narrow as matching accepts, under a veil
 * of grey and a fine line pattern, and compressed. The thresholds are calibrated on pairs with one side like this.
 */
export async function likePrinted(picture: Picture, face: Face): Promise<Picture> {
  const shrink = Math.min(1, faceThresholds.minFaceWidthPx / face.box[2]);
  const small = resize(picture, picture.width * shrink, picture.height * shrink);
  const data = small.data.map((value, i) => {
    const pixel = Math.floor(i / 3);
    const x = pixel % small.width;
    const y = Math.floor(pixel / small.width);
    const screen = 7 * Math.sin((x + 2 * y) * 1.1) + 5 * Math.sin((2 * x - y) * 0.7);
    // Print and laminate lift the blacks and dull the whites.
    return Math.max(0, Math.min(255, 45 + value * 0.7 + screen));
  });
  const jpeg = await encodeJpeg({ width: small.width, height: small.height, data }, 60);
  return decodePicture(jpeg, { where: 'degraded portrait' });
}
