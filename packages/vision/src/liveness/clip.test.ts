import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import fc from 'fast-check';
import { type ClipFrame, MAX_CLIP_FRAMES, packClip, unpackClip } from './clip.ts';

const jpeg = (...rest: number[]) => Uint8Array.from([0xff, 0xd8, 0xff, ...rest]);
const refusedWith = (code: string) => (error: unknown) =>
  error instanceof VidimusError && error.code === code;
const clipCodes = /^clip\.(empty|truncated|malformed|too_many_frames|out_of_order)$/;

const frames = fc
  .uniqueArray(fc.nat({ max: 60_000 }), { minLength: 1, maxLength: 12 })
  .chain((times) =>
    fc
      .array(fc.uint8Array({ maxLength: 40 }), { minLength: times.length, maxLength: times.length })
      .map((bodies): ClipFrame[] =>
        times.sort((a, b) => a - b).map((tMs, i) => ({ tMs, bytes: jpeg(...bodies[i]!) })),
      ),
  );

describe('the clip container', () => {
  it('gives back exactly what was packed', () => {
    fc.assert(
      fc.property(frames, fc.string({ maxLength: 50 }), (clip, nonce) => {
        const { header, frames: read } = unpackClip(packClip(clip, { nonce, device_label: 'camera ü' }));
        assert.deepEqual(header, { nonce, device_label: 'camera ü' });
        assert.deepEqual(
          read.map(({ tMs, bytes }) => ({ tMs, bytes: [...bytes] })),
          clip.map(({ tMs, bytes }) => ({ tMs, bytes: [...bytes] })),
        );
      }),
    );
  });

  it('calls a clip cut anywhere truncated or empty', () => {
    const packed = packClip(
      [
        { tMs: 0, bytes: jpeg(1, 2) },
        { tMs: 66, bytes: jpeg(3) },
      ],
      {},
    );
    for (let length = 0; length < packed.length; length++)
      assert.throws(
        () => unpackClip(packed.subarray(0, length)),
        refusedWith(length === 0 ? 'clip.empty' : 'clip.truncated'),
        `${length} bytes`,
      );
  });

  it('answers any bytes, and any damage to a clip, with a clip or a named error', () => {
    const readable = (bytes: Uint8Array) => {
      try {
        assert.ok(unpackClip(bytes).frames.length > 0);
      } catch (error) {
        assert.ok(error instanceof VidimusError && clipCodes.test(error.code), String(error));
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), readable));
    fc.assert(
      fc.property(frames, fc.nat(), fc.nat({ max: 255 }), (clip, at, value) => {
        const packed = packClip(clip, { nonce: 'n' });
        packed[at % packed.length] = value;
        readable(packed);
      }),
    );
  });

  it('refuses frames that go back in time, stand still or are too many, and clips without frames', () => {
    const still = (...times: number[]) => times.map((tMs) => ({ tMs, bytes: jpeg() }));
    assert.throws(() => packClip(still(0, 66, 66), {}), refusedWith('clip.out_of_order'));
    assert.throws(() => packClip([], {}), refusedWith('clip.empty'));
    const many = still(...Array.from({ length: MAX_CLIP_FRAMES + 1 }, (_, i) => i));
    assert.throws(() => packClip(many, {}), refusedWith('clip.too_many_frames'));
  });

  it('refuses frames that are no JPEG and bytes after the last frame', () => {
    assert.throws(
      () => packClip([{ tMs: 0, bytes: Uint8Array.of(1, 2, 3) }], {}),
      refusedWith('clip.malformed'),
    );
    const packed = packClip([{ tMs: 0, bytes: jpeg() }], {});
    assert.throws(() => unpackClip(Uint8Array.from([...packed, 0])), refusedWith('clip.malformed'));
  });
});
