export interface ClipFrame {
  tMs: number;
  bytes: Uint8Array;
}
/** VFR1: magic, u32 LE header length, UTF-8 JSON header, then the JPEGs back to back. */
export function packClip(
  frames: readonly ClipFrame[],
  header: { device_label?: string; nonce?: string },
): Uint8Array {
  const list = frames.map((frame) => ({ t_ms: frame.tMs, bytes: frame.bytes.length }));
  const json = new TextEncoder().encode(JSON.stringify({ ...header, frames: list }));
  const size = frames.reduce((sum, frame) => sum + frame.bytes.length, 8 + json.length);
  const packed = new Uint8Array(size);
  packed.set(new TextEncoder().encode('VFR1'), 0);
  new DataView(packed.buffer).setUint32(4, json.length, true);
  packed.set(json, 8);
  let at = 8 + json.length;
  for (const frame of frames) {
    packed.set(frame.bytes, at);
    at += frame.bytes.length;
  }
  return packed;
}
