import type { ChannelWords } from './words.ts';

export const en: ChannelWords = {
  title: (operator) => `Is this really ${operator}?`,
  lead: 'Paste a link, an e-mail address, a telephone number or a social account. Nothing of it is kept.',
  label: 'Link, address, number or account',
  placeholder: 'for example https://… or @name',
  check: 'Check',
  owned: (operator) => `Yes, this belongs to ${operator}.`,
  foreign: (operator) => `No, this does not belong to ${operator}.`,
  foreignLead: 'Do not sign in there, send nothing, and do not answer.',
  checked: (kind) => `Checked (${kind})`,
  resembles: 'It looks like',
  belongsTo: 'In the list as',
  kinds: { link: 'Link', email: 'E-mail address', phone: 'Telephone number', social: 'Social account' },
  findings: {
    look_alike: 'It is written with other characters that look the same.',
    mixed_scripts: 'It mixes letters of several scripts, which genuine names do not.',
    punycode: 'It contains characters beyond a to z; browsers may show it as xn--….',
    subdomain_trick:
      'The genuine name stands only in front. What counts is the end, and that belongs to somebody else.',
    name_inside: 'The genuine name is only a part of it. Anybody can register such a name.',
    one_character_off: 'It differs from the genuine one by a single character.',
    before_at_sign:
      'What stands before the @ is only decoration. The address leads to what stands behind it.',
    not_https: 'It is not a secure address (https).',
    not_a_name: 'It is a number in place of a name.',
    not_listed: 'It ends in a genuine name, but is not in the list. Ask on a channel that is.',
    other_platform: 'This name is genuine on another platform, not on this one.',
    unreadable: 'It cannot be read as one of these.',
    sender_can_be_forged:
      'The address is genuine, but a sender can be forged: who seems to write or call from it may be somebody else.',
  },
  list: 'All genuine channels',
  machine: 'For machines: signed list',
};
