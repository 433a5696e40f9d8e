import type { trust as english } from './trust.en.ts';

/** Español. */
export const trust: typeof english = {
  consent: {
    lead: 'Lea primero lo siguiente. No se le pedirá nada antes de que acepte.',
    goOn: 'Aceptar y continuar',
    refuse: 'No acepto: volver a la aplicación',
    refuseHint: 'Si no acepta, cierre esta página. No ha entregado nada.',
    missing: 'Marque la casilla para continuar.',
  },
  review: {
    opened: (time) => `Entregado a una persona el ${time}`,
    due: (time) => `Recibirá una respuesta a más tardar el ${time}.`,
    yourTurn: 'Quien revisa su caso tiene una pregunta',
    yourTurnLead: 'Su caso espera hasta que responda.',
    messages: 'Mensajes',
    from: { reviewer: 'Revisor', applicant: 'Usted' },
    picture: (n) => `Foto ${n} de este mensaje`,
    reply: 'Su respuesta',
    addPicture: 'Añadir una foto',
    added: (n) => (n === 1 ? 'Se enviará una foto con ella.' : `Se enviarán ${n} fotos con ella.`),
    send: 'Enviar la respuesta',
  },
  phrase: {
    choose: 'Elegir una frase que demuestre que esta página es auténtica',
    change: 'Cambiar',
    yours: 'Su frase',
    lead: 'Una página falsa no puede conocerla. La mostramos arriba en todas las páginas. Si la próxima vez falta, salga.',
    label: 'Una frase que solo usted conozca',
    hint: 'Por ejemplo, tres palabras que reconozca. No use una contraseña.',
    save: 'Guardar la frase',
    remove: 'Quitarla',
    cancel: 'Cancelar',
    length: 'Escriba entre 4 y 60 caracteres.',
  },
  embed: {
    cameraTitle: 'La página que contiene a esta no permite la cámara',
    cameraRemedy:
      'No es error suyo. Use un archivo de foto donde sea posible, o vuelva a la aplicación y abra la verificación en su propia ventana.',
    cameraForHost: 'Para quien creó el sitio: el marco necesita allow="camera".',
    close: 'Volver',
  },
};
