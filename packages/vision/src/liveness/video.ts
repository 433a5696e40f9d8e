import { spawn } from 'node:child_process';
import { VidimusError } from '@vidimus/contracts';
import { type ClipFrame, MAX_CLIP_FRAMES } from './clip.ts';

/** Frames a second taken out of a video: a blink of 100 ms still shows in one frame or two. */
const FRAMES_PER_SECOND = 15;
/** Longer sides are scaled down: faces need no more, and one frame of 4K costs as much as ten of these. */
const MAX_SIDE = 1280;
const TIME_LIMIT_MS = 60_000;

/**
 * Frames of a video file at 15 a second, decoded by the `ffmpeg` program on the PATH.
 *
 * @throws VidimusError `clip.decoder_missing` (no ffmpeg), `clip.malformed` (ffmpeg cannot read the file)
 */
export async function videoFrames(path: string, where: string): Promise<ClipFrame[]> {
  const scale = `scale='min(${MAX_SIDE},iw)':'min(${MAX_SIDE},ih)':force_original_aspect_ratio=decrease`;
  const options = ['-nostdin', '-v', 'error', '-protocol_whitelist', 'file,pipe'];
  const output = ['-an', '-vf', `fps=${FRAMES_PER_SECOND},${scale}`, '-frames:v', String(MAX_CLIP_FRAMES)];
  const format = ['-f', 'image2pipe', '-c:v', 'mjpeg', '-q:v', '2', '-pix_fmt', 'yuvj420p', 'pipe:1'];
  const { bytes, trouble } = await runFfmpeg([...options, '-i', path, ...output, ...format], where);
  const pictures = splitJpegs(bytes);
  if (pictures.length === 0)
    throw new VidimusError('clip.malformed', `${where}: the video cannot be decoded: ${trouble}`, { where });
  return pictures.map((picture, i) => ({ tMs: Math.round((i * 1000) / FRAMES_PER_SECOND), bytes: picture }));
}

function runFfmpeg(args: string[], where: string): Promise<{ bytes: Buffer; trouble: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: TIME_LIMIT_MS });
    const chunks: Buffer[] = [];
    let trouble = '';
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      if (trouble.length < 2000) trouble += chunk.toString();
    });
    child.on('error', (cause) =>
      reject(
        new VidimusError(
          'clip.decoder_missing',
          `${where}: reading videos needs the ffmpeg program; install it, or give a folder of pictures, a GIF or a .vfr clip`,
          { where, cause },
        ),
      ),
    );
    child.on('close', () => {
      const [firstLine = ''] = trouble.trim().split('\n').slice(-1);
      resolve({ bytes: Buffer.concat(chunks), trouble: firstLine || 'it holds no pictures' });
    });
  });
}

/** JPEGs that follow each other: the end marker occurs nowhere inside ffmpeg's pictures. */
function splitJpegs(bytes: Buffer): Uint8Array[] {
  const end = Buffer.from([0xff, 0xd9]);
  const pictures: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(end, from);
    if (found < 0) break;
    pictures.push(bytes.subarray(from, found + 2));
    from = found + 2;
  }
  return pictures;
}
