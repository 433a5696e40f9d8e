/** Where the head points, degrees, from the person's own view (right-hand side of the picture is the person's left). */
export interface FacePose {
  /** Positive: turned to the person's own left. */
  yaw: number;
  /** Positive: looking up. */
  pitch: number;
  /** Positive: head tilted to the person's own left shoulder. */
  roll: number;
}

/**
 * Points of MediaPipe's canonical face model (face_geometry/data/canonical_face_model.obj, Apache-2.0), centimetres,
 * x to the person's left, y up, z towards the viewer: [vertex, mirrored vertex, x, y, z of the mirrored one]. The
 * subset is the one that MediaPipe fits a head with, without the jaw, which moves when the mouth opens.
 */
const CANONICAL: readonly (readonly [number, number, number, number, number])[] = [
  [4, 4, 0, -0.46317, 7.58658],
  [6, 6, 0, 2.473255, 5.788627],
  [10, 10, 0, 8.261778, 4.481535],
  [33, 263, 4.445859, 2.663991, 3.173422],
  [54, 284, 6.279331, 6.615427, 1.42585],
  [67, 297, 3.523964, 8.005976, 3.729163],
  [117, 346, 5.258659, 0.945811, 2.974312],
  [119, 348, 3.300681, 0.861641, 3.872784],
  [121, 350, 1.820731, 1.467954, 4.224124],
  [127, 356, 7.743095, 2.364999, -2.005167],
  [129, 358, 1.785794, -0.978284, 4.85047],
  [132, 361, 7.270895, -2.890917, -2.252455],
  [133, 362, 1.856432, 2.585245, 3.757904],
  [143, 372, 6.407571, 2.236021, 1.560843],
  [147, 376, 6.234883, -1.94443, 1.663542],
  [198, 420, 1.246815, 0.230297, 5.681036],
  [205, 425, 3.832928, -1.537326, 4.137731],
];
export const CANONICAL_POINTS = CANONICAL.flatMap(([right, left, x, y, z]) =>
  right === left
    ? [{ vertex: right, at: [0, y, z] as const }]
    : [
        { vertex: right, at: [-x, y, z] as const },
        { vertex: left, at: [x, y, z] as const },
      ],
);

type Vector = readonly [number, number, number];

/**
 * Pose of a face mesh by the rotation that best carries the canonical face onto it (least squares over 31 points,
 * Horn 1987, "Closed-form solution of absolute orientation using unit quaternions").
 *
 * @param mesh 468 × 3: x right, y down in picture pixels, z in the same scale, smaller is nearer.
 */
export function facePose(mesh: Float32Array): FacePose {
  const seen = CANONICAL_POINTS.map(
    ({ vertex }): Vector => [mesh[vertex * 3]!, -mesh[vertex * 3 + 1]!, -mesh[vertex * 3 + 2]!],
  );
  const model = centred(CANONICAL_POINTS.map(({ at }) => at));
  const [w, x, y, z] = bestQuaternion(model, centred(seen));
  // The columns of the rotation are where the model's own axes point: up is y, ahead is z.
  const ahead: Vector = [2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)];
  const yaw = Math.atan2(ahead[0], ahead[2]);
  const pitch = Math.asin(Math.max(-1, Math.min(1, ahead[1])));
  const sideY = 2 * (x * y + w * z);
  const upY = 1 - 2 * (x * x + z * z);
  // Roll is what is left after yaw and pitch: the angle of the side axis against the horizon of a head so turned.
  const roll = Math.atan2(-sideY, upY);
  const degrees = 180 / Math.PI;
  return { yaw: yaw * degrees, pitch: pitch * degrees, roll: roll * degrees };
}

function centred(points: readonly Vector[]): Vector[] {
  const mean = [0, 1, 2].map((k) => points.reduce((sum, point) => sum + point[k]!, 0) / points.length);
  return points.map((point) => [point[0] - mean[0]!, point[1] - mean[1]!, point[2] - mean[2]!]);
}

/** Eigenvector of the largest eigenvalue of Horn's 4 × 4 matrix: the rotation from `a` to `b` as (w, x, y, z). */
function bestQuaternion(a: readonly Vector[], b: readonly Vector[]): [number, number, number, number] {
  const s = Array.from({ length: 9 }, (_, k) =>
    a.reduce((sum, point, i) => sum + point[Math.floor(k / 3)]! * b[i]![k % 3]!, 0),
  );
  const [xx, xy, xz, yx, yy, yz, zx, zy, zz] = s as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return largestEigenvector([
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ]) as [number, number, number, number];
}

/** Jacobi's rotations on a small symmetric matrix; converges in a few sweeps. */
function largestEigenvector(matrix: number[][]): number[] {
  const n = matrix.length;
  const m = matrix.map((row) => [...row]);
  const vectors = m.map((_, i) => m.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = m[p]![q]!;
        if (Math.abs(off) < 1e-12) continue;
        const theta = Math.atan2(2 * off, m[q]![q]! - m[p]![p]!) / 2;
        rotate(m, vectors, p, q, Math.cos(theta), Math.sin(theta));
      }
    }
  }
  let best = 0;
  for (let i = 1; i < n; i++) if (m[i]![i]! > m[best]![best]!) best = i;
  return vectors.map((row) => row[best]!);
}

function rotate(m: number[][], vectors: number[][], p: number, q: number, c: number, s: number): void {
  for (const row of [...m, ...vectors]) {
    const left = row[p]!;
    const right = row[q]!;
    row[p] = c * left - s * right;
    row[q] = s * left + c * right;
  }
  const top = m[p]!;
  const bottom = m[q]!;
  for (let k = 0; k < top.length; k++) {
    const upper = top[k]!;
    const lower = bottom[k]!;
    top[k] = c * upper - s * lower;
    bottom[k] = s * upper + c * lower;
  }
}
