import type { Locale } from '@vidimus/contracts';

/** ISO 3166-1: alpha-2 and alpha-3 code of every country and territory, written together. */
const iso =
  'AFAFG AXALA ALALB DZDZA ASASM ADAND AOAGO AIAIA AQATA AGATG ARARG AMARM AWABW AUAUS ATAUT AZAZE BSBHS BHBHR ' +
  'BDBGD BBBRB BYBLR BEBEL BZBLZ BJBEN BMBMU BTBTN BOBOL BQBES BABIH BWBWA BVBVT BRBRA IOIOT BNBRN BGBGR BFBFA ' +
  'BIBDI CVCPV KHKHM CMCMR CACAN KYCYM CFCAF TDTCD CLCHL CNCHN CXCXR CCCCK COCOL KMCOM CGCOG CDCOD CKCOK CRCRI ' +
  'CICIV HRHRV CUCUB CWCUW CYCYP CZCZE DKDNK DJDJI DMDMA DODOM ECECU EGEGY SVSLV GQGNQ ERERI EEEST SZSWZ ETETH ' +
  'FKFLK FOFRO FJFJI FIFIN FRFRA GFGUF PFPYF TFATF GAGAB GMGMB GEGEO DEDEU GHGHA GIGIB GRGRC GLGRL GDGRD GPGLP ' +
  'GUGUM GTGTM GGGGY GNGIN GWGNB GYGUY HTHTI HMHMD VAVAT HNHND HKHKG HUHUN ISISL ININD IDIDN IRIRN IQIRQ IEIRL ' +
  'IMIMN ILISR ITITA JMJAM JPJPN JEJEY JOJOR KZKAZ KEKEN KIKIR KPPRK KRKOR KWKWT KGKGZ LALAO LVLVA LBLBN LSLSO ' +
  'LRLBR LYLBY LILIE LTLTU LULUX MOMAC MGMDG MWMWI MYMYS MVMDV MLMLI MTMLT MHMHL MQMTQ MRMRT MUMUS YTMYT MXMEX ' +
  'FMFSM MDMDA MCMCO MNMNG MEMNE MSMSR MAMAR MZMOZ MMMMR NANAM NRNRU NPNPL NLNLD NCNCL NZNZL NINIC NENER NGNGA ' +
  'NUNIU NFNFK MKMKD MPMNP NONOR OMOMN PKPAK PWPLW PSPSE PAPAN PGPNG PYPRY PEPER PHPHL PNPCN PLPOL PTPRT PRPRI ' +
  'QAQAT REREU ROROU RURUS RWRWA BLBLM SHSHN KNKNA LCLCA MFMAF PMSPM VCVCT WSWSM SMSMR STSTP SASAU SNSEN RSSRB ' +
  'SCSYC SLSLE SGSGP SXSXM SKSVK SISVN SBSLB SOSOM ZAZAF GSSGS SSSSD ESESP LKLKA SDSDN SRSUR SJSJM SESWE CHCHE ' +
  'SYSYR TWTWN TJTJK TZTZA THTHA TLTLS TGTGO TKTKL TOTON TTTTO TNTUN TRTUR TMTKM TCTCA TVTUV UGUGA UAUKR AEARE ' +
  'GBGBR USUSA UMUMI UYURY UZUZB VUVUT VEVEN VNVNM VGVGB VIVIR WFWLF EHESH YEYEM ZMZMB ZWZWE';

/** ICAO 9303-3 section 5 codes that people really hold, and its fictional state of specimen documents. */
const icao: readonly { code: string; names: Record<Locale, string> }[] = [
  { code: 'RKS', names: { en: 'Kosovo', 'zh-CN': '科索沃' } },
  { code: 'XXA', names: { en: 'Stateless person', 'zh-CN': '无国籍人' } },
  { code: 'XXB', names: { en: 'Refugee (1951 Convention)', 'zh-CN': '难民（1951 年公约）' } },
  { code: 'XXC', names: { en: 'Refugee (other)', 'zh-CN': '难民（其他）' } },
  { code: 'UTO', names: { en: 'Utopia (specimen documents)', 'zh-CN': '乌托邦（样本证件）' } },
];

export interface Country {
  /** What the wire carries: ISO 3166-1 alpha-3 or ICAO 9303-3. */
  readonly code: string;
  readonly name: string;
  /** What a search looks through: names in both languages and both codes, folded. */
  readonly search: readonly string[];
}

/** Lower case without diacritics, so that `cote` finds Côte d’Ivoire. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, '').toLowerCase().trim();
}

/** Every country, named in the locale and sorted as that language sorts. */
export function countriesIn(locale: Locale): Country[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const english = new Intl.DisplayNames(['en'], { type: 'region' });
  const chinese = new Intl.DisplayNames(['zh-CN'], { type: 'region' });
  const listed = iso.split(' ').map((pair) => {
    const alpha2 = pair.slice(0, 2);
    const code = pair.slice(2);
    const search = [english.of(alpha2), chinese.of(alpha2), alpha2, code].map((text) => folded(text ?? ''));
    return { code, name: names.of(alpha2) ?? code, search };
  });
  const special = icao.map((entry) => ({
    code: entry.code,
    name: entry.names[locale],
    search: [...Object.values(entry.names), entry.code].map(folded),
  }));
  const collator = new Intl.Collator(locale);
  return [...listed.sort((a, b) => collator.compare(a.name, b.name)), ...special];
}

/** Countries that fit what was typed, best first: the code, then a name's beginning, a word's, any part. */
export function matchingCountries(countries: readonly Country[], typed: string): Country[] {
  const wanted = folded(typed);
  if (wanted === '') return [...countries];
  const rank = (country: Country): number => {
    if (country.search.includes(wanted)) return 0;
    if (country.search.some((text) => text.startsWith(wanted))) return 1;
    if (country.search.some((text) => text.includes(` ${wanted}`))) return 2;
    return country.search.some((text) => text.length > 3 && text.includes(wanted)) ? 3 : 4;
  };
  return countries
    .map((country) => ({ country, rank: rank(country) }))
    .filter((entry) => entry.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map((entry) => entry.country);
}

/** The one country that the typed text names in full, or null. */
export function countryNamed(countries: readonly Country[], typed: string): Country | null {
  const wanted = folded(typed);
  return (
    countries.find((country) => country.search.includes(wanted) || folded(country.name) === wanted) ?? null
  );
}
