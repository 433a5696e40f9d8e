import type { Quad } from '@vidimus/contracts';
import { homographyFromQuads, invertHomography, rectangleQuad } from '../picture/homography.ts';
import type { DecodedPicture, Picture } from '../picture/picture.ts';
import { warp } from '../picture/warp.ts';

/** A document laid with its corners at `quad` on a plain, unevenly lit ground; for tests. */
export function layOnDesk(
  document: Picture,
  quad: Quad,
  width: number,
  height: number,
  ground: readonly [number, number, number],
): DecodedPicture {
  const toScene = homographyFromQuads(rectangleQuad(document.width, document.height), quad);
  if (!toScene) throw new Error('the quad is degenerate');
  const back = invertHomography(toScene);
  const marked = warp(whiteOf(document), back, width, height, 2);
  const drawn = warp(document, back, width, height, 2);
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const share = marked.data[i * 3]! / 255;
    const light = 0.85 + (0.15 * (i % width)) / width + 0.02 * Math.sin(i * 12.9898);
    for (let c = 0; c < 3; c++)
      data[i * 3 + c] = Math.min(255, drawn.data[i * 3 + c]! + (1 - share) * ground[c]! * light);
  }
  return { width, height, data, sourceWidth: width, sourceHeight: height, scale: 1, format: 'test' };
}

function whiteOf({ width, height }: Picture): Picture {
  return { width, height, data: new Uint8Array(width * height * 3).fill(255) };
}
