import type { DocumentSide, FileRule, Policy } from '@vidimus/contracts';
import type { SessionState } from './state.ts';

/** What becomes of pictures of documents that are files. */
export const fileRuleOf = ({ files }: Policy['documents']): FileRule => files ?? 'accepted';

/** Sides that stand for the document and did not come from the camera. */
export const sidesFromFile = ({ sides_needed, sides_from_file = [] }: SessionState): DocumentSide[] =>
  sides_from_file.filter((side) => sides_needed.includes(side));
