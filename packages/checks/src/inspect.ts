import type { CheckResult, DocumentSide, Policy, Reason } from '@vidimus/contracts';
import {
  type ActionFinding,
  type ClipFrame,
  decodePicture,
  detectActions,
  type FacePose,
  readFrames,
  stillFrame,
} from '@vidimus/vision';
import { checkDocument } from './document-checks.ts';
import { type Engine, readText, withPortrait } from './engine.ts';
import { checkFaceInClip } from './face/presence/check.ts';
import type { Asked } from './liveness/challenge/check.ts';
import { checkClip, checkLook, reasonsOf } from './submission.ts';

interface Findings {
  readonly checks: CheckResult[];
  readonly reasons: Reason[];
}

export interface DocumentInspection extends Findings {
  /** TL, TR, BR, BL of the document in pixels of the upright upload; null when no outline was found. */
  readonly quad: number[][] | null;
  readonly document: { country: string | null; kind: string | null; side: string | null } | null;
  readonly mrz: {
    format: string;
    lines: readonly string[];
    corrected: readonly object[];
    valid: boolean;
  } | null;
  readonly barcode: { format: string; text: string } | null;
  /** What the document says, by field name; dates ISO 8601, countries alpha-3. */
  readonly fields: Record<string, string>;
}

/** What one picture of a document shows. `side` null takes the picture for the side that it is recognised as. */
export async function inspectDocument(
  bytes: Uint8Array,
  engine: Engine,
  context: { where: string; side: DocumentSide | null; today: string; policy: Policy },
): Promise<DocumentInspection> {
  const { where, today, policy } = context;
  const text = await readText(bytes, engine, { where, side: context.side ?? 'front', today });
  const read = await withPortrait(text, engine);
  const { reading, identified } = read;
  const side = context.side ?? identified.side ?? 'front';
  const checks = checkDocument([{ ...read, side }], [side], { typed: null, today, policy });
  const { picture, quad, mrz, barcode } = reading;
  const pixels = (value: number): number => Math.round(value * picture.scale * 10) / 10;
  return {
    quad: quad?.map(([x, y]) => [pixels(x), pixels(y)]) ?? null,
    document: identified.type && {
      country: identified.country,
      kind: identified.kind,
      side: identified.side,
    },
    mrz: mrz && { format: mrz.format, lines: mrz.lines, corrected: mrz.corrected, valid: mrz.valid },
    barcode: barcode && { format: barcode.format, text: barcode.text },
    fields: Object.fromEntries(Object.entries(identified.fields).map(([name, field]) => [name, field.value])),
    checks,
    reasons: reasonsOf(checks),
  };
}

export interface FaceInspection extends Findings {
  readonly faces: { box: readonly number[]; pose: FacePose }[];
}

/** The faces of one picture, the largest first, and whether that one can be seen well. */
export async function inspectFace(
  bytes: Uint8Array,
  engine: Engine,
  { where }: { where: string },
): Promise<FaceInspection> {
  const picture = await decodePicture(bytes, { where });
  const faces = await engine.face.find(picture);
  const reading = stillFrame(picture, faces[0] ?? null, faces.length);
  const checks = [
    checkFaceInClip([reading]),
    ...(faces.length > 0 ? await checkLook([reading], engine) : []),
  ];
  return { faces: faces.map(({ box, pose }) => ({ box, pose })), checks, reasons: reasonsOf(checks) };
}

export interface LivenessInspection extends Findings {
  readonly actions: ActionFinding[];
}

/** What a clip shows of the face and of the actions asked. */
export async function inspectLiveness(
  frames: readonly ClipFrame[],
  engine: Engine,
  { asked }: { asked: Asked },
): Promise<LivenessInspection> {
  const readings = await readFrames(frames, engine.face);
  const checks = await checkClip(readings, engine, { asked });
  return { actions: detectActions(readings, asked), checks, reasons: reasonsOf(checks) };
}
