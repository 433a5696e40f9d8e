import sharp from 'sharp';

/** What a file says about the device and the program that made it; null where it says nothing. */
export interface PictureOrigin {
  readonly make: string | null;
  readonly model: string | null;
  readonly software: string | null;
}

/** EXIF tags of the first directory (CIPA DC-008, 4.6.4). */
const tags = new Map([
  [0x010f, 'make'],
  [0x0110, 'model'],
  [0x0131, 'software'],
] as const);
const asciiType = 2;

/** Texts of the first directory of an EXIF block; a damaged block gives what could be read. */
function exifTexts(exif: Uint8Array): Partial<Record<keyof PictureOrigin, string>> {
  const found: Partial<Record<keyof PictureOrigin, string>> = {};
  const start = Buffer.from(exif.subarray(0, 4)).toString('latin1') === 'Exif' ? 6 : 0;
  const view = new DataView(exif.buffer, exif.byteOffset + start, exif.byteLength - start);
  if (view.byteLength < 8) return found;
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return found;
  const entries = view.getUint16(directory, little);
  for (let n = 0; n < entries; n++) {
    const at = directory + 2 + n * 12;
    if (at + 12 > view.byteLength) break;
    const name = tags.get(view.getUint16(at, little) as 0x010f);
    if (!name || view.getUint16(at + 2, little) !== asciiType) continue;
    const length = view.getUint32(at + 4, little);
    const from = length <= 4 ? at + 8 : view.getUint32(at + 8, little);
    if (from + length > view.byteLength) continue;
    const bytes = Buffer.from(exif.buffer, exif.byteOffset + start + from, length);
    found[name] = bytes.toString('latin1').replace(/\0.*$/s, '').trim();
  }
  return found;
}

/** The program that XMP (ISO 16684-1) names as the creator. */
function xmpTool(xmp: Uint8Array): string | undefined {
  const text = Buffer.from(xmp).toString('utf8');
  return /CreatorTool(?:="|>)([^"<]{1,200})/.exec(text)?.[1]?.trim();
}

/** Reads an upload's own words about its origin. Never throws: a file without them, or with damaged ones, says nothing. */
export async function pictureOrigin(bytes: Uint8Array): Promise<PictureOrigin> {
  const none: PictureOrigin = { make: null, model: null, software: null };
  const meta = await sharp(bytes, { limitInputPixels: false, pages: 1 })
    .metadata()
    .catch(() => null);
  if (!meta) return none;
  const exif = meta.exif ? exifTexts(meta.exif) : {};
  const comment = meta.comments?.find(({ keyword }) => keyword === 'Software')?.text;
  const software = exif.software || (meta.xmp && xmpTool(meta.xmp)) || comment || null;
  return { make: exif.make || null, model: exif.model || null, software };
}
