import type { CheckResult, DocumentSide, Policy, Reason, TypedData } from '@vidimus/contracts';
import {
  type ClipFrame,
  type FrameReading,
  type Motion,
  modelHashes,
  motionOf,
  readFrames,
} from '@vidimus/vision';
import { checkData, checkDocument } from './document-checks.ts';
import { type Engine, readText, type SideText, withPortrait } from './engine.ts';
import { boxQuad, regionOf, type SideEvidence } from './evidence.ts';
import { checkFaceCover } from './face/cover/check.ts';
import { checkFaceFocus } from './face/focus/check.ts';
import { checkFaceLighting } from './face/lighting/check.ts';
import { checkMatch } from './face/match/check.ts';
import { type CoverView, type FaceView, faceViews } from './face/views.ts';
import type { Asked } from './liveness/challenge/check.ts';
import { checkLiveness, checkPresence, type LivenessTask, livenessEvidence } from './liveness-checks.ts';

/** Everything that one person handed in. Null where a level does not ask for it. */
export interface SubmissionInput {
  readonly typed: TypedData | null;
  readonly front: Uint8Array | null;
  readonly back: Uint8Array | null;
  readonly clip: readonly ClipFrame[] | null;
  readonly asked: Asked | null;
  /** How the face moved in the clips that this person handed in before. */
  readonly earlier: readonly Motion[];
  readonly sides: readonly DocumentSide[];
}

export interface SubmissionFindings {
  readonly checks: CheckResult[];
  readonly reasons: Reason[];
  /** How the face of the clip moved; null without a clip, or where it shows no face. */
  readonly motion: Motion | null;
  /** Model name → SHA-256, of every model that may have been asked. */
  readonly models: Record<string, string>;
}

export const reasonsOf = (checks: readonly CheckResult[]): Reason[] => checks.flatMap((each) => each.reasons);

const spoiling: ReadonlySet<string> = new Set([
  'document/presence',
  'document/exposure',
  'document/focus',
  'document/resolution',
  'document/cover',
]);

/** A portrait in the dark, blurred, tiny or under a finger says nothing about whose it is. */
const spoilsPortrait = ({ check, reasons }: CheckResult): boolean =>
  spoiling.has(check) && reasons.some(({ params }) => params.side === 'front');

async function portraitOf(front: SideEvidence | undefined, engine: Engine) {
  if (!front?.portrait) return null;
  // A face narrower than the calibration covers is compared nonetheless; its distance only grows.
  const embedding = await engine.face.embed(front.reading.flat, front.portrait);
  return { embedding, region: regionOf(front, boxQuad(front.portrait.box)) };
}

/** The kept frames with what the covers net says of them. */
async function withCovers(
  views: readonly FaceView[],
  readings: readonly FrameReading[],
  { face }: Pick<Engine, 'face'>,
): Promise<CoverView[]> {
  const found: CoverView[] = [];
  for (const view of views) {
    const kept = readings.find(({ index }) => index === view.index)?.kept;
    if (kept) found.push({ ...view, covers: await face.covers(kept.picture, kept.face) });
  }
  return found;
}

/** Whether the face of a clip can be seen well: too little light takes the sharpness, and without both no cover is told. */
export async function checkLook(
  readings: readonly FrameReading[],
  engine: Pick<Engine, 'face'>,
): Promise<CheckResult[]> {
  const views = faceViews(readings);
  const lighting = checkFaceLighting(readings, views);
  if (lighting.result === 'failed') return [lighting];
  const focus = checkFaceFocus(views);
  if (focus.result === 'failed') return [lighting, focus];
  return [lighting, focus, checkFaceCover(await withCovers(views, readings, engine))];
}

/** Checks of the clip. Without a face that can be compared for most of it, nothing more can be said. */
export async function checkClip(
  readings: readonly FrameReading[],
  engine: Engine,
  { front, ...task }: LivenessTask & { front?: SideEvidence | undefined },
): Promise<CheckResult[]> {
  const { found, usable } = checkPresence(readings);
  if (!usable) return found;
  const look = await checkLook(readings, engine);
  const clear = look.every(({ result }) => result !== 'failed');
  const liveness = checkLiveness(await livenessEvidence(readings, engine, clear), task);
  const all = [...found, ...look, ...liveness];
  // A face that is hidden in part, or one of several, is compared with nothing.
  const unfit = [...found, ...look, ...liveness.filter(({ check }) => check === 'liveness/presentation')];
  if (!front || unfit.some(({ result }) => result === 'failed')) return all;
  const frames: Float32Array[] = [];
  for (const { kept } of readings) if (kept) frames.push(await engine.face.embed(kept.picture, kept.face));
  return [...all, checkMatch({ portrait: await portraitOf(front, engine), frames })];
}

async function readTexts(input: SubmissionInput, engine: Engine, today: string): Promise<SideText[]> {
  const texts: SideText[] = [];
  for (const side of ['front', 'back'] as const) {
    const bytes = input[side];
    if (bytes) texts.push(await readText(bytes, engine, { where: `document/${side}`, side, today }));
  }
  return texts;
}

/** Two readings at the same time. Both have ended when this does, also when one fails: the engine is free again. */
async function together<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

/**
 * Measures one submission; what follows from it is the policy's (`decide` of the domain).
 * @throws VidimusError `picture.*`, `clip.*` naming the part that cannot be used
 */
export async function verifySubmission(
  input: SubmissionInput,
  engine: Engine,
  { today, policy }: { today: string; policy: Policy },
): Promise<SubmissionFindings> {
  const { typed, clip } = input;
  const [texts, readings] = await together(
    readTexts(input, engine, today),
    clip ? readFrames(clip, engine.face) : Promise.resolve(null),
  );
  const sides: SideEvidence[] = [];
  for (const text of texts) sides.push(await withPortrait(text, engine));
  const checks =
    input.sides.length > 0
      ? checkDocument(sides, input.sides, { typed, today, policy })
      : checkData({ typed, sides, today }, policy);
  if (readings) {
    const front = checks.some(spoilsPortrait) ? undefined : sides.find(({ side }) => side === 'front');
    checks.push(
      ...(await checkClip(readings, engine, { asked: input.asked, front, earlier: input.earlier })),
    );
  }
  const motion = readings && motionOf(readings);
  return { checks, reasons: reasonsOf(checks), motion, models: modelHashes() };
}
