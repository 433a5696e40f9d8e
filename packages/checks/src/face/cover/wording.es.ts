import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.cover.glasses': {
    title: 'Sus gafas le tapan los ojos en el vídeo.',
    remedy:
      'Quítese las gafas de sol; las transparentes pueden quedarse si no reflejan nada. Después repita el vídeo. Si lleva gafas oscuras por motivos médicos, envíe el vídeo tal cual y lo revisará una persona.',
  },
  'face.cover.hat': {
    title: 'Un sombrero, un pañuelo u otra cosa le cubre la cabeza en el vídeo.',
    remedy:
      'Quíteselo, apártese el pelo de la cara y repita el vídeo. Si lo lleva por motivos religiosos o médicos, envíe el vídeo tal cual y lo revisará una persona.',
  },
  'face.cover.mask': {
    title: 'Algo le tapa la boca o la nariz en el vídeo.',
    remedy:
      'Quítese la mascarilla o el pañuelo, mantenga las manos lejos de la cara y repita el vídeo. Si lo lleva por motivos religiosos o médicos, envíe el vídeo tal cual y lo revisará una persona.',
  },
};
