import { sideLengths } from '../../picture/homography.ts';
import type { Picture } from '../../picture/picture.ts';
import type { TextBox } from '../ocr/text-map.ts';
import type { TextReader } from '../ocr/text-reader.ts';
import { glyphClasses } from './cells.ts';
import { type CandidateLine, findZones } from './find.ts';
import { type MrzReading, readZone } from './read.ts';

/** A zone's line is at least this many times as wide as high; TD1 lines with margins have about 14. */
const MIN_RATIO = 4;
/** Most lines read while looking for the zone, widest first, and most zones read in full. */
const MAX_CANDIDATES = 24;
const MAX_ZONES = 3;
/** Strips are widened so that each character spans about five output steps of the recogniser. */
const STRETCH = 1.5;

/** The machine readable zone in an upright picture, or `null`. Quads are in the picture's pixels. */
export async function readMrz(
  reader: TextReader,
  picture: Picture,
  boxes: readonly TextBox[],
): Promise<MrzReading | null> {
  const shaped = boxes
    .map((box) => ({ box, sides: sideLengths(box.quad) }))
    .filter(({ sides }) => sides[0] > MIN_RATIO * sides[1])
    .sort((a, b) => b.sides[0] - a.sides[0])
    .slice(0, MAX_CANDIDATES);
  const candidates: CandidateLine[] = [];
  for (const { box } of shaped)
    candidates.push({ quad: box.quad, text: (await reader.read(picture, box.quad)).text });
  const classes = glyphClasses(reader.keys);
  let best: (MrzReading & { cost: number }) | null = null;
  for (const zone of findZones(candidates).slice(0, MAX_ZONES)) {
    const reading = await readZone(reader, classes, picture, zone, STRETCH);
    if (reading && (!best || better(reading, best))) best = reading;
    if (best?.valid) break;
  }
  if (!best) return null;
  const { cost: _cost, ...reading } = best;
  return reading;
}

function better(a: MrzReading & { cost: number }, b: MrzReading & { cost: number }): boolean {
  if (a.valid !== b.valid) return a.valid;
  return a.cost / a.lines.join('').length < b.cost / b.lines.join('').length;
}
