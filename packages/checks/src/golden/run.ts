import type { CheckResult, DocumentKind, DocumentSide, LivenessAction } from '@vidimus/contracts';
import type { AskedAction } from '@vidimus/vision/browser';
import { motionOf } from '@vidimus/vision/browser';
import { checkAge } from '../data/age/check.ts';
import { checkBirthDate } from '../data/birth_date/check.ts';
import { checkConsistency } from '../data/document/check.ts';
import { checkDocumentNumber } from '../data/document_number/check.ts';
import { checkName } from '../data/name/check.ts';
import { checkNationality } from '../data/nationality/check.ts';
import { checkCondition } from '../document/condition/check.ts';
import { checkCountry } from '../document/country/check.ts';
import { checkCover } from '../document/cover/check.ts';
import { checkExposure } from '../document/exposure/check.ts';
import { checkFocus } from '../document/focus/check.ts';
import { checkFrame } from '../document/frame/check.ts';
import { checkGlare } from '../document/glare/check.ts';
import { checkOriginal } from '../document/original/check.ts';
import { checkPresence } from '../document/presence/check.ts';
import { checkResolution } from '../document/resolution/check.ts';
import { checkSides } from '../document/side/check.ts';
import { checkText } from '../document/text/check.ts';
import { checkType } from '../document/type/check.ts';
import { checkValidity } from '../document/validity/check.ts';
import { checkFaceKnown } from '../duplicate/face/check.ts';
import { checkIdentityKnown } from '../duplicate/identity/check.ts';
import { checkFaceCover } from '../face/cover/check.ts';
import { checkFaceFocus } from '../face/focus/check.ts';
import { checkFaceLighting } from '../face/lighting/check.ts';
import { checkMatch } from '../face/match/check.ts';
import { checkFaceAhead, checkFaceInClip, checkFaceOnDocument } from '../face/presence/check.ts';
import { checkChallenge } from '../liveness/challenge/check.ts';
import { checkInjection } from '../liveness/injection/check.ts';
import type { CameraTrace } from '../liveness/injection/trace.ts';
import { checkPresentation } from '../liveness/presentation/check.ts';
import { checkReplay } from '../liveness/session/check.ts';
import { checkDeviceTries } from '../retry/device/check.ts';
import { checkDocumentTries } from '../retry/document/check.ts';
import type { OthersTries } from '../retry/tries-of-others.ts';
import {
  clipOf,
  embeddingAt,
  type MomentGolden,
  type SideGolden,
  sideOf,
  type TypedGolden,
  typedOf,
  type ViewGolden,
  viewsOf,
} from './evidence.ts';
import { cameraOf, type FlashGolden, flash, litFrames } from './presence.ts';

/** What a case of a table may give; each check takes its part. */
export interface GoldenEvidence {
  readonly sides?: readonly SideGolden[];
  /** Null: nothing was typed. */
  readonly typed?: TypedGolden | null;
  readonly today?: string;
  readonly minimumAge?: number;
  readonly kinds?: readonly DocumentKind[];
  readonly countries?: readonly string[] | null;
  readonly needed?: readonly DocumentSide[];
  readonly clip?: readonly MomentGolden[];
  /** Frames that were kept of the clip. */
  readonly views?: readonly ViewGolden[];
  /** Of face/presence: whether the clip shows a face that can be compared. */
  readonly ahead?: boolean;
  readonly asked?: readonly AskedAction[] | readonly LivenessAction[] | null;
  /** Distances of the clip's embeddings from the portrait's; `noPortrait` takes that away. */
  readonly distances?: readonly number[];
  readonly noPortrait?: boolean;
  readonly tries?: OthersTries;
  /** Sessions of other applicants with the same document, or with a face at this distance; absent: nothing to look for. */
  readonly known?: readonly { readonly session: string; readonly distance?: number }[];
  /** Of liveness/presentation: the relief of the face in turned looks, the strength of a grid, and colours on the face. */
  readonly relief?: readonly number[];
  readonly grid?: number;
  readonly flash?: FlashGolden;
  /** Of liveness/injection; null: not looked for. */
  readonly camera?: (Partial<CameraTrace> & { readonly everyMs?: number }) | null;
  /** Of liveness/session: clips that the same person handed in before. */
  readonly earlier?: readonly (readonly MomentGolden[])[];
}

export interface GoldenCase {
  readonly name: string;
  readonly evidence: GoldenEvidence;
  readonly expect: {
    readonly result: CheckResult['result'];
    /** Codes in order; with `params`, those must be given (others may be). */
    readonly reasons?: readonly {
      readonly code: string;
      readonly params?: Readonly<Record<string, string | number>>;
    }[];
    readonly value?: number | string | null;
  };
}

const kinds: readonly DocumentKind[] = ['passport', 'identity_card', 'driving_licence', 'residence_permit'];

const allSides = ({ sides = [{}] }: GoldenEvidence) => sides.map(sideOf);
const firstSide = (evidence: GoldenEvidence) => allSides(evidence)[0]!;
const data = (evidence: GoldenEvidence) => ({
  typed: typedOf(evidence.typed),
  sides: allSides(evidence),
  today: evidence.today ?? '2026-11-23',
});
const clip = ({ clip: moments = [{ t: 0 }, { t: 2000 }] }: GoldenEvidence) => clipOf(moments);

function match({ distances = [0.3], noPortrait = false }: GoldenEvidence): CheckResult {
  const region = { subject: 'document_front' as const, points: [], image_width: 1, image_height: 1 };
  const portrait = noPortrait ? null : { embedding: embeddingAt(0), region };
  return checkMatch({ portrait, frames: distances.map(embeddingAt) });
}

const momentAt = (index: number) => ({
  index,
  width: 640,
  height: 480,
  face: { box: [220, 120, 200, 240] as const },
});

function presence(evidence: GoldenEvidence): CheckResult {
  if (!evidence.clip) return checkFaceOnDocument(firstSide(evidence));
  return evidence.ahead ? checkFaceAhead(clip(evidence)) : checkFaceInClip(clip(evidence));
}

function presentation({ distances = [0, 0.3], ...evidence }: GoldenEvidence): CheckResult {
  return checkPresentation(
    {
      moments: distances.map((distance, index) => ({ ...momentAt(index), embedding: embeddingAt(distance) })),
      reliefs: evidence.relief?.map((value) => ({ value, turn: 20, points: 40 })) ?? [],
      grid: evidence.grid ?? null,
      lights: evidence.flash ? litFrames(evidence.flash) : [],
    },
    evidence.flash ? flash : null,
    null,
  );
}

const runners: Readonly<Record<string, (evidence: GoldenEvidence) => CheckResult>> = {
  'data/age': (evidence) => checkAge(data(evidence), evidence.minimumAge ?? 18),
  'data/birth_date': (evidence) => checkBirthDate(data(evidence)),
  'data/document': (evidence) => checkConsistency(data(evidence)),
  'data/document_number': (evidence) => checkDocumentNumber(data(evidence)),
  'data/name': (evidence) => checkName(data(evidence)),
  'data/nationality': (evidence) => checkNationality(data(evidence)),
  'document/condition': (evidence) => checkCondition(firstSide(evidence)),
  'document/country': (evidence) => checkCountry(allSides(evidence), evidence.countries ?? null),
  'document/cover': (evidence) => checkCover(firstSide(evidence)),
  'document/exposure': (evidence) => checkExposure(firstSide(evidence)),
  'document/focus': (evidence) => checkFocus(firstSide(evidence)),
  'document/frame': (evidence) => checkFrame(firstSide(evidence)),
  'document/glare': (evidence) => checkGlare(firstSide(evidence)),
  'document/original': (evidence) => checkOriginal(firstSide(evidence)),
  'document/presence': (evidence) => checkPresence(firstSide(evidence)),
  'document/resolution': (evidence) => checkResolution(firstSide(evidence)),
  'document/side': (evidence) => checkSides(allSides(evidence), evidence.needed ?? ['front']),
  'document/text': (evidence) => checkText(firstSide(evidence)),
  'document/type': (evidence) =>
    checkType(allSides(evidence), typedOf(evidence.typed), evidence.kinds ?? kinds),
  'document/validity': (evidence) => checkValidity(allSides(evidence), evidence.today ?? '2026-11-23'),
  'duplicate/face': ({ known }) =>
    checkFaceKnown(known?.map(({ session, distance = 0 }) => ({ session, distance })) ?? null),
  'duplicate/identity': ({ known }) => checkIdentityKnown(known?.map(({ session }) => session) ?? null),
  'retry/document': ({ tries }) => checkDocumentTries(tries ?? null),
  'retry/device': ({ tries }) => checkDeviceTries(tries ?? null),
  'face/cover': ({ views = [{}] }) => checkFaceCover(viewsOf(views)),
  'face/focus': ({ views = [{}] }) => checkFaceFocus(viewsOf(views)),
  'face/lighting': (evidence) => checkFaceLighting(clip(evidence), viewsOf(evidence.views ?? [{}])),
  'face/match': match,
  'face/presence': presence,
  'liveness/presentation': presentation,
  'liveness/injection': ({ camera = {} }) => checkInjection(camera && cameraOf(camera)),
  'liveness/session': (evidence) =>
    checkReplay(
      motionOf(clip(evidence)),
      (evidence.earlier ?? []).map((moments) => motionOf(clipOf(moments))!),
    ),
  'liveness/challenge': (evidence) => checkChallenge(clip(evidence), evidence.asked ?? null),
};

/** Runs one check on the evidence of a case. No file, no model, no clock: the same in Node and in browsers. */
export function runGolden(check: string, evidence: GoldenEvidence): CheckResult {
  const run = runners[check];
  if (!run) throw new RangeError(`no check is called ${check}`);
  return run(evidence);
}
