import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Point, Quad } from '@vidimus/contracts';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Picture } from '../picture/picture.ts';

/** A PDF417 symbol (ISO/IEC 15438): its text, and its corners in the pixels of the picture that was read. */
export interface BarcodeReading {
  readonly format: 'PDF417';
  readonly text: string;
  readonly quad: Quad;
}

let prepared: Promise<unknown> | null = null;

/** Loads the reader from the installed package; without this it would be fetched over the network. */
function prepare(): Promise<unknown> {
  prepared ??= (async () => {
    const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const file = await readFile(path);
    const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  })();
  return prepared;
}

/** The largest readable PDF417 symbol, at any angle; `null` when there is none. */
export async function readBarcode(picture: Picture): Promise<BarcodeReading | null> {
  await prepare();
  const results = await readBarcodes(imageData(picture), {
    formats: ['PDF417'],
    tryHarder: true,
    tryRotate: true,
    tryInvert: false,
    tryDownscale: true,
    maxNumberOfSymbols: 2,
    // By default the separators between a licence's elements would come as `<LF>`, in letters.
    textMode: 'Plain',
  });
  let best: BarcodeReading | null = null;
  let largest = 0;
  for (const result of results) {
    if (!result.isValid) continue;
    const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
    const quad = [topLeft, topRight, bottomRight, bottomLeft].map(
      (p): Point => [p.x, p.y],
    ) as unknown as Quad;
    const size = Math.hypot(bottomRight.x - topLeft.x, bottomRight.y - topLeft.y);
    if (size < largest) continue;
    largest = size;
    best = { format: 'PDF417', text: result.text, quad };
  }
  return best;
}

function imageData({ width, height, data }: Picture): ImageData {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let i = 0, p = 0; i < rgba.length; i += 4, p += 3) {
    rgba[i] = data[p]!;
    rgba[i + 1] = data[p + 1]!;
    rgba[i + 2] = data[p + 2]!;
    rgba[i + 3] = 255;
  }
  return { data: rgba, width, height, colorSpace: 'srgb' } as ImageData;
}
