import type { Locale } from './locales.ts';

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
  { code: 'RKS', names: { en: 'Kosovo', 'zh-CN': '科索沃', es: 'Kosovo' } },
  { code: 'XXA', names: { en: 'Stateless person', 'zh-CN': '无国籍人', es: 'Persona apátrida' } },
  {
    code: 'XXB',
    names: {
      en: 'Refugee (1951 Convention)',
      'zh-CN': '难民（1951 年公约）',
      es: 'Refugiado (Convención de 1951)',
    },
  },
  { code: 'XXC', names: { en: 'Refugee (other)', 'zh-CN': '难民（其他）', es: 'Refugiado (otro)' } },
  {
    code: 'UTO',
    names: {
      en: 'Utopia (specimen documents)',
      'zh-CN': '乌托邦（样本证件）',
      es: 'Utopía (documentos de muestra)',
    },
  },
];

/** A country's wire code (ISO 3166-1 alpha-3 or ICAO 9303-3) and its alpha-2 code, if ISO gives it one. */
export interface CountryCode {
  readonly code: string;
  readonly alpha2: string | null;
}

export const countryCodes: readonly CountryCode[] = [
  ...iso.split(' ').map((pair) => ({ code: pair.slice(2), alpha2: pair.slice(0, 2) })),
  ...icao.map(({ code }) => ({ code, alpha2: null })),
];

const regionNames = new Map<Locale, Intl.DisplayNames>();

/** A country's name as the locale writes it (CLDR); the code itself for one that nobody knows. */
export function countryName(code: string, locale: Locale): string {
  const special = icao.find((entry) => entry.code === code);
  if (special) return special.names[locale];
  const alpha2 = countryCodes.find((country) => country.code === code)?.alpha2;
  if (!alpha2) return code;
  const names = regionNames.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' });
  regionNames.set(locale, names);
  return names.of(alpha2) ?? code;
}
