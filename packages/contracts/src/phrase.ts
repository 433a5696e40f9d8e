import Type, { type Static } from 'typebox';
import { closed, nullable } from './shapes.ts';

/**
 * Words that a person chose to know the real page by. No control, format or private-use characters (Unicode general
 * category C): they are shown above every page, and must not turn or hide what stands beside them.
 */
const phrase = Type.String({ minLength: 4, maxLength: 60, pattern: '^(?!\\s)(?!.*\\s$)[^\\p{C}]*$' });

/** Null takes the phrase away. */
export const PhraseSchema = Type.Object({ phrase: nullable(phrase) }, closed);
export type Phrase = Static<typeof PhraseSchema>;
