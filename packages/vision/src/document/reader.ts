import type { Point, Quad } from '@vidimus/contracts';
import { decodePicture } from '../picture/decode.ts';
import {
  applyHomography,
  type Homography,
  homographyFromQuads,
  identityHomography,
  invertHomography,
  rectangleQuad,
  sideLengths,
  turnQuad,
  warpQuad,
} from '../picture/homography.ts';
import { type DecodedPicture, type Picture, rotate90 } from '../picture/picture.ts';
import { type BarcodeReading, readBarcode } from './barcode.ts';
import { findCorners } from './corners/find.ts';
import { contains } from './corners/quads.ts';
import { outlineFromZone } from './mrz/document-outline.ts';
import { LineNet } from './mrz/line-net.ts';
import { type MrzReading, readMrz, type ZoneSearch } from './mrz/read.ts';
import { LineReader } from './ocr/line-reader.ts';
import type { TextBox } from './ocr/text-map.ts';
import { TextReader } from './ocr/text-reader.ts';
import { turnBox, turnPoint, uprightTurns } from './orientation.ts';

/** One line of printed text; `quad` in pixels of the flat document. */
export interface TextLine {
  readonly text: string;
  readonly confidence: number;
  readonly quad: Quad;
}

/** Everything that was read from one photo of one side of a document. */
export interface DocumentReading {
  readonly picture: DecodedPicture;
  /** Corners in picture pixels, from the document's own top left, clockwise; `null` when no outline was found. */
  readonly quad: Quad | null;
  /** The document flattened and upright; the whole picture turned upright when there is no outline. */
  readonly flat: Picture;
  /** Carries flat pixels to picture pixels. */
  readonly flatToPicture: Homography;
  readonly lines: readonly TextLine[];
  readonly mrz: MrzReading | null;
  readonly barcode: BarcodeReading | null;
  readonly ms: number;
}

/** Longer side for text detection, px: OCR-B of a passport that fills two thirds of the frame is 12 px high. */
const DETECTION_SIDE = 1024;
/** Longer side of the flat document, px. */
const FLAT_SIDE = 1600;
/** Most lines read: a newspaper under the document must not cost a minute. */
const MAX_LINES = 70;

/** What lines are read from: a picture, its text boxes, and the way back to the upright picture. */
interface Sheet {
  readonly picture: Picture;
  readonly lines: LineReader;
  readonly boxes: readonly TextBox[];
  readonly toUpright: Homography;
}

/** Reads documents. Not re-entrant: one instance a worker. */
export class DocumentReader {
  readonly #text: TextReader;
  readonly #zones: LineNet;

  private constructor(text: TextReader, zones: LineNet) {
    this.#text = text;
    this.#zones = zones;
  }

  static async load(options: { threads?: number } = {}): Promise<DocumentReader> {
    const [text, zones] = await Promise.all([TextReader.load(options), LineNet.load(options)]);
    return new DocumentReader(text, zones);
  }

  /**
   * Reads one side. `source`, the upload itself, lets a barcode that is too fine in the downscaled picture be read at
   * full resolution.
   */
  async read(picture: DecodedPicture, source?: Uint8Array): Promise<DocumentReading> {
    const started = performance.now();
    const detected = await this.#text.detect(picture, DETECTION_SIDE);
    const rough = findCorners(picture, { inside: textWeights(detected), expected: null });
    // Text on the document tells which way up it is; text around it (a screen, a newspaper) may lie otherwise.
    const within = rough ? detected.filter((box) => contains(rough.quad, centreOf(box.quad))) : detected;
    const turns = await uprightTurns(this.#text, picture, within.length >= 3 ? within : detected);
    const upright = rotate90(picture, turns);
    const boxes = detected.map((box) => ({
      score: box.score,
      quad: turnBox(box.quad, turns, picture.width, picture.height),
    }));
    const turned = rough?.quad.map((p) => turnPoint(p, turns, picture.width, picture.height)) as unknown as
      | Quad
      | undefined;
    const sheet: Sheet = {
      picture: upright,
      lines: new LineReader(this.#text, upright),
      boxes,
      toUpright: identityHomography,
    };
    const first = await readMrz(this.#zones, upright, boxes);
    const outline = first.mrz ? outlineBy(first, upright, boxes, turned ?? null) : turned;
    const quad = outlineQuad(outline ?? undefined, upright);
    const flat = quad ? flatten(upright, quad) : upright;
    const toUpright = quad
      ? (homographyFromQuads(rectangleQuad(flat.width, flat.height), quad) ?? identityHomography)
      : identityHomography;
    const toFlat = invertHomography(toUpright);
    const map = (q: Quad) => q.map((p) => applyHomography(toFlat, p)) as unknown as Quad;
    const lines = await this.#readLines(sheet, quad);
    const mrz =
      quad && first.seen && !first.mrz?.valid
        ? await this.#lookAgain(flat, first.mrz, map)
        : first.mrz && { ...first.mrz, quad: first.mrz.quad && map(first.mrz.quad) };
    const barcode = await barcodeOf(upright, picture, source, turns);
    const back = (p: Point) => turnPoint(p, (4 - turns) % 4, upright.width, upright.height);
    const corners = rectangleQuad(flat.width, flat.height);
    const inPicture = corners.map((p) => back(applyHomography(toUpright, p))) as unknown as Quad;
    return {
      picture,
      quad: quad && (quad.map(back) as unknown as Quad),
      flat,
      flatToPicture: homographyFromQuads(corners, inPicture) ?? identityHomography,
      lines: lines.map((line) => ({ ...line, quad: map(line.quad) })).sort(byPlace),
      mrz,
      barcode: barcode && { ...barcode, quad: map(barcode.quad) },
      ms: performance.now() - started,
    };
  }

  /** Lines inside the outline, in upright pixels. */
  async #readLines(sheet: Sheet, outline: Quad | null): Promise<TextLine[]> {
    const placed = sheet.boxes.map((box) => ({ box, quad: toUprightQuad(sheet, box.quad) }));
    const wanted = outline ? placed.filter(({ quad }) => contains(outline, centreOf(quad))) : placed;
    const widest = wanted.sort((a, b) => sideLengths(b.quad)[0] - sideLengths(a.quad)[0]).slice(0, MAX_LINES);
    const lines: TextLine[] = [];
    for (const { box, quad } of widest) {
      const { text, confidence } = await sheet.lines.read(box);
      if (text.length > 0) lines.push({ text, confidence, quad });
    }
    return lines;
  }

  /** Looks for the zone once more in the flat document, where its lines are level and evenly spaced. */
  async #lookAgain(
    flat: Picture,
    before: MrzReading | null,
    toFlat: (quad: Quad) => Quad,
  ): Promise<MrzReading | null> {
    const boxes = await this.#text.detect(flat, DETECTION_SIDE);
    const { mrz } = await readMrz(this.#zones, flat, boxes);
    if (mrz && (mrz.valid || !before || rightDigits(mrz) > rightDigits(before))) return mrz;
    return before && { ...before, quad: before.quad && toFlat(before.quad) };
  }

  async dispose(): Promise<void> {
    await Promise.all([this.#text.dispose(), this.#zones.dispose()]);
  }
}

function rightDigits(mrz: MrzReading): number {
  return Object.values(mrz.checkDigits).filter(Boolean).length;
}

const toUprightQuad = ({ toUpright }: Sheet, quad: Quad): Quad =>
  quad.map((p) => applyHomography(toUpright, p)) as unknown as Quad;

/** The outline that a zone foretells: the rough one where they agree, else what is found near the foretold place. */
function outlineBy(
  { mrz }: ZoneSearch,
  upright: Picture,
  boxes: readonly TextBox[],
  rough: Quad | null,
): Quad | null {
  const expected = outlineFromZone(mrz);
  if (!expected || (rough && nearlySame(rough, expected))) return rough;
  return findCorners(upright, { inside: textWeights(boxes), expected })?.quad ?? null;
}

/** Farthest that a corner may lie from where the zone foretells it, as a share of the width: the foretelling's own error. */
const FORETOLD_WITHIN = 0.15;

function nearlySame(found: Quad, foretold: Quad): boolean {
  const quad = fromTopLeft(found);
  const width = sideLengths(quad)[0];
  return quad.every(
    ([x, y], i) => Math.hypot(x - foretold[i]![0], y - foretold[i]![1]) < FORETOLD_WITHIN * width,
  );
}

function centreOf(quad: Quad): Point {
  return [(quad[0][0] + quad[2][0]) / 2, (quad[0][1] + quad[2][1]) / 2];
}

function textWeights(boxes: readonly TextBox[]): { at: Point; weight: number }[] {
  return boxes.map(({ quad }) => {
    const [top, right] = sideLengths(quad);
    return { at: centreOf(quad), weight: top * right };
  });
}

/** A scan that the document fills shows no ground: its corners lie this near to the picture's, as shares of its sides. */
const FULL_FRAME_SHARE = 0.04;

/** The outline from its top left; `null` without one, and for a scan whose outline is the picture's own frame. */
function outlineQuad(outline: Quad | undefined, { width, height }: Picture): Quad | null {
  if (!outline) return null;
  const quad = fromTopLeft(outline);
  const frame = rectangleQuad(width, height);
  const full = quad.every(
    ([x, y], i) =>
      Math.abs(x - frame[i]![0]) < FULL_FRAME_SHARE * width &&
      Math.abs(y - frame[i]![1]) < FULL_FRAME_SHARE * height,
  );
  return full ? null : quad;
}

/** Starts the cycle at the corner from which the first side runs most nearly to the right, as upright text does. */
function fromTopLeft(quad: Quad): Quad {
  let best = quad;
  let most = -Infinity;
  for (let k = 0; k < 4; k++) {
    const turned = turnQuad(quad, k);
    const right = (turned[1][0] - turned[0][0] + turned[2][0] - turned[3][0]) / (sideLengths(turned)[0] || 1);
    if (right > most) {
      most = right;
      best = turned;
    }
  }
  return best;
}

function flatten(upright: Picture, quad: Quad): Picture {
  const [top, right, bottom, left] = sideLengths(quad);
  const w = Math.max(top, bottom);
  const h = Math.max(left, right);
  const shrink = Math.max(1, Math.max(w, h) / FLAT_SIDE);
  return warpQuad(upright, quad, w / shrink, h / shrink);
}

/** Top to bottom in bands of a line's height, left to right inside a band. */
function byPlace(a: TextLine, b: TextLine): number {
  const height = Math.min(sideLengths(a.quad)[1], sideLengths(b.quad)[1]);
  const dy = a.quad[0][1] + a.quad[3][1] - b.quad[0][1] - b.quad[3][1];
  return Math.abs(dy) > height ? dy : a.quad[0][0] - b.quad[0][0];
}

async function barcodeOf(
  upright: Picture,
  picture: DecodedPicture,
  source: Uint8Array | undefined,
  turns: number,
): Promise<BarcodeReading | null> {
  const found = await readBarcode(upright);
  if (found || !source || picture.scale < 1.2) return found;
  const full = await decodePicture(source, {
    where: 'barcode',
    maxSide: Math.max(picture.sourceWidth, picture.sourceHeight),
  });
  const fine = await readBarcode(rotate90(full, turns));
  return (
    fine && {
      ...fine,
      quad: fine.quad.map(([x, y]): Point => [x / picture.scale, y / picture.scale]) as unknown as Quad,
    }
  );
}
