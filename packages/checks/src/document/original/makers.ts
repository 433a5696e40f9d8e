import type { PictureOrigin } from '@vidimus/vision/browser';

/** What scanners and the programs that drive them write as make, model or software. */
const scanners =
  /\bscan(?:ner|snap|jet)?\b|canoscan|camscanner|\b(?:epson (?:perfection|ds)|fi-\d{4}|vuescan|silverfast|naps2|twain|officelens|officejet|laserjet|imagerunner)\b/i;
/** What programs write that change pictures. A phone's own camera program, or one that only turns and sends, is none. */
const editors =
  /photoshop|\bgimp\b|pixelmator|affinity|snapseed|picsart|facetune|\bcanva\b|photopea|paint\.net|lightroom|corel|photoscape|illustrator|inkscape|\bkrita\b/i;

const words = ({ make, model, software }: PictureOrigin): string =>
  [make, model, software].filter((each) => each !== null).join(' ');

/** The scanner, or the scanning program, that a file says it comes from. */
export function scannerOf(origin: PictureOrigin): string | null {
  return scanners.test(words(origin)) ? words(origin) : null;
}

/** The program for changing pictures that a file says it was saved with. */
export function editorOf({ software }: PictureOrigin): string | null {
  return software && editors.test(software) ? software : null;
}
