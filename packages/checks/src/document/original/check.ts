import type { CheckResult, Reason, ReasonCode } from '@vidimus/contracts';
import { type CheckEntry, failed, inconclusive, passed, reason } from '../../check.ts';
import { documentRegion, type SideEvidence } from '../../evidence.ts';
import { gridStrength } from '../../pixels/grid.ts';
import { displayLogit } from './display.ts';
import { flatnessOf } from './flatness.ts';
import { knobs } from './knobs.ts';
import { editorOf, scannerOf } from './makers.ts';
import { colourOf } from './neutral-light.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/original', version: 1, reasons, knobs } as const satisfies CheckEntry;

interface Finding {
  readonly code: ReasonCode;
  readonly measured: { value: number | string | null; threshold: number | null; unit: string };
}

function screenIn({ source }: SideEvidence): Finding | null {
  const { leastGrid, leastDisplay } = knobs;
  const signs = [
    { value: gridStrength(source.tiles, leastGrid.value), threshold: leastGrid.value, unit: leastGrid.unit },
    { value: displayLogit(source.tiles), threshold: leastDisplay.value, unit: leastDisplay.unit },
  ];
  const measured = signs.find(({ value, threshold }) => value !== null && value >= threshold);
  return measured ? { code: 'document.original.screen', measured } : null;
}

function scanIn({ reading, source }: SideEvidence): Finding | null {
  const code = 'document.original.scan';
  const scanner = scannerOf(source.origin);
  if (scanner) return { code, measured: { value: scanner, threshold: null, unit: 'named in the file' } };
  const flatness = flatnessOf(reading, source.ground, knobs.mostAskew.value);
  if (flatness === null) return null;
  const { askew, groundSpread } = flatness;
  const most = groundSpread === null ? knobs.mostAskewAlone : knobs.mostAskew;
  if (askew > most.value || (groundSpread ?? 0) > knobs.mostGroundSpread.value) return null;
  return { code, measured: { value: askew, threshold: most.value, unit: most.unit } };
}

function editingIn({ source }: SideEvidence): Finding | null {
  const editor = editorOf(source.origin);
  const measured = { value: editor, threshold: null, unit: 'named in the file' };
  return editor ? { code: 'document.original.edited', measured } : null;
}

/**
 * Whether the document itself was before the camera. One way of copying is named, the likeliest; signs of retouching
 * are named beside it. Value: the first finding's; without one, how much colour of its own the document has.
 */
export function checkOriginal(evidence: SideEvidence): CheckResult {
  const { judgedShare, ownColour, fineColour } = colourOf(evidence.reading.flat);
  const { leastColour, leastFine, leastJudged } = knobs;
  const judged = judgedShare >= leastJudged.value;
  const colour = { value: ownColour, threshold: leastColour.value, unit: leastColour.unit };
  // A back may be printed in one pale tint; a front has a portrait and a coloured ground.
  const isGrey =
    evidence.side === 'front' && judged && ownColour < leastColour.value && fineColour < leastFine.value;
  const grey: Finding | null = isGrey ? { code: 'document.original.photocopy', measured: colour } : null;
  // A grey halftone makes a camera see false colours in a grid: what has no colour is not looked at for one.
  const copying = grey ?? screenIn(evidence) ?? scanIn(evidence);
  const findings = [copying, editingIn(evidence)].filter((each) => each !== null);
  const region = documentRegion(evidence);
  const told = findings.map(({ code }): Reason => reason(code, region, { side: evidence.side }));
  if (findings[0]) return failed(entry, findings[0].measured, ...told);
  if (judged) return passed(entry, colour);
  const { value: threshold, unit } = leastJudged;
  return inconclusive(entry, { value: judgedShare, threshold, unit });
}
