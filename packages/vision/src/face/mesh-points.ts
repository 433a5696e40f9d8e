/** Vertex numbers of MediaPipe's face mesh (468 points). Left and right are the person's own. */
export const MESH_POINTS = 468;

export const RIGHT_EYE_OUTER = 33;
export const RIGHT_EYE_INNER = 133;
export const LEFT_EYE_INNER = 362;
export const LEFT_EYE_OUTER = 263;
export const NOSE_TIP = 1;
export const NOSE_BASE = 2;
export const MOUTH_RIGHT = 61;
export const MOUTH_LEFT = 291;
/** Inner lips: pairs of upper and lower points, right to left, and the inner corners. */
export const INNER_LIPS = [
  [82, 87],
  [13, 14],
  [312, 317],
] as const;
export const INNER_MOUTH_RIGHT = 78;
export const INNER_MOUTH_LEFT = 308;

/** The outline of the face, clockwise as seen, from the middle of the forehead. */
export const FACE_OUTLINE = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
  150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
] as const;

export function meshPoint(mesh: Float32Array, index: number): [number, number] {
  return [mesh[index * 3]!, mesh[index * 3 + 1]!];
}

export function middle(mesh: Float32Array, ...indices: number[]): [number, number] {
  let x = 0;
  let y = 0;
  for (const index of indices) {
    x += mesh[index * 3]!;
    y += mesh[index * 3 + 1]!;
  }
  return [x / indices.length, y / indices.length];
}
