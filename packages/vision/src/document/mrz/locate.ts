import type { Point } from '@vidimus/contracts';
import { sideLengths } from '../../picture/homography.ts';
import type { GreyPicture } from '../../picture/picture.ts';
import type { TextBox } from '../ocr/text-map.ts';
import { findPeaks, type Peak } from './cells.ts';
import { frameOf, type LineFrame, placeIn, pointOf, reversed, stripOf } from './line-frame.ts';
import type { LineNet } from './line-net.ts';

/** A line of a zone: the frame it was read in, its characters and how much they look like one of a zone. */
export interface ZoneLine {
  readonly frame: LineFrame;
  readonly peaks: readonly Peak[];
  /** Sum over the characters of how sure the net is of their place and glyph. */
  readonly support: number;
}

/** A zone's lines are at least this many times as wide as high, TD1 lines with margins have about 14; boxes may break. */
const MIN_RATIO = 4;
const MAX_BOXES = 24;
/** A text box's height, margins of the detector included, to the strip's (measured where lines read best). */
const STRIP_PER_BOX = 1.15;
/** Support that a line needs to be taken for one of a zone: two dozen fillers, or a third of a line in clear print. */
const MIN_SUPPORT = 6;
/** Characters of a line under which it is other print: half of the shortest format's. */
const FEWEST = 15;
/** Strip height in pitches: capitals of OCR-B stand 0.95 of the pitch high and take 0.57 of the strip. */
const STRIP_PER_PITCH = 1.66;

/**
 * Lines that read like those of a machine readable zone, top to bottom, at any rotation: the best text box, grown to
 * its whole line, and its neighbours at the distances that zones have. Empty when nothing reads so.
 */
export async function locateZone(
  net: LineNet,
  picture: GreyPicture,
  boxes: readonly TextBox[],
): Promise<ZoneLine[]> {
  const seen = await readBoxes(net, picture, boxes);
  const best = seen[0];
  if (!best || best.support < MIN_SUPPORT) return [];
  const anchor = await grownLine(net, picture, best);
  const above = await neighbours(net, picture, anchor, seen, -1);
  const below = await neighbours(net, picture, anchor, seen, 1);
  const lines = [...above.reverse(), anchor, ...below];
  return lines.length > 1 && anchor.peaks.length >= FEWEST ? lines : [];
}

/** The same lines, each moved and tilted to where it reads best, however well it read before. */
export async function levelledBest(
  net: LineNet,
  picture: GreyPicture,
  lines: readonly ZoneLine[],
): Promise<ZoneLine[]> {
  const out: ZoneLine[] = [];
  for (const line of lines) {
    const { peaks, ...rest } = await levelled(net, picture, line, PERFECT);
    out.push({ ...rest, peaks: mainRun(peaks) });
  }
  return out;
}

/** Strip lengths in heights: enough characters to tell a zone's line from other print. */
const GLANCE = 8;
/** Support of a glance that ends the search: most of its characters are sure. */
const SURE_GLANCE = 9;

/** The boxes at a glance, both ways round, most like a zone's line first; each with the whole box as its frame. */
async function readBoxes(net: LineNet, picture: GreyPicture, boxes: readonly TextBox[]): Promise<ZoneLine[]> {
  const long = boxes
    .map(({ quad }) => ({ quad, sides: sideLengths(quad) }))
    .filter(({ sides }) => sides[0] > MIN_RATIO * sides[1])
    .sort((a, b) => b.sides[0] / Math.sqrt(b.sides[1]) - a.sides[0] / Math.sqrt(a.sides[1]))
    .slice(0, MAX_BOXES);
  const lines: ZoneLine[] = [];
  for (const { quad } of long) {
    const frame = frameOf(quad, STRIP_PER_BOX);
    for (const whole of [frame, reversed(frame)]) {
      const length = Math.min(whole.length, GLANCE * whole.height);
      const seen = await readFrame(net, picture, { ...whole, length });
      lines.push({ ...seen, frame: whole });
      if (seen.support >= SURE_GLANCE) return lines.sort((a, b) => b.support - a.support);
    }
  }
  return lines.sort((a, b) => b.support - a.support);
}

async function readFrame(net: LineNet, picture: GreyPicture, frame: LineFrame): Promise<ZoneLine> {
  const steps = await net.read(stripOf(picture, frame));
  const scale = frame.length / steps.count;
  const peaks = findPeaks(steps).map((peak) => ({ ...peak, at: peak.at * scale - frame.length / 2 }));
  return { frame, peaks, support: supportOf(peaks) };
}

const supportOf = (peaks: readonly Peak[]): number =>
  peaks.reduce((sum, peak) => sum + peak.sure * Math.max(...peak.glyphs) ** 2, 0);

/** Median distance of neighbouring characters, px. */
function pitchOf(peaks: readonly Peak[]): number {
  const gaps = peaks.slice(1).map((peak, k) => peak.at - peaks[k]!.at);
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
}

const MAX_GROWTHS = 5;
/** Characters by which a strip is lengthened at each end while more of the line is found. */
const GROWTH = 9;
/** Room beyond the last character that shows that the line ends there, in pitches. */
const ENDED = 4;
/** Mean sureness of a line's characters under which it is levelled before it is grown. */
const CROOKED = 0.75;

/** The whole line: the strip set to the print's own height and lengthened while characters go on, levelled at the end. */
async function grownLine(net: LineNet, picture: GreyPicture, first: ZoneLine): Promise<ZoneLine> {
  let line = first;
  for (let round = 0; round < MAX_GROWTHS; round++) {
    const run = mainRun(line.peaks);
    const pitch = pitchOf(run);
    if (run.length < 4 || pitch <= 0) break;
    const frame = framed(line.frame, run[0]!.at - GROWTH * pitch, run.at(-1)!.at + GROWTH * pitch, pitch);
    let next = await readFrame(net, picture, frame);
    if (next.support < CROOKED * next.peaks.length) next = await levelled(net, picture, next);
    if (next.support < line.support * 0.8) break;
    const grown = mainRun(next.peaks);
    line = { ...next, peaks: grown };
    const room = frame.length / 2 - ENDED * pitch;
    if (grown.length > 0 && grown[0]!.at > -room && grown.at(-1)!.at < room) break;
  }
  const run = line.peaks;
  const pitch = pitchOf(run);
  if (run.length < 4 || pitch <= 0) return line;
  const trimmed = framed(line.frame, run[0]!.at - ENDED * pitch, run.at(-1)!.at + ENDED * pitch, pitch);
  const settled = await levelled(net, picture, await readFrame(net, picture, trimmed));
  return settled.support < line.support * 0.8 ? line : { ...settled, peaks: mainRun(settled.peaks) };
}

/** The part of a frame between two places along it, as high as print of that pitch needs. */
function framed(frame: LineFrame, from: number, to: number, pitch: number): LineFrame {
  return {
    ...frame,
    centre: pointOf(frame, (from + to) / 2, 0),
    length: to - from,
    height: pitch * STRIP_PER_PITCH,
  };
}

/** Mean sureness of a line's characters over which it needs no levelling. */
const LEVEL = 0.86;
/** More than any line has: every move is tried. */
const PERFECT = 1;
/** Moves of a strip's left and right end that are tried, as shares of its height: both, then one. */
const NUDGES = [
  [-0.12, -0.12],
  [0.12, 0.12],
  [-0.12, 0],
  [0.12, 0],
  [0, -0.12],
  [0, 0.12],
] as const;
const MAX_MOVES = 6;

/** The line, or the line read in its frame moved and tilted step by step to where it reads better. */
async function levelled(
  net: LineNet,
  picture: GreyPicture,
  line: ZoneLine,
  enough = LEVEL,
): Promise<ZoneLine> {
  let best = line;
  let moves = 0;
  for (let k = 0; k < NUDGES.length && moves < MAX_MOVES; k++) {
    if (best.peaks.length > 10 && best.support > enough * best.peaks.length) break;
    const [left, right] = NUDGES[k]!;
    const { height } = best.frame;
    const tried = await readFrame(net, picture, nudged(best.frame, left * height, right * height));
    moves++;
    if (tried.support <= best.support) continue;
    best = tried;
    // The same way once more before the next.
    k--;
  }
  return best;
}

function nudged(frame: LineFrame, left: number, right: number): LineFrame {
  const a = pointOf(frame, -frame.length / 2, left);
  const b = pointOf(frame, frame.length / 2, right);
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return {
    ...frame,
    centre: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
    u: [(b[0] - a[0]) / length, (b[1] - a[1]) / length],
  };
}

/** A gap of more pitches than this ends the line: inside a zone every place holds a character. */
const MAX_GAP = 3.5;

/** The longest run of characters without a gap. */
function mainRun(peaks: readonly Peak[]): readonly Peak[] {
  const pitch = pitchOf(peaks);
  let best: Peak[] = [];
  let run: Peak[] = [];
  for (const peak of peaks) {
    if (run.length > 0 && peak.at - run.at(-1)!.at > MAX_GAP * pitch) run = [];
    run.push(peak);
    if (run.length > best.length) best = run;
  }
  return best;
}

/** Distances of a zone's lines in pitches: 2.5 nominally (6.35 mm, ICAO 9303-3 §4.2), 2 to 2.9 in real print; nearest first. */
const SPACINGS = [1.55, 1.8, 2.05, 2.3, 2.55, 2.8] as const;
/** Characters of a line that are enough to see whether its neighbour has been found. */
const GLANCE_CHARACTERS = 18;
/** Share of a line's support that its neighbour must have. */
const NEIGHBOUR_SHARE = 0.3;

/** Up to two more lines on one side of the anchor (−1 above, 1 below), nearest first. */
async function neighbours(
  net: LineNet,
  picture: GreyPicture,
  anchor: ZoneLine,
  seen: readonly ZoneLine[],
  side: -1 | 1,
): Promise<ZoneLine[]> {
  const found: ZoneLine[] = [];
  let from = anchor;
  for (let k = 0; k < 2; k++) {
    const next = await neighbour(net, picture, from, seen, side);
    if (!next) break;
    found.push(next);
    from = next;
  }
  return found;
}

async function neighbour(
  net: LineNet,
  picture: GreyPicture,
  line: ZoneLine,
  seen: readonly ZoneLine[],
  side: -1 | 1,
): Promise<ZoneLine | null> {
  const pitch = pitchOf(line.peaks);
  const places = seen
    .map(({ frame }) => placeIn(line.frame, frame.centre))
    .filter(([along, across]) => Math.abs(along) < line.frame.length / 2 && inReach((side * across) / pitch))
    .map(([, across]) => Math.abs(across) / pitch);
  let best: ZoneLine | null = null;
  for (const spacing of [...places, ...SPACINGS].sort((a, b) => a - b)) {
    const frame = shifted(line.frame, side * spacing * pitch);
    const part = glanceOf(line, frame, pitch);
    const glance = await readFrame(net, picture, part);
    const share = Math.min(1, part.length / (pitch * line.peaks.length));
    if (glance.support < Math.max(MIN_SUPPORT / 2, NEIGHBOUR_SHARE * share * line.support)) continue;
    const settled = await levelled(net, picture, await readFrame(net, picture, frame));
    // A strip that drifted back to the line it started from is no neighbour.
    if (!inReach((side * placeIn(line.frame, settled.frame.centre)[1]) / pitch)) continue;
    if (!best || settled.support > best.support) best = settled;
    if (best.support > 0.8 * line.support) break;
  }
  return best && { ...best, peaks: mainRun(best.peaks) };
}

/** The middle of a line's print in another frame: enough to tell whether something like it stands there. */
function glanceOf({ peaks }: ZoneLine, frame: LineFrame, pitch: number): LineFrame {
  const middle = (peaks[0]!.at + peaks.at(-1)!.at) / 2;
  const length = Math.min(frame.length, GLANCE_CHARACTERS * pitch);
  return { ...frame, centre: pointOf(frame, middle, 0), length };
}

const inReach = (spacing: number): boolean => spacing > 1.35 && spacing < 3.2;

function shifted(frame: LineFrame, across: number): LineFrame {
  const centre: Point = pointOf(frame, 0, across);
  return { ...frame, centre };
}

/** Strips of all lines with common ends, so that characters of one column stand at one place in each. */
export function commonFrames(lines: readonly ZoneLine[]): LineFrame[] {
  const axis = lines[0]!.frame;
  const ends = lines.flatMap(({ frame, peaks }) =>
    [peaks[0], peaks.at(-1)].flatMap((peak) => (peak ? [placeIn(axis, pointOf(frame, peak.at, 0))[0]] : [])),
  );
  const pitch = pitchOf(lines.reduce((a, b) => (b.support > a.support ? b : a)).peaks);
  const from = Math.min(...ends) - MARGIN * pitch;
  const to = Math.max(...ends) + MARGIN * pitch;
  return lines.map(({ frame }) => {
    const along = placeIn(axis, frame.centre)[0];
    return { ...frame, centre: pointOf(frame, (from + to) / 2 - along, 0), length: to - from };
  });
}

/** Room beyond the first and the last character, in pitches. */
const MARGIN = 2.2;
