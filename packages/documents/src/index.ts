export { isChineseIdentityNumber } from './chn-identity-card/identity-number.ts';
export {
  type DocumentType,
  type FieldName,
  type Fields,
  type FieldValue,
  fieldNames,
} from './document-type.ts';
export { type IdentifiedDocument, identifyDocument, regionIn, sidesFor } from './identify.ts';
export { type DateReading, dateFromPrint } from './print/dates.ts';
export { printedFields } from './print/printed-fields.ts';
export { documentTypes } from './registry.ts';
