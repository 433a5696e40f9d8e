import { wording as captureCamera } from '../capture/camera/wording.zh-CN.ts';
import { wording as captureDevice } from '../capture/device/wording.zh-CN.ts';
import type { Wording } from '../check.ts';
import { wording as dataAge } from '../data/age/wording.zh-CN.ts';
import { wording as dataBirthDate } from '../data/birth_date/wording.zh-CN.ts';
import { wording as dataDocument } from '../data/document/wording.zh-CN.ts';
import { wording as dataDocumentNumber } from '../data/document_number/wording.zh-CN.ts';
import { wording as dataName } from '../data/name/wording.zh-CN.ts';
import { wording as dataNationality } from '../data/nationality/wording.zh-CN.ts';
import { wording as documentCondition } from '../document/condition/wording.zh-CN.ts';
import { wording as documentCountry } from '../document/country/wording.zh-CN.ts';
import { wording as documentCover } from '../document/cover/wording.zh-CN.ts';
import { wording as documentExposure } from '../document/exposure/wording.zh-CN.ts';
import { wording as documentFocus } from '../document/focus/wording.zh-CN.ts';
import { wording as documentFrame } from '../document/frame/wording.zh-CN.ts';
import { wording as documentGlare } from '../document/glare/wording.zh-CN.ts';
import { wording as documentOriginal } from '../document/original/wording.zh-CN.ts';
import { wording as documentPresence } from '../document/presence/wording.zh-CN.ts';
import { wording as documentResolution } from '../document/resolution/wording.zh-CN.ts';
import { wording as documentSide } from '../document/side/wording.zh-CN.ts';
import { wording as documentText } from '../document/text/wording.zh-CN.ts';
import { wording as documentType } from '../document/type/wording.zh-CN.ts';
import { wording as documentValidity } from '../document/validity/wording.zh-CN.ts';
import { wording as duplicateFace } from '../duplicate/face/wording.zh-CN.ts';
import { wording as duplicateIdentity } from '../duplicate/identity/wording.zh-CN.ts';
import { wording as faceCover } from '../face/cover/wording.zh-CN.ts';
import { wording as faceFocus } from '../face/focus/wording.zh-CN.ts';
import { wording as faceLighting } from '../face/lighting/wording.zh-CN.ts';
import { wording as faceMatch } from '../face/match/wording.zh-CN.ts';
import { wording as facePresence } from '../face/presence/wording.zh-CN.ts';
import { wording as livenessChallenge } from '../liveness/challenge/wording.zh-CN.ts';
import { wording as livenessInjection } from '../liveness/injection/wording.zh-CN.ts';
import { wording as livenessPresentation } from '../liveness/presentation/wording.zh-CN.ts';
import { wording as livenessSession } from '../liveness/session/wording.zh-CN.ts';
import type { GivenReason } from '../registry.ts';
import { wording as retryCooldown } from '../retry/cooldown/wording.zh-CN.ts';
import { wording as retryDevice } from '../retry/device/wording.zh-CN.ts';
import { wording as retryDocument } from '../retry/document/wording.zh-CN.ts';
import { wording as retryLimit } from '../retry/limit/wording.zh-CN.ts';
import { wording as serviceDependency } from '../service/dependency/wording.zh-CN.ts';

export const chinese: Wording<GivenReason> = {
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
