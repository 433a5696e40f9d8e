import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { VidimusError } from '@vidimus/contracts';
import { FaceReader } from '../face/face-reader.ts';
import { encodeJpeg } from '../picture/decode.ts';
import { blankPicture } from '../picture/picture.ts';
import { packClip } from './clip.ts';
import { allActions, detectActions } from './detect-actions.ts';
import { readFrames } from './frames.ts';
import { loadClip } from './load-clip.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../../fixtures/liveness/${name}`, import.meta.url));
const refusedWith = (code: string) => (error: unknown) =>
  error instanceof VidimusError && error.code === code;
let folder: string;
let jpeg: Uint8Array;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vidimus-clip-'));
  jpeg = await encodeJpeg(blankPicture(32, 32, 200), 80);
});
after(() => rm(folder, { recursive: true }));

async function folderOf(...names: string[]): Promise<string> {
  const made = await mkdtemp(join(folder, 'frames-'));
  for (const name of names) await writeFile(join(made, name), jpeg);
  return made;
}

describe('loading a clip', () => {
  it('takes the pictures of a folder in natural order at 15 a second', async () => {
    const frames = await loadClip(await folderOf('f10.jpg', 'f2.jpg', 'f1.jpg', 'notes.txt'));
    assert.deepEqual(
      frames.map(({ tMs }) => tMs),
      [0, 67, 133],
    );
  });

  it('takes times out of file names that carry them', async () => {
    const frames = await loadClip(await folderOf('a-0100ms.jpg', 'a-0000ms.jpg', 'a-0033ms.jpg'));
    assert.deepEqual(
      frames.map(({ tMs }) => tMs),
      [0, 33, 100],
    );
    await assert.rejects(
      loadClip(await folderOf('a-5ms.jpg', 'b-5ms.jpg')),
      refusedWith('clip.out_of_order'),
    );
  });

  it('reads a packed clip back', async () => {
    const path = join(folder, 'clip.vfr');
    await writeFile(path, packClip([{ tMs: 5, bytes: jpeg }], {}));
    const [frame] = await loadClip(path);
    assert.equal(frame!.tMs, 5);
    assert.deepEqual([...frame!.bytes], [...jpeg]);
  });

  it('honours the delays of a GIF', async () => {
    const frames = await loadClip(fixture('head-pose-face-detection-female.gif'));
    assert.equal(frames.length, 23);
    assert.deepEqual(
      frames.slice(0, 3).map(({ tMs }) => tMs),
      [0, 80, 170],
    );
  });

  it('names what is wrong with a clip that cannot be read', async () => {
    const damaged = async (name: string, bytes: Uint8Array) => {
      const path = join(folder, name);
      await writeFile(path, bytes);
      return loadClip(path);
    };
    const gif = await readFile(fixture('head-pose-face-detection-female.gif'));
    await assert.rejects(damaged('cut.gif', gif.subarray(0, 5000)), refusedWith('clip.malformed'));
    await assert.rejects(damaged('text.gif', Buffer.from('no picture')), refusedWith('clip.malformed'));
    await assert.rejects(damaged('empty.mp4', Buffer.alloc(0)), refusedWith('clip.empty'));
    await assert.rejects(damaged('clip.pdf', Buffer.from('x')), refusedWith('clip.unsupported'));
    await assert.rejects(loadClip(join(folder, 'absent.gif')), refusedWith('clip.missing'));
    await assert.rejects(loadClip(await folderOf()), refusedWith('clip.empty'));
    await assert.rejects(
      damaged('noise.mp4', Buffer.from('no video')),
      (error: unknown) =>
        error instanceof VidimusError && /^clip\.(malformed|decoder_missing)$/.test(error.code),
    );
  });

  it('asks for ffmpeg when a video comes and there is none', async () => {
    const path = join(folder, 'video.mp4');
    await writeFile(path, 'x');
    const before = process.env.PATH;
    process.env.PATH = folder;
    try {
      await assert.rejects(loadClip(path), refusedWith('clip.decoder_missing'));
    } finally {
      process.env.PATH = before;
    }
  });
});

describe('reading real clips', () => {
  let reader: FaceReader;
  before(async () => {
    reader = await FaceReader.load();
  });
  after(() => reader.dispose());
  const read = async (name: string) => readFrames(await loadClip(fixture(name)), reader);

  // By eye: she begins turned far to her right, swings over to her left (frames 11–18) and back past the middle.
  it('sees the turn to her own left in the woman’s clip, and no blink or nod', async () => {
    const readings = await read('head-pose-face-detection-female.gif');
    assert.ok(readings.every(({ face, faces }) => face && faces === 1));
    assert.deepEqual(
      allActions(readings).map(({ action }) => action),
      ['turn_left'],
    );
    const [turn] = detectActions(readings, ['turn_left']);
    assert.ok(turn!.at_ms! >= 880 && turn!.at_ms! <= 1360, String(turn!.at_ms));
    assert.ok(turn!.values.yaw! > 25);
    const kept = readings.filter((each) => each.kept);
    assert.ok(kept.length >= 3 && kept.length <= 5);
  });

  // By eye: he smiles at the camera with a still head; his eyes close only in the last two frames.
  it('sees no action in the clip of the man who keeps still and smiles', async () => {
    assert.deepEqual(allActions(await read('head-pose-face-detection-male.gif')), []);
  });
});
