import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CANONICAL_POINTS, facePose } from './pose.ts';

/** A mesh of the canonical face, turned: first tilted, then pitched, then yawed, as a head does. */
function meshAt(yaw: number, pitch: number, roll: number): Float32Array {
  const [y, p, r] = [yaw, pitch, roll].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  const mesh = new Float32Array(468 * 3);
  for (const { vertex, at } of CANONICAL_POINTS) {
    let [px, py, pz] = at as readonly number[] as [number, number, number];
    // Roll to the person's left shoulder: the crown moves to +x.
    [px, py] = [px * Math.cos(r) + py * Math.sin(r), py * Math.cos(r) - px * Math.sin(r)];
    // Pitch up: the nose moves up.
    [py, pz] = [py * Math.cos(p) + pz * Math.sin(p), pz * Math.cos(p) - py * Math.sin(p)];
    // Yaw to the person's left: the nose moves to +x.
    [px, pz] = [px * Math.cos(y) + pz * Math.sin(y), pz * Math.cos(y) - px * Math.sin(y)];
    mesh.set([300 + 10 * px, 200 - 10 * py, -10 * pz], vertex * 3);
  }
  return mesh;
}

describe('the pose of a face', () => {
  it('is zero when the face looks straight ahead', () => {
    const { yaw, pitch, roll } = facePose(meshAt(0, 0, 0));
    for (const angle of [yaw, pitch, roll]) assert.ok(Math.abs(angle) < 0.01, String(angle));
  });

  it('has a positive yaw towards the person’s left, a positive pitch up, a positive roll to the left shoulder', () => {
    assert.ok(facePose(meshAt(20, 0, 0)).yaw > 19);
    assert.ok(facePose(meshAt(0, 15, 0)).pitch > 14);
    assert.ok(facePose(meshAt(0, 0, 10)).roll > 9);
  });

  it('is recovered exactly from any turned copy of the canonical face', () => {
    const angle = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(angle, angle, angle, (yaw, pitch, roll) => {
        const pose = facePose(meshAt(yaw, pitch, roll));
        assert.ok(Math.abs(pose.yaw - yaw) < 0.05, `yaw ${pose.yaw}`);
        assert.ok(Math.abs(pose.pitch - pitch) < 0.05, `pitch ${pose.pitch}`);
        assert.ok(Math.abs(pose.roll - roll) < 0.05, `roll ${pose.roll}`);
      }),
    );
  });
});
