import { VidimusError } from '@vidimus/contracts';
import sharp from 'sharp';
import type { DecodedPicture, Picture } from './picture.ts';

/** Longest side after decoding, px: keeps OCR-B capitals of a document that fills half the frame above 16 px. */
const DEFAULT_MAX_SIDE = 2200;
/** Most pixels and longest side that are decoded at all: phone cameras stay below, decompression bombs do not. */
const MAX_PIXELS = 80_000_000;
const MAX_SIDE = 20_000;
const READABLE = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif', 'jp2k', 'svg']);

/**
 * Decodes an upload to upright sRGB, downscaled so that the longer side is at most `maxSide` px.
 * EXIF orientation is applied, transparency is laid on white, an animation gives its first frame.
 * No metadata survives.
 *
 * @throws VidimusError `picture.empty`, `picture.unsupported` (not a picture, HEIC, SVG), `picture.truncated`,
 *   `picture.too_large` (over 80 megapixels or a side over 20,000 px; never decoded); `where` names file or field.
 */
export async function decodePicture(
  bytes: Uint8Array,
  options: { where: string; maxSide?: number },
): Promise<DecodedPicture> {
  const { where, maxSide = DEFAULT_MAX_SIDE } = options;
  const header = await readHeader(bytes, where);
  const { format } = header;
  const turned = (header.orientation ?? 1) >= 5;
  const height = header.pageHeight ?? header.height;
  const sourceWidth = turned ? height : header.width;
  const sourceHeight = turned ? header.width : height;
  const shrink = shrinkOf(Math.max(sourceWidth, sourceHeight), maxSide);
  const width = Math.max(1, Math.round(sourceWidth / shrink));
  const outHeight = Math.max(1, Math.round(sourceHeight / shrink));
  try {
    const { data, info } = await open(bytes)
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .resize(width, outHeight, { fit: 'fill', kernel: 'cubic' })
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return {
      width: info.width,
      height: info.height,
      data: threeChannels(data, info.channels),
      sourceWidth,
      sourceHeight,
      scale: shrink,
      format,
    };
  } catch (cause) {
    throw new VidimusError('picture.truncated', `${where}: the picture breaks off or is damaged`, {
      where,
      cause,
    });
  }
}

/** Frames of more pixels are looked at before they are decoded. */
const MAX_FRAME_PIXELS = 4_000_000;

/**
 * `decodePicture` for one of many frames: a small JPEG is decoded without a look at its header first, which takes a
 * third of the time.
 *
 * @throws VidimusError as `decodePicture`
 */
export async function decodeFrame(
  bytes: Uint8Array,
  options: { where: string; maxSide: number },
): Promise<Picture> {
  try {
    const { data, info } = await sharp(bytes, { failOn: 'truncated', limitInputPixels: MAX_FRAME_PIXELS })
      .autoOrient()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (channels === 3 && Math.max(width, height) <= options.maxSide) return { width, height, data };
  } catch {
    // Told below, by name.
  }
  return decodePicture(bytes, options);
}

/** Shares of the longest side that exactly half of the source may have to be taken instead. */
const LEAST_OF_MAX_SIDE = 0.85;

/** Half is what JPEG decoders give at once (libjpeg scales inside its transform), for a fraction of a resampling's time. */
function shrinkOf(side: number, maxSide: number): number {
  const shrink = Math.max(1, side / maxSide);
  return shrink > 1 && shrink <= 2 && shrink >= 2 * LEAST_OF_MAX_SIDE ? 2 : shrink;
}

interface Header {
  format: string;
  width: number;
  height: number;
  pageHeight?: number;
  orientation?: number;
}

function open(bytes: Uint8Array) {
  return sharp(bytes, { failOn: 'truncated', limitInputPixels: MAX_PIXELS, pages: 1, sequentialRead: true });
}

async function readHeader(bytes: Uint8Array, where: string): Promise<Header> {
  if (bytes.length === 0) throw new VidimusError('picture.empty', `${where}: the file is empty`, { where });
  if (isHeic(bytes))
    throw new VidimusError('picture.unsupported', `${where}: HEIC pictures cannot be read`, { where });
  let meta: Awaited<ReturnType<ReturnType<typeof sharp>['metadata']>>;
  try {
    meta = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata();
  } catch (cause) {
    const known = startsLikePicture(bytes);
    throw new VidimusError(
      known ? 'picture.truncated' : 'picture.unsupported',
      known ? `${where}: the picture breaks off or is damaged` : `${where}: this is not a picture`,
      { where, cause },
    );
  }
  const { format, width, height } = meta;
  if (!format || format === 'svg' || !READABLE.has(format))
    throw new VidimusError('picture.unsupported', `${where}: ${format ?? 'unknown'} files cannot be read`, {
      where,
    });
  if (!(width > 0 && height > 0))
    throw new VidimusError('picture.empty', `${where}: the picture has no pixels`, { where });
  if (width * height > MAX_PIXELS || width > MAX_SIDE || height > MAX_SIDE)
    throw new VidimusError(
      'picture.too_large',
      `${where}: ${width} × ${height} px is over the limit of 80 megapixels and 20,000 px a side`,
      { where },
    );
  return {
    format,
    width,
    height,
    ...(meta.pageHeight ? { pageHeight: meta.pageHeight } : {}),
    ...(meta.orientation ? { orientation: meta.orientation } : {}),
  };
}

/** ISO 14496-12 `ftyp` box with a HEVC picture brand (ISO 23008-12); AVIF has its own brand and is decoded. */
function isHeic(bytes: Uint8Array): boolean {
  if (ascii(bytes, 4, 8) !== 'ftyp') return false;
  const brand = ascii(bytes, 8, 12);
  return (
    /^(heic|heix|hevc|hevx|heim|heis|hevm|hevs|mif1|msf1)$/.test(brand) &&
    !ascii(bytes, 16, 40).includes('avif')
  );
}

/** JPEG, PNG, GIF, WebP or TIFF by its first bytes. */
function startsLikePicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return (
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('\x89PNG') ||
    head.startsWith('GIF8') ||
    (head.startsWith('RIFF') && head.endsWith('WEBP')) ||
    head.startsWith('II*\0') ||
    head.startsWith('MM\0*')
  );
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.subarray(from, to)).toString('latin1');
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  // A plain view: loops over pixels run slower where some pictures are Buffers and some are not.
  if (channels === 3) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const pixels = data.length / channels;
  const out = new Uint8Array(pixels * 3);
  for (let i = 0; i < pixels; i++)
    for (let c = 0; c < 3; c++) out[i * 3 + c] = data[i * channels + (channels < 3 ? 0 : c)]!;
  return out;
}

/** Baseline JPEG without metadata; `quality` 1–100. */
export async function encodeJpeg(picture: Picture, quality: number): Promise<Uint8Array> {
  return sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
}
