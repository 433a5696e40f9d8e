import type { NoticeValues, NoticeWords } from './values.ts';

const who = ({ operator }: NoticeValues): string => operator ?? 'la empresa que le envió aquí';
const Who = (values: NoticeValues): string => values.operator ?? 'La empresa que le envió aquí';

function storedPoints(values: NoticeValues): string[] {
  const points = [
    'Los datos que escribe, las fotos de su documento y la grabación de su cara, también de los intentos fallidos.',
    'Lo que midió cada control, y la decisión con sus motivos.',
  ];
  if (values.comparesFaces)
    points.push('Números que describen su cara, para notar la misma cara en otra cuenta.');
  if (values.comparesDocuments)
    points.push(
      'Una huella cifrada de su número de documento, para notar el mismo documento en otra cuenta.',
    );
  if (values.documentHours !== null)
    points.push(
      `Durante ${values.documentHours} horas tras un intento fallido, una huella cifrada de su número de documento, para contar esos intentos.`,
    );
  points.push('Todo está cifrado. Sus datos y sus fotos tienen una clave solo para usted.');
  if (values.deviceHours !== null)
    points.push(
      `En este navegador, una marca aleatoria durante ${values.deviceHours} horas tras cada envío, para contar los intentos fallidos. No dice nada de usted.`,
    );
  return points;
}

function keptPoint(values: NoticeValues): string {
  return values.keptDays === null
    ? `Hasta que ${who(values)} lo borre, o usted lo pida.`
    : `Fotos y datos, como máximo ${values.keptDays} días desde el final de esta verificación, o hasta que pida borrarlos.`;
}

function erasurePoint(values: NoticeValues): string {
  const how = values.contact === null ? `Pídalo a ${who(values)}` : `Escriba a ${values.contact}`;
  return `${how}. Entonces se destruye su clave y se eliminan sus fotos: nadie podrá leerlas, y tendría que verificarse de nuevo.`;
}

export const es: NoticeWords = {
  processing: (values) => ({
    title: 'Antes de empezar',
    sections: [
      {
        title: 'Qué se comprueba',
        points: [
          'Si su documento se puede leer, si es auténtico hasta donde lo muestra una foto y si coincide con sus datos.',
          'En la comprobación facial: si hay una persona viva ante la cámara y si es la del documento.',
          'La mayoría de los casos los deciden programas. Cuando dudan, una persona revisa el suyo.',
        ],
      },
      { title: 'Qué se guarda', points: storedPoints(values) },
      {
        title: 'Quién lo ve',
        points: [`${Who(values)} y sus revisores. Las fotos se comprueban en sus propias máquinas.`],
      },
      { title: 'Cuánto tiempo', points: [keptPoint(values)] },
      { title: 'Cómo pedir que se borre', points: [erasurePoint(values)] },
      {
        title: 'Riesgos',
        points: [
          'Verifique solo una cuenta que sea suya. Quien le pida verificar otra puede cometer delitos en su nombre.',
          'Nadie necesita sus fotos ni este enlace por chat, correo o teléfono. Quien los pida no es de los nuestros.',
          'Los controles pueden equivocarse. Se le dice qué se encontró y, cuando no queden intentos, puede pedir que lo vea una persona.',
          'Las fotos de caras y documentos son delicadas. Si no quiere entregarlas, salga ahora: aún no ha entregado nada.',
        ],
      },
    ],
    agree: `He leído lo anterior y acepto que ${who(values)} trate mis datos, mi documento y mi cara para esta verificación.`,
  }),
  review: (values) => ({
    title: 'Si lo revisa una persona',
    sections: [
      {
        title: 'Qué ve',
        points: [
          'Sus datos, las fotos de todos sus intentos, lo que encontraron los controles y su nota.',
          ...(values.answerHours === null
            ? []
            : [`Recibirá una respuesta en ${values.answerHours} horas, en su idioma.`]),
        ],
      },
    ],
    agree: `Acepto que un revisor de ${who(values)} vea mis datos y las fotos de mis intentos.`,
  }),
};
