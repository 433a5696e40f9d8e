import { parseAamva } from '@vidimus/vision/browser';
import type { DocumentType, FieldName, Fields } from '../document-type.ts';
import { hasTitle, printedFields } from '../printed-fields.ts';

/** Driving licence or identity card of the United States and Canada: PDF417 on the back (AAMVA DL/ID 2020, annex D). */
export const aamvaDrivingLicence: DocumentType = {
  id: 'aamva-driving-licence',
  kind: 'driving_licence',
  countries: ['USA', 'CAN'],
  sides: ['front', 'back'],
  fields: [
    'family_name',
    'given_names',
    'birth_date',
    'expiry_date',
    'issue_date',
    'document_number',
    'sex',
    'issuing_country',
  ],
  recognise(reading, context) {
    const { barcode } = reading;
    if (!barcode && !reading.mrz && hasTitle(reading, /DRIVER.?S?LICEN[CS]E|DRIVINGLICEN[CS]E/)) {
      return { country: null, side: 'front', fields: {}, printed: printedFields(reading, context) };
    }
    const licence = barcode ? parseAamva(barcode.text) : null;
    if (!barcode || licence?.kind !== 'driving_licence') return null;
    const region = context.regionOf(barcode.quad);
    const fields: Fields = {};
    const put = (name: FieldName, value: string | null): void => {
      if (value) fields[name] = { value, source: 'barcode', region };
    };
    put('family_name', licence.familyName);
    put('given_names', licence.givenNames);
    put('birth_date', licence.birthDate);
    put('expiry_date', licence.expiryDate);
    put('issue_date', licence.issueDate);
    put('document_number', licence.documentNumber);
    put('sex', licence.sex);
    put('issuing_country', licence.country);
    return { country: licence.country, side: 'back', fields, printed: printedFields(reading, context) };
  },
};
