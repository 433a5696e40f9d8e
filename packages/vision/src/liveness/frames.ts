import type { Face, FaceReader } from '../face/face-reader.ts';
import {
  LEFT_EYE_INNER,
  LEFT_EYE_OUTER,
  middle,
  RIGHT_EYE_INNER,
  RIGHT_EYE_OUTER,
} from '../face/mesh-points.ts';
import { decodeFrame } from '../picture/decode.ts';
import { meanLuma } from '../picture/mean-luma.ts';
import type { Picture } from '../picture/picture.ts';
import type { ClipFrame } from './clip.ts';
import { type FrameLight, lightOf, unchangedShare } from './frame-light.ts';

/** What one frame shows, small enough to keep for every frame. */
export interface FrameSignal {
  index: number;
  tMs: number;
  /** Faces at the last full look (every few frames). */
  faces: number;
  face: null | {
    box: [number, number, number, number];
    score: number;
    pose: { yaw: number; pitch: number; roll: number };
    eyes: { left: number; right: number };
    mouth: number;
    /** Distance of the eyes' centres, px. */
    interocularPx: number;
    /** Mean luma of the face box, 0–255. */
    meanLuma: number;
  };
}

export interface FrameReading extends FrameSignal {
  width: number;
  height: number;
  /** Picture and mesh; kept for the few best frames only, to bound memory. */
  kept: { picture: Picture; face: Face } | null;
  /** Colour of the light on the face and beside it; null without a face. */
  light: FrameLight | null;
  /** Share of the pixels that are as in the frame before, to the last grey level; null for the first and after a change of size. */
  unchanged: number | null;
  /** The same of the few frames in the middle of a movement: whoever moves must be who looked into the camera. */
  moving: { picture: Picture; face: Face } | null;
}

/** Frames are decoded to at most this side: enough for a face that fills a third of the frame, and quick. */
const MAX_SIDE = 960;
/** A full look for every face at least this often; between, the next crop comes from the last mesh. */
const FULL_LOOK_EVERY = 10;
/** Parts of the clip, in time, that each keep their best and their most moved frame: one face must be there throughout. */
const KEPT_FRAMES = 5;
/** A face turned farther than this is no longer compared well; frames on the way there are, degrees. */
const FARTHEST_COMPARED = 25;

/** Decodes each frame while the one before it is read; frames must be asked for in order. */
function decodedAhead(frames: readonly ClipFrame[]): (index: number) => Promise<Picture> {
  const decode = (index: number): Promise<Picture> | null => {
    const frame = frames[index];
    if (!frame) return null;
    const picture = decodeFrame(frame.bytes, { where: `frame ${index}`, maxSide: MAX_SIDE });
    // A damaged frame is told when it is its turn, not as an unhandled rejection before.
    picture.catch(() => {});
    return picture;
  };
  let next = decode(0);
  return (index) => {
    const picture = next!;
    next = decode(index + 1);
    return picture;
  };
}

/** Gives each part of a clip its best reading by some measure, and takes the picture from the one it replaces. */
function keeper(frames: number, slot: 'kept' | 'moving', quality: (face: Face) => number) {
  const best: { reading: FrameReading; quality: number }[] = [];
  return (reading: FrameReading, picture: Picture, face: Face): void => {
    const part = Math.min(KEPT_FRAMES - 1, Math.floor((reading.index * KEPT_FRAMES) / frames));
    const rival = best[part];
    const own = quality(face);
    if (rival && rival.quality >= own) return;
    if (rival) rival.reading[slot] = null;
    best[part] = { reading, quality: own };
    reading[slot] = { picture, face };
  };
}

/** Reads a clip frame by frame. @throws VidimusError `picture.*` when a frame cannot be decoded (`where` names it) */
export async function readFrames(frames: readonly ClipFrame[], reader: FaceReader): Promise<FrameReading[]> {
  const readings: FrameReading[] = [];
  const keep = keeper(frames.length, 'kept', portraitQuality);
  const keepMoving = keeper(frames.length, 'moving', movement);
  let last: Face | null = null;
  let before: Picture | null = null;
  let faces = 0;
  let sinceLook = FULL_LOOK_EVERY;
  const decoded = decodedAhead(frames);
  for (const [index, { tMs }] of frames.entries()) {
    const picture = await decoded(index);
    let face: Face | null = null;
    if (last && sinceLook < FULL_LOOK_EVERY) face = await reader.follow(picture, last);
    sinceLook++;
    if (!face) {
      const found: Face[] = await reader.find(picture);
      faces = found.length;
      face = (last && nearest(found, last)) ?? found[0] ?? null;
      sinceLook = 1;
    }
    last = face;
    const unchanged = before && unchangedShare(before, picture);
    before = picture;
    const reading: FrameReading = { ...stillFrame(picture, face, faces), index, tMs, unchanged, kept: null };
    readings.push(reading);
    if (!face) continue;
    keep(reading, picture, face);
    keepMoving(reading, picture, face);
  }
  return readings;
}

/** One picture as if it were a clip of one frame, its picture kept. */
export function stillFrame(picture: Picture, face: Face | null, faces: number): FrameReading {
  const { width, height } = picture;
  const signal = { index: 0, tMs: 0, faces, face: face && signalOf(picture, face) };
  const light = face && lightOf(picture, face.box);
  return { ...signal, width, height, light, unchanged: null, kept: face && { picture, face }, moving: null };
}

function nearest(found: readonly Face[], last: Face): Face | null {
  const distance = ({ box }: Face) =>
    Math.hypot(
      box[0] + box[2] / 2 - last.box[0] - last.box[2] / 2,
      box[1] + box[3] / 2 - last.box[1] - last.box[3] / 2,
    );
  const best = [...found].sort((a, b) => distance(a) - distance(b))[0];
  return best && distance(best) < last.box[2] ? best : null;
}

/** How well a frame suits the comparison with a portrait: frontal (OFIQ's cos² of the pose), eyes open, mouth shut. */
function portraitQuality({ pose, eyes, mouth, score }: Face): number {
  const radians = Math.PI / 180;
  const frontal = Math.cos(pose.yaw * radians) ** 2 * Math.cos(pose.pitch * radians) ** 2;
  return frontal * Math.min(1, (eyes.left + eyes.right) / 0.4) * (1 - Math.min(0.5, mouth / 2)) * score;
}

/** How far a face is from rest: turned, nodding, with an open mouth or shut eyes, as long as it can be compared. */
function movement({ pose, eyes, mouth }: Face): number {
  const turned = Math.abs(pose.yaw);
  if (turned > FARTHEST_COMPARED) return FARTHEST_COMPARED / turned - 1;
  const shut = Math.max(0, 0.3 - (eyes.left + eyes.right) / 2);
  return turned / FARTHEST_COMPARED + Math.abs(pose.pitch) / FARTHEST_COMPARED + mouth + shut;
}

function signalOf(picture: Picture, face: Face): NonNullable<FrameSignal['face']> {
  const [rx, ry] = middle(face.mesh, RIGHT_EYE_OUTER, RIGHT_EYE_INNER);
  const [lx, ly] = middle(face.mesh, LEFT_EYE_OUTER, LEFT_EYE_INNER);
  return {
    box: face.box,
    score: face.score,
    pose: face.pose,
    eyes: face.eyes,
    mouth: face.mouth,
    interocularPx: Math.hypot(lx - rx, ly - ry),
    meanLuma: meanLuma(picture, face.box),
  };
}
