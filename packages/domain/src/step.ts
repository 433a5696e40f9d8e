import type { DocumentSide, Reason, ReasonCode, Step } from '@vidimus/contracts';
import { documentSides } from '@vidimus/contracts';

/** Reasons that either step can cure: the typed field is wrong, or the picture is. First the likelier one. */
const curedByEither: Partial<Record<ReasonCode, readonly [Step, Step]>> = {
  'data.name.mismatch': ['data', 'document'],
  'data.birth_date.mismatch': ['data', 'document'],
  'data.document_number.mismatch': ['data', 'document'],
  'data.nationality.mismatch': ['data', 'document'],
  'document.type.mismatch': ['document', 'data'],
  'document.type.unsupported': ['document', 'data'],
  'document.country.unsupported': ['document', 'data'],
  'face.match.different': ['liveness', 'document'],
};

/** The steps that can cure a reason, likeliest first; empty when no new submission can (a watchlist candidate). */
export function stepsThatCure(reason: Reason): readonly Step[] {
  const either = curedByEither[reason.code];
  if (either !== undefined) return either;
  const [part] = reason.code.split('.');
  const inDocumentPicture = reason.region?.subject.startsWith('document_') ?? false;
  if (part === 'document' || reason.code === 'data.document.inconsistent') return ['document'];
  if (part === 'data') return [inDocumentPicture ? 'document' : 'data'];
  if (part === 'face') return [inDocumentPicture ? 'document' : 'liveness'];
  if (part === 'liveness') return ['liveness'];
  return [];
}

/**
 * The step that a person should do again for this reason, or null when none helps.
 * A face or number reason whose region lies in a document picture belongs to the document step.
 */
export function stepOf(reason: Reason): Step | null {
  return stepsThatCure(reason)[0] ?? null;
}

/** The step that a check measures, from its folder path (`face/match` → liveness); null for checks across people. */
export function stepOfCheck(check: string): Step | null {
  const [subject] = check.split('/');
  if (subject === 'data' || subject === 'document' || subject === 'liveness') return subject;
  return subject === 'face' ? 'liveness' : null;
}

function sideOf(reason: Reason): DocumentSide | null {
  if (reason.region?.subject === 'document_front') return 'front';
  if (reason.region?.subject === 'document_back') return 'back';
  return documentSides.find((side) => side === reason.params.side) ?? null;
}

/**
 * Which of the needed sides must be photographed again. A side is named by the reason's region or by its `side`
 * parameter; one document reason that names none puts every side at fault.
 */
export function sidesAtFault(reasons: readonly Reason[], needed: readonly DocumentSide[]): DocumentSide[] {
  const ofDocument = reasons.filter((reason) => stepOf(reason) === 'document');
  if (ofDocument.some((reason) => sideOf(reason) === null)) return [...needed];
  return needed.filter((side) => ofDocument.some((reason) => sideOf(reason) === side));
}
