import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import type { Box } from '../page.ts';

let prepared: Promise<unknown> | null = null;

/** Loads the writer from the installed package; without this it would be fetched over the network. */
function prepare(): Promise<unknown> {
  prepared ??= (async () => {
    const path = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
    const file = await readFile(path);
    const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  })();
  return prepared;
}

/** Rows are three modules high, the least that ISO/IEC 15438, 5.8.2 recommends. */
const rowHeight = 3;

/**
 * A PDF417 symbol of `columns` data columns, as large as fits a box in millimetres, as SVG and its box.
 * @throws when the text does not fit the format
 */
export async function pdf417(text: string, room: Box, columns: number): Promise<{ svg: string; box: Box }> {
  await prepare();
  const { symbol, error } = await writeBarcode(text, {
    format: 'PDF417',
    options: `columns=${columns}`,
    scale: 1,
    addQuietZones: false,
  });
  if (error) throw new Error(`no barcode: ${error}`);
  const unit = Math.min(room.width / symbol.width, room.height / (symbol.height * rowHeight));
  let path = '';
  for (let row = 0; row < symbol.height; row++) {
    for (let from = 0; from < symbol.width; ) {
      const dark = symbol.data[row * symbol.width + from] === 0;
      let to = from;
      while (to < symbol.width && (symbol.data[row * symbol.width + to] === 0) === dark) to++;
      if (dark) path += `M${from} ${row * rowHeight}h${to - from}v${rowHeight}h${from - to}z`;
      from = to;
    }
  }
  const svg = `<g transform="translate(${room.x} ${room.y}) scale(${unit})"><path d="${path}" fill="#101010" shape-rendering="crispEdges"/></g>`;
  return { svg, box: { ...room, width: symbol.width * unit, height: symbol.height * rowHeight * unit } };
}
