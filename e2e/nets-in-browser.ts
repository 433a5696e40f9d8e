import { DocumentCoach, FaceCoach, faceFrameSide, frameSide } from '@vidimus/checks/browser';
import {
  CornerNet,
  crop,
  FaceDetector,
  fitInside,
  LineNet,
  type ManyRunner,
  type NetRunner,
  type Picture,
} from '@vidimus/vision/browser';
import { startWasm, tfjsNet } from '@vidimus/vision/browser-nets';

/** Where the page that runs this finds what it loads. */
const files = '/files/';

type NetName = 'document_corners' | 'face_detection' | 'mrz_lines';
type Runner = NetRunner & ManyRunner;
const loaded = new Map<NetName, Promise<Runner>>();

function load(name: NetName): Promise<Runner> {
  const begun = loaded.get(name) ?? fetched(name);
  loaded.set(name, begun);
  return begun;
}

async function fetched(name: NetName): Promise<Runner> {
  await startWasm({ simd: `${files}simd.wasm`, plain: `${files}plain.wasm` });
  return tfjsNet(await (await fetch(`${files}${name}.net`)).arrayBuffer());
}

/** A picture by its file's name, as the page's own camera code gets one. */
async function pictureOf(file: string): Promise<Picture> {
  const bitmap = await createImageBitmap(await (await fetch(`${files}${file}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const { width, height, data: rgba } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < data.length; from += 4, to += 3)
    data.set(rgba.subarray(from, from + 3), to);
  return { width, height, data };
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** The net's own output for numbers from outside: single floats, little-endian, in base64. */
export async function runNet(name: NetName, input: string, shape: readonly number[]): Promise<number[]> {
  const net = await load(name);
  const output = await net.run(new Float32Array(bytesOf(input).buffer as ArrayBuffer), shape);
  return [...output];
}

/** The same of a net with several outputs, by name. */
export async function runAllOf(
  name: NetName,
  input: string,
  shape: readonly number[],
): Promise<Record<string, number[]>> {
  const net = await load(name);
  const outputs = await net.runAll(new Float32Array(bytesOf(input).buffer as ArrayBuffer), shape);
  return Object.fromEntries(Object.entries(outputs).map(([output, values]) => [output, [...values]]));
}

/** Faces of a picture of RGB bytes in base64. */
export async function findFaces(width: number, height: number, rgb: string) {
  return new FaceDetector(await load('face_detection')).find({ width, height, data: bytesOf(rgb) });
}

/** Corners of a picture of RGB bytes in base64, by the whole finder. */
export async function findCorners(width: number, height: number, rgb: string) {
  return new CornerNet(await load('document_corners')).find({ width, height, data: bytesOf(rgb) });
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const spread = (ms: readonly number[]) => ({
  median: median(ms),
  slowest: [...ms].sort((a, b) => a - b)[Math.floor(ms.length * 0.9)]!,
});

/**
 * Milliseconds of a frame of live coaching, the camera standing before one picture after the other: the median, and
 * what nine in ten stay below.
 */
export async function timeCoaching(pictures: readonly string[], framesEach: number) {
  const net = new CornerNet(await load('document_corners'));
  const cameras = await Promise.all(pictures.map(pictureOf));
  const ms: number[] = [];
  const hints: string[] = [];
  for (const full of cameras) {
    const coach = new DocumentCoach(net, 'front');
    const frame = fitInside(full, frameSide);
    for (let k = 0; k < framesEach; k++) {
      const started = performance.now();
      const { width, height } = full;
      const finding = await coach.look(
        { frame, width, height, cut: (part) => crop(full, part.x, part.y, part.width, part.height) },
        // As the page paces them, whatever this machine takes for one.
        k * 100,
      );
      ms.push(performance.now() - started);
      if (k === framesEach - 1) hints.push(finding.hint);
    }
  }
  return { ...spread(ms), hints };
}

/** The same of the coach before the face step, its oval the whole picture. */
export async function timeFaceCoaching(pictures: readonly string[], framesEach: number) {
  const coach = new FaceCoach(new FaceDetector(await load('face_detection')));
  const cameras = await Promise.all(pictures.map(pictureOf));
  const ms: number[] = [];
  const hints: string[] = [];
  for (const full of cameras) {
    const { width, height } = full;
    for (let k = 0; k < framesEach; k++) {
      // Copied, so that no smaller picture of it is kept from the frame before.
      const copy = { width, height, data: full.data.slice() };
      const started = performance.now();
      const frame = fitInside(copy, faceFrameSide);
      const finding = await coach.look({ frame, width, height, oval: { width, height } });
      ms.push(performance.now() - started);
      if (k === framesEach - 1) hints.push(finding.hint);
    }
  }
  return { ...spread(ms), hints };
}

/** Median milliseconds of a zone's line of 512 columns. */
export async function timeLine(runs: number): Promise<number> {
  const net = new LineNet(await load('mrz_lines'));
  const data = Uint8Array.from({ length: 32 * 512 }, (_, i) => (i * 7919) % 251);
  const ms: number[] = [];
  for (let k = 0; k <= runs; k++) {
    const started = performance.now();
    await net.read({ width: 512, height: 32, data });
    if (k > 0) ms.push(performance.now() - started);
  }
  return median(ms);
}
