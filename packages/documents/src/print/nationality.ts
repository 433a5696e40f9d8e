/** Words for belonging to a state, English and French, as passports print them beside its code; without marks. */
const words: Readonly<Record<string, string>> = {
  ALB: 'ALBANIAN SHQIPTARE SHQIPTAR',
  ARG: 'ARGENTINE ARGENTINA',
  ARM: 'ARMENIAN',
  AUS: 'AUSTRALIAN AUSTRALIA',
  AUT: 'AUSTRIAN OSTERREICH',
  AZE: 'AZERBAIJAN AZERBAIJANI AZERBAYCAN',
  BEL: 'BELGIAN BELGE BELG',
  BGR: 'BULGARIAN BULGARIA',
  BIH: 'BOSNIAN',
  BLR: 'BELARUSIAN',
  BRA: 'BRAZILIAN BRASILEIRO BRASILEIRA',
  CAN: 'CANADIAN CANADIENNE',
  CHE: 'SWISS SUISSE SCHWEIZ',
  CHL: 'CHILEAN CHILENA',
  CHN: 'CHINESE CHINA',
  COL: 'COLOMBIAN COLOMBIANA',
  CYP: 'CYPRIOT',
  CZE: 'CZECH',
  DEU: 'GERMAN DEUTSCH',
  DNK: 'DANISH DANSK',
  DZA: 'ALGERIAN',
  EGY: 'EGYPTIAN',
  ESP: 'SPANISH ESPANOLA',
  EST: 'ESTONIAN EESTI',
  ETH: 'ETHIOPIAN',
  FIN: 'FINNISH SUOMI',
  FRA: 'FRENCH FRANCAISE',
  GBR: 'BRITISHCITIZEN BRITISH',
  GEO: 'GEORGIAN',
  GRC: 'HELLENIC GREEK',
  HRV: 'CROATIAN HRVATSKO',
  HUN: 'HUNGARIAN MAGYAR',
  IDN: 'INDONESIAN INDONESIA',
  IND: 'INDIAN',
  IRL: 'IRISH',
  IRN: 'IRANIAN',
  IRQ: 'IRAQI',
  ISL: 'ICELANDIC',
  ISR: 'ISRAELI',
  ITA: 'ITALIAN ITALIANA',
  JPN: 'JAPAN JAPANESE',
  KAZ: 'KAZAKHSTAN',
  KOR: 'REPUBLICOFKOREA',
  LBN: 'LEBANESE',
  LTU: 'LITHUANIAN LIETUVOS',
  LUX: 'LUXEMBOURGISH LUXEMBOURGEOISE',
  LVA: 'LATVIAN LATVIJAS',
  MAR: 'MAROCAINE MOROCCAN',
  MDA: 'MOLDOVAN',
  MEX: 'MEXICAN MEXICANA',
  MKD: 'MACEDONIAN',
  MLT: 'MALTESE',
  MNE: 'MONTENEGRIN',
  MYS: 'MALAYSIA MALAYSIAN',
  NGA: 'NIGERIAN',
  NLD: 'NEDERLANDSE NETHERLANDS DUTCH',
  NOR: 'NORWEGIAN NORSK',
  NZL: 'NEWZEALAND',
  PAK: 'PAKISTANI',
  PER: 'PERUANA PERUVIAN',
  PHL: 'FILIPINO',
  POL: 'POLISH POLSKIE',
  PRT: 'PORTUGUESE PORTUGUESA',
  QAT: 'QATARI',
  ROU: 'ROMANIAN ROMANA',
  RUS: 'RUSSIANFEDERATION RUSSIAN',
  SAU: 'SAUDI',
  SGP: 'SINGAPORECITIZEN',
  SRB: 'SERBIAN',
  SVK: 'SLOVAK',
  SVN: 'SLOVENIAN SLOVENSKO',
  SWE: 'SWEDISH SVENSK',
  THA: 'THAI',
  TUN: 'TUNISIENNE TUNISIAN',
  TUR: 'TURKISH TC',
  TWN: 'REPUBLICOFCHINA',
  UKR: 'UKRAINE UKRAINIAN',
  USA: 'UNITEDSTATESOFAMERICA',
  UTO: 'UTOPIAN',
  UZB: 'UZBEKISTAN',
  VNM: 'VIETNAMESE',
  ZAF: 'SOUTHAFRICAN',
};

const byWord = new Map(
  Object.entries(words).flatMap(([code, list]) => list.split(' ').map((word) => [word, code] as const)),
);

/** The alpha-3 code that a printed nationality means, by word or code, in any of its languages; null when unknown. */
export function nationalityFromPrint(text: string): string | null {
  const bare = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase();
  for (const part of [...bare.split('/'), bare]) {
    const letters = part.replace(/[^A-Z]/g, '');
    const code = byWord.get(letters) ?? (words[letters] ? letters : null);
    if (code) return code;
  }
  return null;
}
