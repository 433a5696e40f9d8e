import { wording as captureCamera } from '../capture/camera/wording.en.ts';
import { wording as captureDevice } from '../capture/device/wording.en.ts';
import type { Wording } from '../check.ts';
import { wording as dataAge } from '../data/age/wording.en.ts';
import { wording as dataBirthDate } from '../data/birth_date/wording.en.ts';
import { wording as dataDocument } from '../data/document/wording.en.ts';
import { wording as dataDocumentNumber } from '../data/document_number/wording.en.ts';
import { wording as dataName } from '../data/name/wording.en.ts';
import { wording as dataNationality } from '../data/nationality/wording.en.ts';
import { wording as documentCondition } from '../document/condition/wording.en.ts';
import { wording as documentCountry } from '../document/country/wording.en.ts';
import { wording as documentCover } from '../document/cover/wording.en.ts';
import { wording as documentExposure } from '../document/exposure/wording.en.ts';
import { wording as documentFocus } from '../document/focus/wording.en.ts';
import { wording as documentFrame } from '../document/frame/wording.en.ts';
import { wording as documentGlare } from '../document/glare/wording.en.ts';
import { wording as documentOriginal } from '../document/original/wording.en.ts';
import { wording as documentPresence } from '../document/presence/wording.en.ts';
import { wording as documentResolution } from '../document/resolution/wording.en.ts';
import { wording as documentSide } from '../document/side/wording.en.ts';
import { wording as documentText } from '../document/text/wording.en.ts';
import { wording as documentType } from '../document/type/wording.en.ts';
import { wording as documentValidity } from '../document/validity/wording.en.ts';
import { wording as duplicateFace } from '../duplicate/face/wording.en.ts';
import { wording as duplicateIdentity } from '../duplicate/identity/wording.en.ts';
import { wording as faceCover } from '../face/cover/wording.en.ts';
import { wording as faceFocus } from '../face/focus/wording.en.ts';
import { wording as faceLighting } from '../face/lighting/wording.en.ts';
import { wording as faceMatch } from '../face/match/wording.en.ts';
import { wording as facePresence } from '../face/presence/wording.en.ts';
import { wording as livenessChallenge } from '../liveness/challenge/wording.en.ts';
import { wording as livenessInjection } from '../liveness/injection/wording.en.ts';
import { wording as livenessPresentation } from '../liveness/presentation/wording.en.ts';
import { wording as livenessSession } from '../liveness/session/wording.en.ts';
import type { GivenReason } from '../registry.ts';
import { wording as retryCooldown } from '../retry/cooldown/wording.en.ts';
import { wording as retryDevice } from '../retry/device/wording.en.ts';
import { wording as retryDocument } from '../retry/document/wording.en.ts';
import { wording as retryLimit } from '../retry/limit/wording.en.ts';
import { wording as serviceDependency } from '../service/dependency/wording.en.ts';

export const english: Wording<GivenReason> = {
  ...captureCamera,
  ...captureDevice,
  ...dataAge,
  ...dataBirthDate,
  ...dataDocument,
  ...dataDocumentNumber,
  ...dataName,
  ...dataNationality,
  ...documentCondition,
  ...documentCountry,
  ...documentCover,
  ...documentExposure,
  ...documentFocus,
  ...documentFrame,
  ...documentGlare,
  ...documentOriginal,
  ...documentPresence,
  ...documentResolution,
  ...documentSide,
  ...documentText,
  ...documentType,
  ...documentValidity,
  ...duplicateFace,
  ...duplicateIdentity,
  ...faceCover,
  ...faceFocus,
  ...faceLighting,
  ...faceMatch,
  ...facePresence,
  ...livenessChallenge,
  ...livenessInjection,
  ...livenessPresentation,
  ...livenessSession,
  ...retryCooldown,
  ...retryDevice,
  ...retryDocument,
  ...retryLimit,
  ...serviceDependency,
};
