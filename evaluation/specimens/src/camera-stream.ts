import sharp from 'sharp';

/** Chromium plays a motion-JPEG file at this rate, whatever its author meant, and starts over at its end. */
const chromiumFps = 30;

/**
 * Joins pictures to a motion-JPEG file for Chromium's `--use-file-for-fake-video-capture`, repeating each so that
 * `fps` of them pass in a second. Motion JPEG is nothing but baseline JPEGs one after the other.
 * @throws when the pictures are not baseline JPEGs of one size with even sides: Chromium would show green or nothing
 */
export async function cameraStream(pictures: readonly Uint8Array[], fps: number): Promise<Uint8Array> {
  const shapes = new Set<string>();
  for (const picture of new Set(pictures)) {
    const { format, width, height, isProgressive } = await sharp(picture).metadata();
    if (format !== 'jpeg' || isProgressive || width % 2 || height % 2)
      throw new Error(
        `a camera picture must be a baseline JPEG with even sides: ${format} ${width} × ${height}`,
      );
    shapes.add(`${width} × ${height}`);
  }
  if (shapes.size !== 1)
    throw new Error(`a camera stream needs pictures of one size, not ${[...shapes].join(', ') || 'none'}`);
  const count = Math.max(1, Math.round((pictures.length * chromiumFps) / fps));
  const repeated = Array.from(
    { length: count },
    (_, k) => pictures[Math.min(pictures.length - 1, Math.floor((k * fps) / chromiumFps))]!,
  );
  return Buffer.concat(repeated);
}
