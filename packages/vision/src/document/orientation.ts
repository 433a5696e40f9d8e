import type { Point, Quad } from '@vidimus/contracts';
import { sideLengths, turnQuad } from '../picture/homography.ts';
import type { GreyPicture } from '../picture/picture.ts';
import type { TextBox } from './ocr/text-map.ts';
import type { TextReader } from './ocr/text-reader.ts';

/** Boxes wide enough to tell their direction, widest first. */
function directed(
  boxes: readonly TextBox[],
): { box: TextBox; length: number; ratio: number; vertical: boolean }[] {
  return boxes
    .map((box) => {
      const [top, right, bottom, left] = sideLengths(box.quad);
      const [tl, tr] = box.quad;
      const vertical = Math.abs(tr[1] - tl[1]) > Math.abs(tr[0] - tl[0]);
      return { box, length: top + bottom, ratio: (top + bottom) / (left + right), vertical };
    })
    .filter(({ ratio }) => ratio > 2.5)
    .sort((a, b) => b.length - a.length);
}

/** Most lines read both ways, and the lead (sum of confidences) that settles it early. */
const LINES_TRIED = 6;
const CLEAR_LEAD = 0.6;
/** Lines of this many times their height are long enough to tell and short enough to be read twice. */
const HANDY_RATIO = 9;

/**
 * Quarter turns clockwise that bring the text upright. Which axis the lines follow comes from their boxes; which end
 * is up, from reading some both ways: upside-down text reads with far less confidence.
 */
export async function uprightTurns(
  reader: TextReader,
  page: GreyPicture,
  boxes: readonly TextBox[],
): Promise<number> {
  const lines = directed(boxes);
  const share = (vertical: boolean) =>
    lines.reduce((sum, line) => sum + (line.vertical === vertical ? line.length : 0), 0);
  const vertical = share(true) > share(false) * 1.2;
  const along = lines.filter((line) => line.vertical === vertical);
  const tried = [
    ...along.filter((line) => line.ratio <= HANDY_RATIO),
    ...along.filter((line) => line.ratio > HANDY_RATIO),
  ].slice(0, LINES_TRIED);
  let lead = 0;
  for (const { box } of tried) {
    const quad = vertical ? readingUp(box.quad) : box.quad;
    lead += await leadOf(reader, page, quad);
    if (Math.abs(lead) > CLEAR_LEAD) break;
  }
  // Text that reads bottom to top needs one quarter turn clockwise.
  if (vertical) return lead < 0 ? 3 : 1;
  return lead < 0 ? 2 : 0;
}

/** Mean confidence of words that no upright page is read below. */
const DOUBTED = 0.9;
/** Shortest text that says whether it was read. */
const WORD = 4;

/** The box as a mirror beside it and one above it show it: which of them, the way up that was guessed does not tell. */
const mirrors: readonly ((quad: Quad) => Quad)[] = [
  ([tl, tr, br, bl]) => [tr, tl, bl, br],
  ([tl, tr, br, bl]) => [bl, br, tr, tl],
];

interface Word {
  readonly text: string;
  readonly confidence: number;
  readonly quad: Quad;
}

/**
 * Whether the page stands as in a mirror: words that were read badly read better the other way round.
 *
 * @param alone whether the words are all that there is to tell it by, and must be some and clear; beside a symbol that was
 *   read, as mirrors do not hinder, stands but a word or two
 */
export async function standsMirrored(
  reader: TextReader,
  page: GreyPicture,
  lines: readonly Word[],
  alone: boolean,
): Promise<boolean> {
  const words = lines.filter(({ text }) => text.length >= WORD);
  const mean = words.reduce((sum, { confidence }) => sum + confidence, 0) / words.length;
  if (words.length < (alone ? LINES_TRIED / 2 : 1) || mean > DOUBTED) return false;
  const tried = words.slice(0, LINES_TRIED);
  const least = alone ? CLEAR_LEAD : (CLEAR_LEAD * tried.length) / LINES_TRIED;
  for (const mirror of mirrors) {
    let lead = 0;
    for (const word of tried) lead += score(await reader.read(page, mirror(word.quad))) - score(word);
    if (lead > least) return true;
  }
  return false;
}

/** How much better a line reads as it stands than upside down. */
async function leadOf(reader: TextReader, page: GreyPicture, quad: Quad): Promise<number> {
  return score(await reader.read(page, quad)) - score(await reader.read(page, turnQuad(quad, 2)));
}

function score({ text, confidence }: { text: string; confidence: number }): number {
  return confidence ** 2 * Math.min(1, [...text].length / 5);
}

/** The same box with its text direction (first corner to second) pointing up the picture. */
function readingUp(quad: Quad): Quad {
  return quad[1][1] <= quad[0][1] ? quad : turnQuad(quad, 2);
}

/** A point of a `width` × `height` picture after clockwise quarter turns. */
export function turnPoint([x, y]: Point, turns: number, width: number, height: number): Point {
  if (turns === 1) return [height - y, x];
  if (turns === 2) return [width - x, height - y];
  if (turns === 3) return [y, width - x];
  return [x, y];
}

/** A text box in the turned picture, its corners cycled so that it reads to the right again. */
export function turnBox(quad: Quad, turns: number, width: number, height: number): Quad {
  const turned = quad.map((p) => turnPoint(p, turns, width, height)) as unknown as Quad;
  return turned[1][0] >= turned[0][0] ? turned : turnQuad(turned, 2);
}

/** Boxes of up to so many times their height hold a character or two, which no line of print has one below the other. */
const SHORT_RATIO = 3;

/** A box of an upright page as its line runs: a slim letter's is higher than wide, and is not read sideways. */
export function alongLine(quad: Quad): Quad {
  const [tl, tr] = quad;
  const [top, right, bottom, left] = sideLengths(quad);
  const vertical = Math.abs(tr[1] - tl[1]) > Math.abs(tr[0] - tl[0]);
  if (!vertical || top + bottom > SHORT_RATIO * (left + right)) return quad;
  return turnQuad(quad, tr[1] > tl[1] ? 3 : 1);
}
