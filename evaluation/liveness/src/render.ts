import { blankPicture, type Picture } from '@vidimus/vision';
import { type Axis, type Expression, express, type Head, LASHES, skinOf, type Vertices } from './head.ts';
import { HOLLOW, TRIANGLES } from './triangles.ts';

/** Where a head is: degrees as in `FacePose`, and a shift of the whole in pixels. */
export interface Placement {
  readonly yaw: number;
  readonly pitch: number;
  readonly shift: readonly [number, number];
}

/** Distance of the camera in widths of its picture: a phone at arm's length. */
const FOCAL_WIDTHS = 1.4;
const MOUTH_COLOUR = [52, 18, 20] as const;
const LASH_COLOUR = [48, 36, 32] as const;
const radians = Math.PI / 180;

/** Turns the head's points about the neck and projects them; the background stays. */
function project(head: Head, points: Vertices, { yaw, pitch, shift }: Placement): Vertices {
  const { centre } = head.axis;
  const { width, height } = head.plate;
  const focal = FOCAL_WIDTHS * width;
  const [sinYaw, cosYaw] = [Math.sin(yaw * radians), Math.cos(yaw * radians)];
  const [sinPitch, cosPitch] = [Math.sin(pitch * radians), Math.cos(pitch * radians)];
  const out = new Float64Array(points.length);
  for (let i = 0, v = 0; i < points.length; i += 3, v++) {
    const depth = points[i + 2]!;
    // The plate is what the camera saw: a point at rest must land where it was.
    const seen = (focal + depth) / focal;
    const x = width / 2 + (points[i]! - width / 2) * seen - centre[0];
    const y = height / 2 + (points[i + 1]! - height / 2) * seen - centre[1];
    const z = depth - centre[2];
    const turnedX = x * cosYaw - z * sinYaw;
    const turnedZ = x * sinYaw + z * cosYaw;
    const turnedY = y * cosPitch + turnedZ * sinPitch;
    const nearZ = turnedZ * cosPitch - y * sinPitch;
    const share = head.follows[v]!;
    const px = x + (turnedX - x) * share + centre[0] + shift[0] * share;
    const py = y + (turnedY - y) * share + centre[1] + shift[1] * share;
    const pz = depth + (nearZ + centre[2] - depth) * share;
    const scale = focal / (focal + pz);
    out[i] = width / 2 + (px - width / 2) * scale;
    out[i + 1] = height / 2 + (py - height / 2) * scale;
    out[i + 2] = pz;
  }
  return out;
}

/** One picture of the head. */
export function renderHead(head: Head, placement: Placement, expression: Expression): Picture {
  const target = project(head, express(head.rest, head.axis, expression), placement);
  const picture = renderMesh(
    head.plate,
    skinOf(head.rest, expression),
    target,
    TRIANGLES,
    HOLLOW,
    head.plate,
  );
  if (expression.shut > 0) drawLashes(picture, target, head.axis, expression.shut);
  return picture;
}

/** The line of lashes where the lids of a shut eye meet. */
function drawLashes(
  { width, height, data }: Picture,
  points: Vertices,
  { width: face }: Axis,
  shut: number,
): void {
  const radius = 0.009 * face;
  for (const line of LASHES) {
    for (let k = 0; k + 1 < line.length; k++) {
      const [a, b] = [line[k]! * 3, line[k + 1]! * 3];
      const steps = Math.ceil(Math.hypot(points[b]! - points[a]!, points[b + 1]! - points[a + 1]!) * 2);
      for (let step = 0; step < steps; step++) {
        const x = points[a]! + ((points[b]! - points[a]!) * step) / steps;
        const y = points[a + 1]! + ((points[b + 1]! - points[a + 1]!) * step) / steps;
        for (let v = Math.floor(y - radius); v <= y + radius; v++)
          for (let u = Math.floor(x - radius); u <= x + radius; u++)
            if (u >= 0 && v >= 0 && u < width && v < height && Math.hypot(u + 0.5 - x, v + 0.5 - y) <= radius)
              for (let c = 0; c < 3; c++) {
                const at = (v * width + u) * 3 + c;
                data[at] = Math.min(data[at]!, 255 - (255 - LASH_COLOUR[c]!) * shut);
              }
      }
    }
  }
}

/**
 * Paints triangles of one picture to other places, the nearest on top.
 * @param from three numbers a point: where it is in `plate` (x, y)
 * @param to three numbers a point: where it is painted (x, y) and how far away (z)
 * @param hollow numbers of the triangles that show the inside of a mouth
 * @param ground what lies behind
 */
export function renderMesh(
  plate: Picture,
  from: Vertices,
  to: Vertices,
  triangles: Uint32Array,
  hollow: ReadonlySet<number>,
  ground: Picture,
): Picture {
  const out = blankPicture(ground.width, ground.height);
  out.data.set(ground.data);
  const depth = new Float32Array(ground.width * ground.height).fill(Number.POSITIVE_INFINITY);
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t]! * 3, triangles[t + 1]! * 3, triangles[t + 2]! * 3] as const;
    paint({ plate, from, to, out, depth }, corners, hollow.has(t / 3));
  }
  return out;
}

interface Canvas {
  plate: Picture;
  from: Vertices;
  to: Vertices;
  out: Picture;
  depth: Float32Array;
}

function paint(canvas: Canvas, [a, b, c]: readonly [number, number, number], hollow: boolean): void {
  const { from, to, out, depth } = canvas;
  const [ax, ay, bx, by, cx, cy] = [to[a]!, to[a + 1]!, to[b]!, to[b + 1]!, to[c]!, to[c + 1]!];
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (Math.abs(area) < 1e-9) return;
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
  const bottom = Math.min(out.height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
  const right = Math.min(out.width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
  const [stepB, stepC] = [(cy - ay) / area, (ay - by) / area];
  for (let y = top; y <= bottom; y++) {
    let wb = ((left + 0.5 - ax) * (cy - ay) - (cx - ax) * (y + 0.5 - ay)) / area - stepB;
    let wc = ((bx - ax) * (y + 0.5 - ay) - (left + 0.5 - ax) * (by - ay)) / area - stepC;
    for (let x = left; x <= right; x++) {
      wb += stepB;
      wc += stepC;
      const wa = 1 - wb - wc;
      if (wa < -1e-6 || wb < -1e-6 || wc < -1e-6) continue;
      const z = wa * to[a + 2]! + wb * to[b + 2]! + wc * to[c + 2]!;
      const pixel = y * out.width + x;
      if (z >= depth[pixel]!) continue;
      depth[pixel] = z;
      if (hollow) {
        out.data.set(MOUTH_COLOUR, pixel * 3);
        continue;
      }
      const sx = wa * from[a]! + wb * from[b]! + wc * from[c]!;
      const sy = wa * from[a + 1]! + wb * from[b + 1]! + wc * from[c + 1]!;
      copyPixel(canvas.plate, sx - 0.5, sy - 0.5, out.data, pixel * 3);
    }
  }
}

/** Bilinear; the plate's edge reaches outwards. */
function copyPixel(
  { width, height, data }: Picture,
  x: number,
  y: number,
  out: Uint8Array,
  at: number,
): void {
  const px = Math.min(Math.max(x, 0), width - 1.001);
  const py = Math.min(Math.max(y, 0), height - 1.001);
  const left = Math.floor(px);
  const top = Math.floor(py);
  const fx = px - left;
  const fy = py - top;
  const i = (top * width + left) * 3;
  const j = i + width * 3;
  for (let k = 0; k < 3; k++) {
    const upper = data[i + k]! * (1 - fx) + data[i + 3 + k]! * fx;
    const lower = data[j + k]! * (1 - fx) + data[j + 3 + k]! * fx;
    out[at + k] = upper * (1 - fy) + lower * fy + 0.5;
  }
}
