import type { ChannelWords } from './words.ts';

export const es: ChannelWords = {
  title: (operator) => `¿Es realmente ${operator}?`,
  lead: 'Pegue un enlace, un correo electrónico, un teléfono o una cuenta social. No se guarda nada.',
  label: 'Enlace, correo, número o cuenta',
  placeholder: 'por ejemplo https://… o @nombre',
  check: 'Comprobar',
  owned: (operator) => `Sí, pertenece a ${operator}.`,
  foreign: (operator) => `No, no pertenece a ${operator}.`,
  foreignLead: 'No inicie sesión ahí, no envíe nada y no responda.',
  checked: (kind) => `Comprobado (${kind})`,
  resembles: 'Se parece a',
  belongsTo: 'En la lista como',
  kinds: { link: 'Enlace', email: 'Correo electrónico', phone: 'Teléfono', social: 'Cuenta social' },
  findings: {
    look_alike: 'Está escrito con otros caracteres que se ven igual.',
    mixed_scripts: 'Mezcla letras de varios alfabetos, cosa que los nombres auténticos no hacen.',
    punycode: 'Contiene caracteres fuera de la a a la z; el navegador puede mostrarlo como xn--….',
    subdomain_trick:
      'El nombre auténtico solo está al principio. Lo que cuenta es el final, y ese es de otra persona.',
    name_inside: 'El nombre auténtico es solo una parte. Cualquiera puede registrar un nombre así.',
    one_character_off: 'Difiere del auténtico en un solo carácter.',
    before_at_sign: 'Lo que está antes de la @ es un adorno. La dirección lleva a lo que está detrás.',
    not_https: 'No es una dirección segura (https).',
    not_a_name: 'Es un número en lugar de un nombre.',
    not_listed:
      'Termina en un nombre auténtico, pero no está en la lista. Pregunte por un canal que sí esté.',
    other_platform: 'Este nombre es auténtico en otra plataforma, no en esta.',
    unreadable: 'No se puede leer como ninguno de ellos.',
    sender_can_be_forged:
      'La dirección es auténtica, pero un remitente se puede falsificar: quien parece escribir o llamar puede ser otra persona.',
  },
  list: 'Todos los canales auténticos',
  machine: 'Para programas: lista firmada',
};
