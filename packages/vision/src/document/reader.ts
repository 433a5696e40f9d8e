import type { Point, Quad } from '@vidimus/contracts';
import { loadNet } from '../models/load-model.ts';
import {
  applyToQuad,
  type Homography,
  homographyFromQuads,
  identityHomography,
  invertHomography,
  multiplyHomography,
  rectangleQuad,
  sideLengths,
} from '../picture/homography.ts';
import { type DecodedPicture, type GreyPicture, grey, type Picture, rotate90 } from '../picture/picture.ts';
import { warpQuad } from '../picture/warp.ts';
import type { BarcodeReading } from './barcode.ts';
import { findAnother } from './corners/another.ts';
import { CornerNet, fitOutline, type NetCorners, SURE_OUTLINE } from './corners/corner-net.ts';
import { findCorners } from './corners/find.ts';
import { contains } from './corners/quads.ts';
import { fillsFrame } from './corners/sides-in-frame.ts';
import { widenToZone } from './corners/widen.ts';
import { findBarcode } from './find-barcode.ts';
import { outlineFromZone } from './mrz/document-outline.ts';
import { LineNet } from './mrz/line-net.ts';
import { type MrzReading, readMrz, type ZoneSearch } from './mrz/read.ts';
import type { TextBox } from './ocr/text-map.ts';
import { TextReader } from './ocr/text-reader.ts';
import { alongLine, standsMirrored, turnBox, turnPoint, uprightTurns } from './orientation.ts';
import { ScreenNet } from './screen/screen-net.ts';
import type { Surface } from './surface/surface.ts';
import { SurfaceNet } from './surface/surface-net.ts';

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
  /**
   * Where the outline is the person's: the reading without their word, by which a cut document is told as well. Null
   * where the reader found the outline itself.
   */
  readonly unaided: DocumentReading | null;
  /** Corners of another document in the same picture, in picture pixels; `null` where there is none. */
  readonly beside: Quad | null;
  /** The document flattened and upright; the whole picture turned upright when there is no outline. */
  readonly flat: Picture;
  /** Carries flat pixels to picture pixels. */
  readonly flatToPicture: Homography;
  readonly lines: readonly TextLine[];
  readonly mrz: MrzReading | null;
  readonly barcode: BarcodeReading | null;
  /** The picture shows the document as a mirror does. */
  readonly mirrored: boolean;
  /** What lies over the document and where its print is lost; null without an outline. */
  readonly surface: Surface | null;
  readonly ms: number;
}

/**
 * Longer side for text detection, px: OCR-B of a passport that fills two thirds of the frame is 12 px high. A card of
 * 86 mm (ISO/IEC 7810 ID-1), told by its proportions of 1.586, shows the same print as large in fewer pixels.
 */
const DETECTION_SIDE = 896;
const CARD_DETECTION_SIDE = 672;
const CARD_RATIO = 1.5;
/** Longer side of the flat document, px. */
const FLAT_SIDE = 1280;
/** Most lines read: a newspaper under the document must not cost a minute. */
const MAX_LINES = 70;

/** What is read from: an upright picture, its text boxes, its zone, and the way back to the picture that was given. */
interface Sheet {
  /** Cut out along an outline; else the whole picture. */
  readonly outlined: boolean;
  readonly picture: Picture;
  readonly boxes: readonly TextBox[];
  readonly zone: ZoneSearch;
  readonly toPicture: Homography;
}

/** Reads documents. Not re-entrant: one instance a worker. */
export class DocumentReader {
  readonly #text: TextReader;
  readonly #zones: LineNet;
  readonly #corners: CornerNet;
  readonly #surface: SurfaceNet;
  /** Looks at squares of the upload itself. */
  readonly screens: ScreenNet;

  private constructor(
    text: TextReader,
    zones: LineNet,
    corners: CornerNet,
    surface: SurfaceNet,
    screens: ScreenNet,
  ) {
    this.#text = text;
    this.#zones = zones;
    this.#corners = corners;
    this.#surface = surface;
    this.screens = screens;
  }

  /** @throws VidimusError `model.missing`, `model.mismatch` */
  static async load(options: { threads?: number } = {}): Promise<DocumentReader> {
    const [text, ...nets] = await Promise.all([
      TextReader.load(options),
      loadNet('mrz_lines', options),
      loadNet('document_corners', options),
      loadNet('document_surface', options),
      loadNet('document_screens', options),
    ]);
    const [zones, corners, surface, screens] = nets;
    return new DocumentReader(
      text,
      new LineNet(zones),
      new CornerNet(corners),
      new SurfaceNet(surface),
      new ScreenNet(screens),
    );
  }

  /**
   * Reads one side. `source`, the upload itself, lets a barcode that is too fine in the downscaled picture be read at
   * full resolution.
   *
   * @param drawn where the person says that the document lies, clockwise, as shares of the picture's width and height;
   *   it counts where the finder is not sure
   */
  async read(
    picture: DecodedPicture,
    source?: Uint8Array,
    drawn: Quad | null = null,
  ): Promise<DocumentReading> {
    const started = performance.now();
    const found = await this.#corners.find(picture);
    const own = await this.#findSheet(picture, found);
    const outline = own.outlined ? outlineOf(own) : found?.quad;
    const beside = found && outline ? await this.#anotherIn(picture, { ...found, quad: outline }) : null;
    const unaided = await this.#readSheet(own, { picture, source, beside });
    const isSure = found !== null && found.confidence > SURE_OUTLINE;
    const shown = drawn && !isSure ? await this.#sheetShown(picture, drawn, own) : null;
    const reading = shown
      ? { ...(await this.#readSheet(shown, { picture, source, beside })), unaided }
      : unaided;
    return { ...reading, ms: performance.now() - started };
  }

  async #readSheet(
    sheet: Sheet,
    {
      picture,
      source,
      beside,
    }: { picture: DecodedPicture; source: Uint8Array | undefined; beside: Quad | null },
  ): Promise<DocumentReading> {
    const { picture: flat, toPicture, outlined } = sheet;
    const page = grey(flat);
    const lines = await this.#readLines(sheet, page);
    const barcode = sheet.zone.mrz?.valid ? null : await findBarcode(flat, toPicture, picture, source);
    const quad = outlined ? outlineOf(sheet) : null;
    return {
      picture,
      quad,
      unaided: null,
      beside,
      flat,
      flatToPicture: toPicture,
      lines: lines.sort(byPlace),
      mrz: sheet.zone.mrz,
      barcode,
      mirrored: !sheet.zone.mrz?.valid && (await standsMirrored(this.#text, page, lines, barcode === null)),
      surface: quad && (await this.#surface.look(picture, quad)),
      ms: 0,
    };
  }

  /** The document where the person says that it lies; null where that is the reader's own answer, or reads no better. */
  async #sheetShown(picture: Picture, drawn: Quad, own: Sheet): Promise<Sheet | null> {
    const { width, height } = picture;
    const inPicture = drawn.map(([x, y]): Point => [x * width, y * height]) as unknown as Quad;
    const outline = outlineQuad(fitOutline(picture, inPicture), picture);
    if (!outline || (own.outlined && isSame(outline, outlineOf(own)))) return null;
    const sheet = await this.#lookAt(picture, outline);
    return worth(sheet) >= worth(own) ? sheet : null;
  }

  /**
   * The flattened document that the corner net sees, where it reads like one; else the whole picture, whose text and
   * zone may still tell where the document lies.
   */
  async #findSheet(picture: Picture, found: NetCorners | null): Promise<Sheet> {
    const outline = found && outlineQuad(found.quad, picture);
    const flat = outline && (await this.#lookAt(picture, outline));
    if (flat?.zone.mrz?.valid) return flat;
    const isSure = found !== null && found.confidence > SURE_OUTLINE;
    if (flat && isSure && standsAlone(outline, picture) && holdsPrintAlone(flat)) return flat;
    const whole = await this.#lookAt(picture, null);
    if (found && !outline) return whole;
    // No zone anywhere, or none that reads: the net's word stands. One beside its outline: front and back in one picture.
    const trusted = !whole.zone.seen || (flat?.zone.seen && !whole.zone.mrz?.valid && isSure);
    // The back of a licence may bear no more print than one line under its bar code.
    if (flat && trusted && (isSure || flat.boxes.length >= FEW_BOXES)) return flat;
    const second = (outline && aroundZone(outline, whole)) ?? secondOutline(whole, picture);
    const again = second && (await this.#lookAt(picture, second));
    const joined = [again, flat].map((part) => part && withZoneOf(part, whole)).find((part) => part !== null);
    const best = Math.max(...[flat, again, joined, whole].map((sheet) => (sheet ? worth(sheet) : 0)));
    for (const sheet of [flat, again, joined]) if (sheet && worth(sheet) === best) return sheet;
    return whole;
  }

  /** Another document in the picture, where it bears print. */
  async #anotherIn(picture: Picture, found: NetCorners): Promise<Quad | null> {
    const other = await findAnother(this.#corners, picture, found);
    const boxes = other ? await this.#text.detect(flatten(picture, other.quad), DETECTION_SIDE) : [];
    return other && boxes.length >= FEW_BOXES ? other.quad : null;
  }

  /** Text and zone of the picture inside `outline`, or of all of it, turned upright. */
  async #lookAt(picture: Picture, outline: Quad | null): Promise<Sheet> {
    const view = outline ? flatten(picture, outline) : picture;
    const toPicture = outline
      ? (homographyFromQuads(rectangleQuad(view.width, view.height), outline) ?? identityHomography)
      : identityHomography;
    const boxes = await this.#text.detect(view, outline ? detectionSide(view) : DETECTION_SIDE);
    const zone = await readMrz(this.#zones, view, outline ? boxes.filter((box) => isWide(box, view)) : boxes);
    const turns =
      zone.direction === null ? await uprightTurns(this.#text, grey(view), boxes) : turnsOf(zone.direction);
    const upright = rotate90(view, turns);
    const turned = (quad: Quad) => alongLine(turnBox(quad, turns, view.width, view.height));
    return {
      outlined: outline !== null,
      picture: upright,
      boxes: boxes.map(({ quad, score }) => ({ quad: turned(quad), score })),
      zone: { ...zone, mrz: zone.mrz && { ...zone.mrz, quad: zone.mrz.quad && turned(zone.mrz.quad) } },
      toPicture: multiplyHomography(toPicture, turnBack(turns, view)),
    };
  }

  /** Lines of text of a sheet outside its zone, the widest ones when there are very many. */
  async #readLines({ boxes, zone }: Sheet, page: GreyPicture): Promise<TextLine[]> {
    const known = zone.mrz?.valid ? zone.mrz.quad : null;
    const print = known ? boxes.filter(({ quad }) => !contains(known, centreOf(quad))) : boxes;
    const widest = print.toSorted((a, b) => sideLengths(b.quad)[0] - sideLengths(a.quad)[0]);
    const out: TextLine[] = [];
    for (const { quad } of widest.slice(0, MAX_LINES)) {
      const read = await this.#text.read(page, quad);
      if (read.text.length > 0) out.push({ ...read, quad });
    }
    return out;
  }

  async dispose(): Promise<void> {
    const parts = [this.#text, this.#zones, this.#corners, this.#surface, this.screens];
    await Promise.all(parts.map((part) => part.dispose()));
  }
}

/** Quarter turns clockwise that bring text of this direction (radians clockwise from the right) upright. */
const turnsOf = (direction: number): number => (4 - Math.round((2 * direction) / Math.PI)) % 4;

/** From pixels of the view after clockwise quarter turns to pixels of the view. */
function turnBack(turns: number, { width, height }: Picture): Homography {
  if (turns === 0) return identityHomography;
  const [w, h] = turns === 2 ? [width, height] : [height, width];
  const corners = rectangleQuad(w, h);
  const back = corners.map((p) => turnPoint(p, 4 - turns, w, h)) as unknown as Quad;
  return homographyFromQuads(corners, back) ?? identityHomography;
}

function detectionSide({ width, height }: Picture): number {
  return Math.max(width / height, height / width) > CARD_RATIO ? CARD_DETECTION_SIDE : DETECTION_SIDE;
}

/** A zone's line runs along nine tenths of a document; the detector may part it, but not into more than three. */
const LEAST_OF_SIDE = 0.25;

function isWide({ quad }: TextBox, { width, height }: Picture): boolean {
  const [tl, tr] = quad;
  const [dx, dy] = [Math.abs(tr[0] - tl[0]), Math.abs(tr[1] - tl[1])];
  return Math.max(dx / width, dy / height) > LEAST_OF_SIDE;
}

/** Share of an outline's own extent that must be free on one side of it for the document's other side to lie there. */
const ROOM_FOR_ANOTHER = 0.7;

function standsAlone(quad: Quad, { width, height }: Picture): boolean {
  const isFull = (axis: 0 | 1, side: number): boolean => {
    const places = quad.map((p) => p[axis]);
    const [from, to] = [Math.min(...places), Math.max(...places)];
    return Math.max(from, side - to) < ROOM_FOR_ANOTHER * (to - from);
  };
  return isFull(0, width) && isFull(1, height);
}

/** Print without any sign of a zone: one that is seen and cannot be read may have been cut. */
const holdsPrintAlone = ({ boxes, zone }: Sheet): boolean => !zone.seen && boxes.length >= FEW_BOXES;

/** Boxes that any document's side shows when it is flattened rightly. */
const FEW_BOXES = 4;

/** Right check digits, then any zone, then text. */
function worth({ zone, boxes }: Sheet): number {
  const right = zone.mrz ? Object.values(zone.mrz.checkDigits).filter(Boolean).length : 0;
  return (zone.mrz?.valid ? 100 : 0) + right * 10 + (zone.seen ? 5 : 0) + Math.min(4, boxes.length);
}

/** The net's outline made to hold the zone that the whole picture let read. */
function aroundZone(outline: Quad, { zone: { mrz }, toPicture }: Sheet): Quad | null {
  const foretold = outlineFromZone(mrz);
  if (!mrz?.valid || !mrz.quad || !foretold) return null;
  return widenToZone(outline, applyToQuad(toPicture, mrz.quad), applyToQuad(toPicture, foretold));
}

/** A flattened document with the zone that only the whole picture let read, where that zone stands upright inside it. */
function withZoneOf(flat: Sheet, { zone, toPicture }: Sheet): Sheet | null {
  const { mrz } = zone;
  if (!mrz?.valid || !mrz.quad) return null;
  const across = multiplyHomography(invertHomography(flat.toPicture), toPicture);
  const quad = applyToQuad(across, mrz.quad);
  const { width, height } = flat.picture;
  const inside = quad.every(([x, y]) => x > 0 && x < width && y > 0 && y < height);
  const [start, end] = quad;
  const upright = end[0] - start[0] > Math.abs(end[1] - start[1]);
  return inside && upright ? { ...flat, zone: { ...zone, direction: 0, mrz: { ...mrz, quad } } } : null;
}

/** The outline by straight lines around the text and where the zone foretells it; a second opinion. */
function secondOutline({ zone, boxes, toPicture }: Sheet, picture: Picture): Quad | null {
  const expected = outlineFromZone(zone.mrz);
  const inside = textWeights(boxes.map(({ quad, score }) => ({ quad: applyToQuad(toPicture, quad), score })));
  const found = findCorners(picture, { inside, expected: expected && applyToQuad(toPicture, expected) });
  return found && outlineQuad(found.quad, picture);
}

/** The document's corners in picture pixels, from its own top left. */
const outlineOf = ({ picture: { width, height }, toPicture }: Sheet): Quad =>
  applyToQuad(toPicture, rectangleQuad(width, height));

/** Outlines whose corners lie this near to each other are one, as shares of the longest side. */
const SAME_OUTLINE = 0.02;

function isSame(drawn: Quad, own: Quad): boolean {
  const near = SAME_OUTLINE * Math.max(...sideLengths(own));
  return drawn.every(([x, y]) => own.some(([u, v]) => Math.hypot(u - x, v - y) <= near));
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

/** The outline; `null` for a scan whose outline is the picture's own frame. */
const outlineQuad = (quad: Quad, picture: Picture): Quad | null => (fillsFrame(quad, picture) ? null : quad);

function flatten(picture: Picture, quad: Quad): Picture {
  const [top, right, bottom, left] = sideLengths(quad);
  const w = Math.max(top, bottom);
  const h = Math.max(left, right);
  const shrink = Math.max(1, Math.max(w, h) / FLAT_SIDE);
  return warpQuad(picture, quad, w / shrink, h / shrink);
}

/** Top to bottom in bands of a line's height, left to right inside a band. */
function byPlace(a: TextLine, b: TextLine): number {
  const height = Math.min(sideLengths(a.quad)[1], sideLengths(b.quad)[1]);
  const dy = a.quad[0][1] + a.quad[3][1] - b.quad[0][1] - b.quad[3][1];
  return Math.abs(dy) > height ? dy : a.quad[0][0] - b.quad[0][0];
}
