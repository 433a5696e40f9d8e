import type { PreparedAnswer } from '@vidimus/contracts';

/** Español. */
export const es: Record<PreparedAnswer, string> = {
  'approve.general': 'Un revisor ha visto su caso y le ha verificado.',
  'decline.general': 'Un revisor ha visto su caso y no ha podido verificarle.',
  'decline.not_readable':
    'Un revisor no ha podido leer su documento en ninguna foto. Puede empezar de nuevo con un documento más legible.',
  'decline.not_original':
    'Un revisor ha visto que las fotos no muestran el documento original. Puede empezar de nuevo con el propio documento ante la cámara.',
  'decline.other_person': 'Un revisor ha visto que la persona ante la cámara no es la del documento.',
  'decline.not_accepted':
    'Un revisor ha visto que este documento no se acepta aquí. Puede empezar de nuevo con otro documento.',
  'ask.photo_of_document':
    'Añada una foto del documento completo, sobre una superficie plana y con todas las esquinas a la vista.',
  'ask.photo_in_better_light': 'Añada una foto del documento con luz natural, sin reflejos sobre el texto.',
  'ask.explain_difference': 'Sus datos difieren del documento. Díganos por qué.',
  'ask.explain_damage': 'Su documento está dañado. Díganos cómo ocurrió y si tiene otro.',
};
