import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.document_number.mismatch': {
    title: 'El número de documento que ha escrito, {expected}, no coincide con el documento: {found}.',
    remedy: 'Corrija los caracteres marcados. Es fácil confundir O con 0, o I con 1.',
  },
  'data.document_number.checksum': {
    title: 'El número que ha escrito contiene un error: su último carácter no concuerda con los demás.',
    remedy: 'Compárelo con su documento cifra por cifra y corríjalo.',
  },
};
