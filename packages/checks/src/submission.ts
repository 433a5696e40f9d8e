import type { CheckResult, DocumentSide, Flash, Policy, Quad, Reason, TypedData } from '@vidimus/contracts';
import {
  type ClipFrame,
  type FrameReading,
  type Motion,
  meanEmbedding,
  modelHashes,
  motionOf,
  readFrames,
  unitEmbedding,
} from '@vidimus/vision';
import { checkData, checkDocument } from './document-checks.ts';
import { type DocumentIdentity, documentIdentity } from './duplicate/identity/document-identity.ts';
import { type Engine, readText, type SideText, withPortrait } from './engine.ts';
import { boxQuad, regionOf, type SideEvidence } from './evidence.ts';
import { checkFaceCover } from './face/cover/check.ts';
import { checkFaceFocus } from './face/focus/check.ts';
import { checkFaceLighting } from './face/lighting/check.ts';
import { checkMatch } from './face/match/check.ts';
import { type CoverView, type FaceView, faceViews } from './face/views.ts';
import type { Asked } from './liveness/challenge/check.ts';
import { answerIn, type CameraReport, cameraTrace } from './liveness/injection/camera-trace.ts';
import { checkFaces, checkLiveness, type LivenessTask, livenessEvidence } from './liveness-checks.ts';

/** Everything that one person handed in. Null where a level does not ask for it. */
export interface SubmissionInput {
  readonly typed: TypedData | null;
  readonly front: Uint8Array | null;
  readonly back: Uint8Array | null;
  /** Where the person says that the document lies in each photo, as shares of its sides; absent: nobody was asked. */
  readonly corners?: Readonly<Record<DocumentSide, Quad | null>>;
  readonly clip: readonly ClipFrame[] | null;
  readonly asked: Asked | null;
  /** How the face moved in the clips that this person handed in before. */
  readonly earlier: readonly Motion[];
  /** Colours that the screen showed, and what the page says of the camera; absent: nothing is asked of them. */
  readonly flash?: Flash | null;
  readonly camera?: CameraReport | null;
  readonly sides: readonly DocumentSide[];
}

/** A face as numbers, and the model that they come from: those of another model cannot be compared. */
export interface FaceTemplate {
  /** SHA-256 of the model. */
  readonly model: string;
  /** 128 numbers of length one. */
  readonly embedding: Float32Array;
}

export interface SubmissionFindings {
  readonly checks: CheckResult[];
  readonly reasons: Reason[];
  /** How the face of the clip moved; null without a clip, or where it shows no face. */
  readonly motion: Motion | null;
  /** Model name → SHA-256, of every model that may have been asked. */
  readonly models: Record<string, string>;
  /** The document that was shown, to look for it under other people; null when it was not read. */
  readonly identity: DocumentIdentity | null;
  /** The face of the clip, to look for it under other people; null without one. */
  readonly face: FaceTemplate | null;
}

/** What the clip shows: its checks, and the face in it. */
interface ClipFindings {
  readonly checks: CheckResult[];
  /** Embeddings of the best frames; none where the face is hidden in part or one of several. */
  readonly faces: readonly Float32Array[];
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

/** What turns a face into numbers: the built-in model, or one that an operator plugged in. */
type Embedder = Pick<Engine['face'], 'embed'>;

async function portraitOf(front: SideEvidence, embedder: Embedder) {
  if (!front.portrait) return null;
  // A face narrower than the calibration covers is compared nonetheless; its distance only grows.
  const embedding = await embedder.embed(front.reading.flat, front.portrait);
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

const changesFace = ({ reasons }: CheckResult): boolean =>
  reasons.some(({ params }) => params.sign === 'face_changed');

/**
 * Looks at the clip. Without a face that can be compared for most of it, nothing more can be said.
 * @param embed whether the face is wanted where no portrait asks for it
 */
async function readClip(
  readings: readonly FrameReading[],
  engine: Engine,
  { front, task, embed }: { front: SideEvidence | undefined; task: LivenessTask; embed: boolean },
): Promise<ClipFindings> {
  const { found, usable } = checkFaces(readings);
  if (!usable) return { checks: found, faces: [] };
  const look = await checkLook(readings, engine);
  const clear = look.every(({ result }) => result !== 'failed');
  // A face in the dark or behind a mask shows no colours, and is told so already.
  const asked = clear ? task : { ...task, flash: null };
  const liveness = checkLiveness(await livenessEvidence(readings, engine, clear), asked);
  const checks = [...found, ...look, ...liveness];
  // A face that is hidden in part, or one of several, is compared with nothing.
  const unfit = [...found, ...look].some(({ result }) => result === 'failed') || liveness.some(changesFace);
  if (!(front || embed) || unfit) return { checks, faces: [] };
  const faces = await embedKept(readings, engine.face);
  if (front) checks.push(await matchPortrait(front, readings, faces, engine));
  return { checks, faces };
}

async function embedKept(readings: readonly FrameReading[], embedder: Embedder): Promise<Float32Array[]> {
  const faces: Float32Array[] = [];
  for (const { kept } of readings) if (kept) faces.push(await embedder.embed(kept.picture, kept.face));
  return faces;
}

/** @param faces of the kept frames as the built-in model sees them */
async function matchPortrait(
  front: SideEvidence,
  readings: readonly FrameReading[],
  faces: readonly Float32Array[],
  { face }: Engine,
): Promise<CheckResult> {
  const { plugged } = face;
  if (!plugged) return checkMatch({ portrait: await portraitOf(front, face), frames: faces });
  const { model, thresholds } = plugged;
  const frames = await embedKept(readings, model);
  return checkMatch({ portrait: await portraitOf(front, model), frames, thresholds });
}

/** Checks of the clip, and of its face against the document's front where that is given. */
export async function checkClip(
  readings: readonly FrameReading[],
  engine: Engine,
  { front, ...task }: LivenessTask & { front?: SideEvidence | undefined },
): Promise<CheckResult[]> {
  return (await readClip(readings, engine, { front, task, embed: false })).checks;
}

async function readTexts(input: SubmissionInput, engine: Engine, today: string): Promise<SideText[]> {
  const texts: SideText[] = [];
  for (const side of ['front', 'back'] as const) {
    const bytes = input[side];
    const corners = input.corners?.[side] ?? null;
    if (bytes) texts.push(await readText(bytes, engine, { where: `document/${side}`, side, today, corners }));
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
  const { typed, clip, flash = null, camera = null } = input;
  const answer = answerIn(clip ?? [], camera);
  const [texts, readings] = await together(
    readTexts(input, engine, today),
    clip ? readFrames(answer, engine.face) : Promise.resolve(null),
  );
  const sides: SideEvidence[] = [];
  for (const text of texts) sides.push(await withPortrait(text, engine));
  const checks =
    input.sides.length > 0
      ? checkDocument(sides, input.sides, { typed, today, policy })
      : checkData({ typed, sides, today }, policy);
  const front = checks.some(spoilsPortrait) ? undefined : sides.find(({ side }) => side === 'front');
  const trace = camera && clip && readings ? await cameraTrace(clip, readings, camera) : null;
  const task = { asked: input.asked, earlier: input.earlier, flash, camera: trace };
  const shown = readings ? await readClip(readings, engine, { front, task, embed: true }) : null;
  if (shown) checks.push(...shown.checks);
  const models = modelHashes();
  const face =
    shown && shown.faces.length > 0
      ? { model: models.face_embedding, embedding: unitEmbedding(meanEmbedding(shown.faces)) }
      : null;
  const motion = readings && motionOf(readings);
  // Without a clip no face was compared.
  const plugged = shown ? engine.face.plugged : null;
  return {
    checks,
    reasons: reasonsOf(checks),
    models: plugged ? { ...models, face_comparison: plugged.model.sha256 } : models,
    motion,
    identity: documentIdentity(sides),
    face,
  };
}
