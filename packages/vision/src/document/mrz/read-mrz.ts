import { sideLengths } from '../../picture/homography.ts';
import type { Picture } from '../../picture/picture.ts';
import type { LineReader } from '../ocr/line-reader.ts';
import type { TextBox } from '../ocr/text-map.ts';
import { glyphClasses } from './cells.ts';
import { type CandidateLine, findZones, mrzLikeness } from './find.ts';
import { type MrzReading, readZone } from './read.ts';

/** A zone's line is at least this many times as wide as high; TD1 lines with margins have about 14. */
const MIN_RATIO = 4;
/** Most lines read while looking for the zone, most elongated first, and how many before the first look. */
const MAX_CANDIDATES = 20;
const BATCH = 5;
const MAX_ZONES = 3;
/** A zone of this score needs no more candidates. */
const SURE_ZONE = 1;

/** `seen`: some line looked like one of a zone, read or not. */
export interface ZoneSearch {
  readonly mrz: MrzReading | null;
  readonly seen: boolean;
}

/** The machine readable zone in an upright picture. Quads are in the picture's pixels. */
export async function readMrz(
  lines: LineReader,
  picture: Picture,
  boxes: readonly TextBox[],
): Promise<ZoneSearch> {
  const candidates = await candidateLines(lines, boxes);
  const classes = glyphClasses(lines.reader.keys);
  let best: (MrzReading & { cost: number }) | null = null;
  for (const zone of findZones(candidates).slice(0, MAX_ZONES)) {
    const reading = await readZone(lines.reader, classes, picture, zone);
    if (reading && (!best || betterReading(reading, best))) best = reading;
    if (best?.valid) break;
  }
  const seen = candidates.some((line) => mrzLikeness(line.text) > 0.4);
  if (!best) return { mrz: null, seen };
  const { cost: _cost, ...mrz } = best;
  return { mrz, seen: true };
}

async function candidateLines(lines: LineReader, boxes: readonly TextBox[]): Promise<CandidateLine[]> {
  const shaped = boxes
    .map((box) => ({ box, sides: sideLengths(box.quad) }))
    .filter(({ sides }) => sides[0] > MIN_RATIO * sides[1])
    .sort((a, b) => b.sides[0] / Math.sqrt(b.sides[1]) - a.sides[0] / Math.sqrt(a.sides[1]))
    .slice(0, MAX_CANDIDATES);
  const candidates: CandidateLine[] = [];
  for (const [i, { box }] of shaped.entries()) {
    candidates.push({ quad: box.quad, text: (await lines.read(box)).text });
    if ((i + 1) % BATCH === 0 && (findZones(candidates)[0]?.score ?? 0) >= SURE_ZONE) break;
  }
  return candidates;
}

/** Valid before invalid, then more right check digits, then likelier. */
function betterReading(a: MrzReading & { cost: number }, b: MrzReading & { cost: number }): boolean {
  if (a.valid !== b.valid) return a.valid;
  return a.cost / a.lines.join('').length < b.cost / b.lines.join('').length;
}
