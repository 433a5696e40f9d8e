import type { CheckResult, DocumentSide, Policy, TypedData } from '@vidimus/contracts';
import { checkAge } from './data/age/check.ts';
import { checkBirthDate } from './data/birth_date/check.ts';
import { checkConsistency } from './data/document/check.ts';
import { checkDocumentNumber } from './data/document_number/check.ts';
import { checkName } from './data/name/check.ts';
import { checkNationality } from './data/nationality/check.ts';
import { checkCondition, checkWearOfUnread } from './document/condition/check.ts';
import { checkCountry } from './document/country/check.ts';
import { checkCover } from './document/cover/check.ts';
import { checkExposure } from './document/exposure/check.ts';
import { checkFocus } from './document/focus/check.ts';
import { checkFrame } from './document/frame/check.ts';
import { checkGlare } from './document/glare/check.ts';
import { checkOriginal } from './document/original/check.ts';
import { checkPresence } from './document/presence/check.ts';
import { checkResolution } from './document/resolution/check.ts';
import { checkSides } from './document/side/check.ts';
import { checkText } from './document/text/check.ts';
import { checkFieldsRead } from './document/text/fields.ts';
import { checkType } from './document/type/check.ts';
import { checkValidity } from './document/validity/check.ts';
import type { DataEvidence, SideEvidence } from './evidence.ts';
import { checkFaceOnDocument } from './face/presence/check.ts';

const isFailed = (result: CheckResult): boolean => result.result === 'failed';

/** Why no document was found although there may be one: a dark, tiny or blurred picture. */
const hidingCauses = (evidence: SideEvidence): CheckResult[] =>
  [checkExposure(evidence), checkResolution(evidence), checkFocus(evidence)].filter(isFailed).slice(0, 1);

const takesColour: ReadonlySet<string> = new Set([
  'document/exposure',
  'document/focus',
  'document/frame',
  'document/resolution',
]);

/** What lies over the print, or shines on it, also hides whether it is worn. */
function surfaceCauses(evidence: SideEvidence): CheckResult[] {
  const above = [checkGlare(evidence), checkCover(evidence)];
  return above.some(isFailed) ? above : [...above, checkCondition(evidence)];
}

/**
 * What is wrong with one photo. A cause silences what it brings about: a dark photo is not also called blurred, and
 * text is only called unreadable when nothing else explains why it was not read.
 */
export function checkPhoto(evidence: SideEvidence): CheckResult[] {
  const results = photoResults(evidence);
  return evidence.reading.unaided
    ? results.map((result): CheckResult => ({ ...result, outline_from: 'person' }))
    : results;
}

function photoResults(evidence: SideEvidence): CheckResult[] {
  const presence = checkPresence(evidence);
  const exposure = checkExposure(evidence);
  if (isFailed(presence)) {
    const hiding = hidingCauses(evidence);
    return hiding.length > 0 ? hiding : [presence];
  }
  // As in a mirror nothing is where it belongs, and nothing can be read.
  if (evidence.reading.mirrored) return [presence, checkText(evidence)];
  const focus = checkFocus(evidence);
  // The outline of a blurred or bleached page is too vague to say that a side is cut.
  const frame = isFailed(exposure) || isFailed(focus) ? [] : [checkFrame(evidence)];
  const causes = [exposure, ...frame];
  if (!isFailed(exposure)) {
    const resolution = checkResolution(evidence);
    // What is too small has no fine detail to be sharp.
    const fine = isFailed(resolution) ? [resolution] : [focus, resolution];
    // Where a side is cut, the ground that is taken for the document's rest looks like a cover.
    const shown = ![...fine, ...frame].some(isFailed);
    causes.push(...fine, ...(shown ? surfaceCauses(evidence) : [checkGlare(evidence)]));
  }
  if (!causes.some(isFailed)) causes.push(...legibility(evidence));
  // A copy is as legible as its original: it explains nothing. Darkness, blur, cut sides and distance take the colour
  // that tells them apart.
  const pale = causes.some((cause) => isFailed(cause) && takesColour.has(cause.check));
  const original = pale ? [] : [checkOriginal(evidence)];
  // The grid of a screen and the grain of a copy look like wear.
  const shown = original.some(isFailed)
    ? causes.filter(({ check }) => check !== 'document/condition')
    : causes;
  return [presence, ...shown, ...original];
}

/** Whether the text was read; where it was not, slighter signs than else tell of blur and wear. */
function legibility(evidence: SideEvidence): CheckResult[] {
  const text = checkText(evidence);
  if (!isFailed(text)) return [text];
  const focus = evidence.reading.mrz ? [] : [checkFocus(evidence, { unread: true })];
  const causes = [...focus, checkWearOfUnread(evidence)];
  return causes.filter(isFailed).concat(text).slice(0, 1);
}

/** A photo that must be taken again; a copy is as legible as its original. */
const isSpoilt = (result: CheckResult): boolean => isFailed(result) && result.check !== 'document/original';

/** Which side a spoilt photo shows is a guess; that one is missing, or was taken twice, is none. */
const isWrongSide = ({ reasons }: CheckResult): boolean =>
  reasons.some(({ code }) => code === 'document.side.wrong');

/** A side whose text can be trusted: it is of one document, and its check digits are right or nothing is wrong with the photo. */
function legible({ reading }: SideEvidence, photo: readonly CheckResult[]): boolean {
  if (reading.beside !== null) return false;
  return reading.mrz?.valid === true || reading.barcode !== null || !photo.some(isSpoilt);
}

interface Photographed {
  readonly evidence: SideEvidence;
  readonly photo: readonly CheckResult[];
}

/** Slighter signs of wear than else, on sides that were not read: not on a copy, whose grain looks like it. */
const wearOfUnread = (photos: readonly Photographed[]): CheckResult[] =>
  photos
    .filter(({ photo }) => !photo.some((result) => isFailed(result) && result.check === 'document/original'))
    .map(({ evidence }) => checkWearOfUnread(evidence))
    .filter(isFailed);

/** Whether the fields were read, or why not. */
function fieldsRead(photos: readonly Photographed[]): CheckResult[] {
  const read = checkFieldsRead(photos.map(({ evidence }) => evidence));
  const wear = isFailed(read) ? wearOfUnread(photos) : [];
  return wear.length > 0 ? wear : [read];
}

/** A photo that must be taken again may not show the face; neither may one of a screen, whose grid lies over it. */
const facesHidden = (photo: readonly CheckResult[] = []): boolean =>
  photo.some(
    (result) => isSpoilt(result) || result.reasons.some(({ code }) => code === 'document.original.screen'),
  );

/** Typed data against the documents. Without a document: what typed data alone can show. */
export function checkData(evidence: DataEvidence, policy: Policy): CheckResult[] {
  return [
    checkName(evidence),
    checkBirthDate(evidence),
    checkDocumentNumber(evidence),
    checkNationality(evidence),
    checkConsistency(evidence),
    checkAge(evidence, policy.minimum_age_years),
  ];
}

/** Every check of the photographed sides, and of typed data against them. What cannot be read is not judged further. */
export function checkDocument(
  sides: readonly SideEvidence[],
  needed: readonly DocumentSide[],
  context: { typed: TypedData | null; today: string; policy: Policy },
): CheckResult[] {
  const { typed, today, policy } = context;
  const photos = sides.map((evidence) => ({ evidence, photo: checkPhoto(evidence) }));
  const complete = checkSides(sides, needed);
  const spoilt = photos.some(({ photo }) => photo.some(isSpoilt));
  const found = [
    ...photos.flatMap(({ photo }) => photo),
    ...(spoilt && isWrongSide(complete) ? [] : [complete]),
  ];
  if (!photos.every(({ evidence, photo }) => legible(evidence, photo))) return found;
  const type = checkType(sides, typed, policy.documents.kinds);
  // What tells the type may be worn away.
  const worn = isFailed(type) && sides.every(({ identified }) => identified.type === null);
  const wear = worn ? wearOfUnread(photos) : [];
  if (wear.length > 0) return [...found, ...wear];
  found.push(type, checkCountry(sides, policy.documents.countries), checkValidity(sides, today));
  if (isFailed(type)) return found;
  const front = sides.find(({ side }) => side === 'front');
  // A portrait or a field is only missed where every side is there: the wrong side does not bear it.
  if (!isFailed(complete)) {
    if (front && !facesHidden(photos.find(({ evidence }) => evidence === front)?.photo))
      found.push(checkFaceOnDocument(front));
    found.push(...fieldsRead(photos));
  }
  const data = checkData({ typed, sides, today }, policy);
  // Print that is read from a spoilt photo differs from the zone for the photo's sake.
  return [...found, ...(spoilt ? data.filter(({ check }) => check !== 'data/document') : data)];
}
