import type { ManyRunner } from '../models/net-runner.ts';
import type { Picture } from '../picture/picture.ts';
import { applySimilarity, giveBack, type Similarity, samplePlanar } from './sampling.ts';

/** A face as BlazeFace sees it; all in picture pixels. */
export interface Detection {
  box: [x: number, y: number, width: number, height: number];
  score: number;
  /** Right eye, left eye (the person's own), nose tip, mouth, right ear, left ear. */
  points: [number, number][];
}

/** Input side of MediaPipe's back-camera BlazeFace, px. */
const SIDE = 256;
/** A face is found as well with four samples a pixel of 640 px video as with nine, in half the time. */
const MOST_SAMPLES = 2;
/** Anchors of that net: a 16 × 16 grid with two and an 8 × 8 grid with six a cell, at the cells' centres. */
const GRIDS = [
  { cells: 16, anchors: 2, boxes: 'Identity_2', scores: 'Identity' },
  { cells: 8, anchors: 6, boxes: 'Identity_3', scores: 'Identity_1' },
] as const;
const POINTS = 6;
const VALUES = 4 + POINTS * 2;

/** Runs BlazeFace on the square of the picture that `map` (256 px target → picture) covers. */
export async function detectIn(
  { runAll }: Pick<ManyRunner, 'runAll'>,
  picture: Picture,
  map: Similarity,
  minScore: number,
): Promise<Detection[]> {
  const input = samplePlanar(picture, map, SIDE, { scale: 1 / 127.5, offset: -1 }, false, MOST_SAMPLES);
  const outputs = await runAll(input, [1, 3, SIDE, SIDE]);
  giveBack(input);
  const found: Detection[] = [];
  for (const grid of GRIDS) {
    const scores = outputs[grid.scores]!;
    const boxes = outputs[grid.boxes]!;
    for (let i = 0; i < scores.length; i++) {
      const score = 1 / (1 + Math.exp(-scores[i]!));
      if (score < minScore) continue;
      const cell = Math.floor(i / grid.anchors);
      const cellSide = SIDE / grid.cells;
      const anchor: [number, number] = [
        ((cell % grid.cells) + 0.5) * cellSide,
        (Math.floor(cell / grid.cells) + 0.5) * cellSide,
      ];
      found.push(decode(boxes.subarray(i * VALUES, (i + 1) * VALUES), anchor, score, map));
    }
  }
  return found;
}

function decode(values: Float32Array, anchor: [number, number], score: number, map: Similarity): Detection {
  const scale = Math.hypot(map.a, map.b);
  const [x, y] = applySimilarity(map, anchor[0] + values[0]!, anchor[1] + values[1]!);
  const width = values[2]! * scale;
  const height = values[3]! * scale;
  const points = Array.from({ length: POINTS }, (_, k) =>
    applySimilarity(map, anchor[0] + values[4 + 2 * k]!, anchor[1] + values[5 + 2 * k]!),
  );
  return { box: [x - width / 2, y - height / 2, width, height], score, points };
}

type Box = readonly [number, number, number, number];

/** Intersection over union of two boxes. */
export function overlap(a: Box, b: Box): number {
  const shared = sharedArea(a, b);
  return shared === 0 ? 0 : shared / (a[2] * a[3] + b[2] * b[3] - shared);
}

/** Share of the smaller box that lies inside the other one. */
export function containment(a: Box, b: Box): number {
  return sharedArea(a, b) / Math.max(1e-9, Math.min(a[2] * a[3], b[2] * b[3]));
}

function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Overlap from which two detections are taken for one face (MediaPipe's value). */
const SAME_FACE_OVERLAP = 0.3;

/**
 * One detection a face: overlapping ones are averaged by score, which steadies box and points (weighted
 * non-maximum suppression, Bazarevsky et al. 2019, section 3.3).
 */
export function mergeDetections(detections: readonly Detection[]): Detection[] {
  const open = [...detections].sort((a, b) => b.score - a.score);
  const merged: Detection[] = [];
  while (open.length > 0) {
    const best = open[0]!;
    const same = open.filter(({ box }) => overlap(best.box, box) > SAME_FACE_OVERLAP);
    const total = same.reduce((sum, { score }) => sum + score, 0);
    const mean = (pick: (detection: Detection) => number) =>
      same.reduce((sum, detection) => sum + detection.score * pick(detection), 0) / total;
    merged.push({
      score: best.score,
      box: [0, 1, 2, 3].map((k) => mean(({ box }) => box[k]!)) as Detection['box'],
      points: best.points.map((_, k) => [
        mean(({ points }) => points[k]![0]),
        mean(({ points }) => points[k]![1]),
      ]),
    });
    for (const detection of same) open.splice(open.indexOf(detection), 1);
    open.splice(open.indexOf(best), open.includes(best) ? 1 : 0);
  }
  return merged;
}
