import type { DocumentReading } from '@vidimus/vision/browser';
import type { Fields, ReadContext } from '../document-type.ts';
import { printedFields } from '../print/printed-fields.ts';
import { unlabelledDates, unlabelledNumber } from '../print/unlabelled.ts';

/** The printed page of a passport: by its labels, and where these are too small to be read, by what only one place can hold. */
export function printedPage(reading: DocumentReading, context: ReadContext): Fields {
  const labelled = printedFields(reading, context);
  return {
    ...unlabelledNumber(reading, context),
    ...labelled,
    ...unlabelledDates(reading, context, labelled),
  };
}
