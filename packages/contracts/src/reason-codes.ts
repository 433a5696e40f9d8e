/**
 * Every reason that the system can give, as a stable string: `<part>.<check>.<finding>`.
 * The first two segments are the path of the check folder that produces it. Codes are never renamed or reused.
 */
export const reasonCodes = [
  'data.name.mismatch',
  'data.birth_date.mismatch',
  'data.document_number.mismatch',
  'data.nationality.mismatch',
  'data.document_number.checksum',
  'data.document.inconsistent',
  'data.age.below_minimum',
  'document.presence.not_found',
  'document.presence.multiple',
  'document.side.missing',
  'document.side.wrong',
  'document.side.same_twice',
  'document.frame.cropped',
  'document.focus.blurry',
  'document.glare.covers_field',
  'document.exposure.too_dark',
  'document.exposure.too_bright',
  'document.resolution.too_small',
  'document.cover.obscured',
  'document.text.unreadable',
  'document.original.screen',
  'document.original.photocopy',
  'document.original.scan',
  'document.original.edited',
  'document.condition.damaged',
  'document.validity.expired',
  'document.validity.not_yet_valid',
  'document.type.mismatch',
  'document.type.unsupported',
  'document.country.unsupported',
  'face.presence.not_found',
  'face.presence.multiple',
  'face.lighting.too_dark',
  'face.lighting.too_bright',
  'face.focus.blurry',
  'face.cover.glasses',
  'face.cover.hat',
  'face.cover.mask',
  'face.match.different',
  'liveness.challenge.missed',
  'liveness.challenge.wrong_order',
  'liveness.challenge.timeout',
  'liveness.presentation.suspected',
  'liveness.presentation.unclear',
  'liveness.injection.suspected',
  'liveness.session.replayed',
  'duplicate.identity.known',
  'duplicate.face.known',
  'screening.watchlist.candidate',
  'retry.limit.reached',
  'retry.document.exceeded',
  'retry.device.exceeded',
  'retry.cooldown.active',
  'capture.camera.unavailable',
  'capture.device.unsupported',
  'service.dependency.unavailable',
] as const;

/** A stable reason code. */
export type ReasonCode = (typeof reasonCodes)[number];

/** Codes whose exact finding only a reviewer sees; the applicant gets a neutral sentence. */
export const neutralReasonCodes: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'document.original.edited',
  'liveness.presentation.suspected',
  'liveness.injection.suspected',
  'liveness.session.replayed',
  'duplicate.identity.known',
  'duplicate.face.known',
  'retry.document.exceeded',
  'retry.device.exceeded',
  'screening.watchlist.candidate',
]);

/** Technical trouble: never uses up an attempt. */
export const technicalReasonCodes: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'capture.camera.unavailable',
  'capture.device.unsupported',
  'service.dependency.unavailable',
]);

export function isReasonCode(code: string): code is ReasonCode {
  return (reasonCodes as readonly string[]).includes(code);
}
