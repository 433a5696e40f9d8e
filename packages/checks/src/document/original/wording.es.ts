import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.original.screen': {
    title: 'La foto de su documento ({side}) parece hecha a una pantalla.',
    remedy:
      'Ponga el propio documento sobre una mesa y fotografíelo; no sirve una imagen suya en un teléfono u ordenador.',
  },
  'document.original.photocopy': {
    title: 'La foto parece mostrar una copia de su documento ({side}).',
    remedy: 'Fotografíe el documento original, no una copia; deben verse sus propios colores.',
  },
  'document.original.scan': {
    title: 'La imagen de su documento ({side}) parece un escaneo o un archivo de imagen.',
    remedy:
      'Fotografíe el propio documento: póngalo sobre una mesa de modo que se vea la mesa por todos los lados y use la cámara.',
  },
  'document.original.edited': {
    title: 'El archivo de la foto nombra un programa para modificar imágenes.',
    remedy:
      'Busque en la imagen zonas modificadas; algunas personas solo recortan o giran la foto antes de enviarla.',
  },
};
