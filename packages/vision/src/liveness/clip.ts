import { VidimusError } from '@vidimus/contracts/browser';

/** One captured picture: milliseconds from the first one, and the encoded JPEG. */
export interface ClipFrame {
  tMs: number;
  bytes: Uint8Array;
}

export interface ClipHeader {
  /** What the browser calls the camera: a hint of injection, never proof. */
  device_label?: string;
  /** What became of the request for another picture size: `applied`, `refused` or nothing. */
  camera_switch?: string;
  /** Nonce of the challenge that the clip answers. */
  nonce?: string;
}

/** Most frames of one clip: 40 s at 15 frames a second, longer than any challenge. */
export const MAX_CLIP_FRAMES = 600;
const MAGIC = [0x56, 0x46, 0x52, 0x31]; // "VFR1"
const PREFIX = 8;
/** Room for some thirty thousand frames, so that a clip of too many is told as such. */
const MAX_HEADER_BYTES = 1024 * 1024;
const MAX_TEXT = 500;

/**
 * Packs a clip: `VFR1`, length of the header (u32, little endian), the header as UTF-8 JSON
 * (`{ device_label?, camera_switch?, nonce?, frames: [{ t_ms, bytes }] }`), then the JPEGs back to back.
 *
 * @throws VidimusError `clip.empty`, `clip.too_many_frames`, `clip.out_of_order`, `clip.malformed` (not a JPEG)
 */
export function packClip(frames: readonly ClipFrame[], header: ClipHeader): Uint8Array {
  requireSequence(frames.map(({ tMs }) => tMs));
  for (const { bytes } of frames) requireJpeg(bytes);
  const json = new TextEncoder().encode(
    JSON.stringify({
      ...header,
      frames: frames.map(({ tMs, bytes }) => ({ t_ms: tMs, bytes: bytes.length })),
    }),
  );
  const size = frames.reduce((sum, { bytes }) => sum + bytes.length, PREFIX + json.length);
  const packed = new Uint8Array(size);
  packed.set(MAGIC);
  new DataView(packed.buffer).setUint32(4, json.length, true);
  packed.set(json, PREFIX);
  let offset = PREFIX + json.length;
  for (const { bytes } of frames) {
    packed.set(bytes, offset);
    offset += bytes.length;
  }
  return packed;
}

/**
 * Reads what {@link packClip} wrote. Nothing in the bytes is trusted.
 *
 * @throws VidimusError `clip.empty`, `clip.truncated`, `clip.malformed`, `clip.too_many_frames`, `clip.out_of_order`
 */
export function unpackClip(bytes: Uint8Array): { header: ClipHeader; frames: ClipFrame[] } {
  if (bytes.length === 0) throw new VidimusError('clip.empty', 'the clip is empty');
  if (MAGIC.some((byte, i) => i < bytes.length && bytes[i] !== byte)) throw malformed('it is no VFR1 clip');
  if (bytes.length < PREFIX) throw truncated();
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true);
  if (headerLength > MAX_HEADER_BYTES) throw malformed('its header is too long');
  if (bytes.length < PREFIX + headerLength) throw truncated();
  const { header, sizes, times } = readHeader(bytes.subarray(PREFIX, PREFIX + headerLength));
  requireSequence(times);
  const frames: ClipFrame[] = [];
  let offset = PREFIX + headerLength;
  for (const [i, size] of sizes.entries()) {
    if (offset + size > bytes.length) throw truncated();
    const frame = bytes.subarray(offset, offset + size);
    requireJpeg(frame);
    frames.push({ tMs: times[i]!, bytes: frame });
    offset += size;
  }
  if (offset !== bytes.length) throw malformed('bytes follow the last frame');
  return { header, frames };
}

function readHeader(bytes: Uint8Array): { header: ClipHeader; sizes: number[]; times: number[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new VidimusError('clip.malformed', 'the clip cannot be read: its header is no JSON', { cause });
  }
  if (!isRecord(parsed) || !Array.isArray(parsed.frames)) throw malformed('its header lists no frames');
  const header: ClipHeader = {};
  for (const key of ['device_label', 'camera_switch', 'nonce'] as const) {
    const value = parsed[key];
    if (value === undefined) continue;
    if (typeof value !== 'string' || value.length > MAX_TEXT) throw malformed(`its ${key} is no short text`);
    header[key] = value;
  }
  const sizes: number[] = [];
  const times: number[] = [];
  for (const frame of parsed.frames as unknown[]) {
    if (!isRecord(frame) || !isCount(frame.bytes) || !isCount(frame.t_ms))
      throw malformed('a frame needs the whole numbers t_ms and bytes');
    sizes.push(frame.bytes);
    times.push(frame.t_ms);
  }
  return { header, sizes, times };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function requireSequence(times: readonly number[]): void {
  if (times.length === 0) throw new VidimusError('clip.empty', 'the clip has no frames');
  if (times.length > MAX_CLIP_FRAMES)
    throw new VidimusError(
      'clip.too_many_frames',
      `the clip has ${times.length} frames, at most ${MAX_CLIP_FRAMES} are read`,
    );
  for (let i = 1; i < times.length; i++)
    if (!(times[i]! > times[i - 1]!))
      throw new VidimusError('clip.out_of_order', `frame ${i} is not later than the one before it`);
}

function requireJpeg(bytes: Uint8Array): void {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) throw malformed('a frame is no JPEG');
}

const malformed = (what: string) => new VidimusError('clip.malformed', `the clip cannot be read: ${what}`);
const truncated = () => new VidimusError('clip.truncated', 'the clip breaks off before its last frame');
