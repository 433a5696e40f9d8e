import type { ReasonCode } from '@vidimus/contracts';
import { reasons as camera } from './capture/camera/reasons.ts';
import { reasons as device } from './capture/device/reasons.ts';
import type { CheckEntry } from './check.ts';
import { entry as dataAge } from './data/age/check.ts';
import { entry as dataBirthDate } from './data/birth_date/check.ts';
import { entry as dataDocument } from './data/document/check.ts';
import { entry as dataDocumentNumber } from './data/document_number/check.ts';
import { entry as dataName } from './data/name/check.ts';
import { entry as dataNationality } from './data/nationality/check.ts';
import { entry as documentCondition } from './document/condition/check.ts';
import { entry as documentCountry } from './document/country/check.ts';
import { entry as documentCover } from './document/cover/check.ts';
import { entry as documentExposure } from './document/exposure/check.ts';
import { entry as documentFocus } from './document/focus/check.ts';
import { entry as documentFrame } from './document/frame/check.ts';
import { entry as documentGlare } from './document/glare/check.ts';
import { entry as documentOriginal } from './document/original/check.ts';
import { entry as documentPresence } from './document/presence/check.ts';
import { entry as documentResolution } from './document/resolution/check.ts';
import { entry as documentSide } from './document/side/check.ts';
import { entry as documentText } from './document/text/check.ts';
import { entry as documentType } from './document/type/check.ts';
import { entry as documentValidity } from './document/validity/check.ts';
import { entry as duplicateFace } from './duplicate/face/check.ts';
import { entry as duplicateIdentity } from './duplicate/identity/check.ts';
import { entry as faceCover } from './face/cover/check.ts';
import { entry as faceFocus } from './face/focus/check.ts';
import { entry as faceLighting } from './face/lighting/check.ts';
import { entry as faceMatch } from './face/match/check.ts';
import { entry as facePresence } from './face/presence/check.ts';
import { entry as livenessChallenge } from './liveness/challenge/check.ts';
import { entry as livenessInjection } from './liveness/injection/check.ts';
import { entry as livenessPresentation } from './liveness/presentation/check.ts';
import { entry as livenessSession } from './liveness/session/check.ts';
import { reasons as cooldown } from './retry/cooldown/reasons.ts';
import { entry as retryDevice } from './retry/device/check.ts';
import { entry as retryDocument } from './retry/document/check.ts';
import { reasons as limit } from './retry/limit/reasons.ts';
import { reasons as dependency } from './service/dependency/reasons.ts';

/** Every check that measures something. One that is not built is not here. */
export const checks = [
  dataName,
  dataBirthDate,
  dataDocumentNumber,
  dataNationality,
  dataDocument,
  dataAge,
  documentPresence,
  documentSide,
  documentFrame,
  documentFocus,
  documentExposure,
  documentGlare,
  documentCover,
  documentCondition,
  documentResolution,
  documentOriginal,
  documentText,
  documentType,
  documentCountry,
  documentValidity,
  facePresence,
  faceLighting,
  faceFocus,
  faceCover,
  faceMatch,
  livenessChallenge,
  livenessInjection,
  livenessPresentation,
  livenessSession,
  duplicateIdentity,
  duplicateFace,
  retryDocument,
  retryDevice,
] as const satisfies readonly CheckEntry[];

/** Folders that hold wording only: other parts of the system give these reasons. */
export const notices = [
  { check: 'retry/limit', reasons: limit },
  { check: 'retry/cooldown', reasons: cooldown },
  { check: 'capture/camera', reasons: camera },
  { check: 'capture/device', reasons: device },
  { check: 'service/dependency', reasons: dependency },
] as const satisfies readonly Pick<CheckEntry, 'check' | 'reasons'>[];

/** Reasons that can really be given today. */
export type GivenReason =
  | (typeof checks)[number]['reasons'][number]
  | (typeof notices)[number]['reasons'][number];

/** The folder that a reason belongs to, or null for a reason that nothing gives yet. */
export function folderOf(code: ReasonCode): string | null {
  const entries: readonly Pick<CheckEntry, 'check' | 'reasons'>[] = [...checks, ...notices];
  return entries.find(({ reasons }) => reasons.includes(code))?.check ?? null;
}
