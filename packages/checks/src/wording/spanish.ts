import { wording as captureCamera } from '../capture/camera/wording.es.ts';
import { wording as captureDevice } from '../capture/device/wording.es.ts';
import type { Wording } from '../check.ts';
import { wording as dataAge } from '../data/age/wording.es.ts';
import { wording as dataBirthDate } from '../data/birth_date/wording.es.ts';
import { wording as dataDocument } from '../data/document/wording.es.ts';
import { wording as dataDocumentNumber } from '../data/document_number/wording.es.ts';
import { wording as dataName } from '../data/name/wording.es.ts';
import { wording as dataNationality } from '../data/nationality/wording.es.ts';
import { wording as documentCondition } from '../document/condition/wording.es.ts';
import { wording as documentCountry } from '../document/country/wording.es.ts';
import { wording as documentCover } from '../document/cover/wording.es.ts';
import { wording as documentExposure } from '../document/exposure/wording.es.ts';
import { wording as documentFocus } from '../document/focus/wording.es.ts';
import { wording as documentFrame } from '../document/frame/wording.es.ts';
import { wording as documentGlare } from '../document/glare/wording.es.ts';
import { wording as documentOriginal } from '../document/original/wording.es.ts';
import { wording as documentPresence } from '../document/presence/wording.es.ts';
import { wording as documentResolution } from '../document/resolution/wording.es.ts';
import { wording as documentSide } from '../document/side/wording.es.ts';
import { wording as documentText } from '../document/text/wording.es.ts';
import { wording as documentType } from '../document/type/wording.es.ts';
import { wording as documentValidity } from '../document/validity/wording.es.ts';
import { wording as duplicateFace } from '../duplicate/face/wording.es.ts';
import { wording as duplicateIdentity } from '../duplicate/identity/wording.es.ts';
import { wording as faceCover } from '../face/cover/wording.es.ts';
import { wording as faceFocus } from '../face/focus/wording.es.ts';
import { wording as faceLighting } from '../face/lighting/wording.es.ts';
import { wording as faceMatch } from '../face/match/wording.es.ts';
import { wording as facePresence } from '../face/presence/wording.es.ts';
import { wording as livenessChallenge } from '../liveness/challenge/wording.es.ts';
import { wording as livenessInjection } from '../liveness/injection/wording.es.ts';
import { wording as livenessPresentation } from '../liveness/presentation/wording.es.ts';
import { wording as livenessSession } from '../liveness/session/wording.es.ts';
import type { GivenReason } from '../registry.ts';
import { wording as retryCooldown } from '../retry/cooldown/wording.es.ts';
import { wording as retryDevice } from '../retry/device/wording.es.ts';
import { wording as retryDocument } from '../retry/document/wording.es.ts';
import { wording as retryLimit } from '../retry/limit/wording.es.ts';
import { wording as serviceDependency } from '../service/dependency/wording.es.ts';

export const spanish: Wording<GivenReason> = {
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
