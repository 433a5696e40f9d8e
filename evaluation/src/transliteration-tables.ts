/**
 * Transliterations of ICAO Doc 9303-3 (8th edition), section 6, written down apart from the product's own tables, so that
 * comparing against them proves something. `Ä AE A` gives a letter and every form that the table allows.
 */
const forms = (table: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    table
      .trim()
      .split(/\s*,\s*/)
      .map((entry) => {
        const [letter, ...spellings] = entry.split(' ');
        return [letter!, spellings.map((spelling) => (spelling === '-' ? '' : spelling))] as const;
      }),
  );

/** Table A: Latin letters. */
export const latinTable = forms(
  `Á A, À A, Â A, Ä AE A, Å AA A, Ã A, Ā A, Ă A, Ą A, Æ AE, Ć C, Ĉ C, Č C, Ċ C, Ç C, Đ D, Ď D, É E, È E, Ê E, Ë E, Ě E, Ē E,
  Ę E, Ė E, Ĝ G, Ğ G, Ġ G, Ģ G, Ĥ H, Ħ H, Í I, Ì I, Î I, Ï I, Ī I, Į I, İ I, Ĵ J, Ķ K, Ł L, Ĺ L, Ľ L, Ļ L, Ŀ L, Ń N, Ñ N NXX, Ň N, Ņ N,
  Ŋ N, Ø OE, Ó O, Ò O, Ô O, Ö OE O, Õ O, Ő O, Œ OE, Ŕ R, Ř R, Ŗ R, Ś S, Ŝ S, Š S, Ş S, Ș S, ß SS, Ť T, Ţ T, Ț T, Ŧ T, Þ TH, Ú U, Ù U, Û U,
  Ü UE UXX U, Ũ U, Ŭ U, Ű U, Ů U, Ū U, Ų U, Ŵ W, Ý Y, Ŷ Y, Ÿ Y, Ź Z, Ž Z, Ż Z, Ð D, ı I`,
);

/** Table B: Cyrillic letters, with the exceptions of single states beside the general form. */
export const cyrillicTable = forms(
  `А A, Б B, В V, Г G H, Д D, Е E, Ё E IO, Ж ZH Z, З Z, И I Y, Й I, І I, К K, Л L, М M, Н N, О O, П P, Р R, С S, Т T, У U, Ф F,
  Х KH H, Ц TS C, Ч CH C, Ш SH S, Щ SHCH SHT, Ъ IE, Ы Y, Ь -, Э E, Ю IU, Я IA, Ґ G, Є IE, Ї I, Ў U, Ђ D, Ј J, Љ LJ, Њ NJ,
  Ћ C, Џ DZ DJ, Ѓ G GJ, Ќ K KJ, Ѕ DZ, Ѫ U, Ѵ Y`,
);

/** Table C: Arabic letters; `ة` at the end of a word is made apart. */
export const arabicTable = forms(
  `ء XE, آ XAA, أ XAE, ؤ U, إ I, ئ XI, ا A, ب B, ت T, ث XTH, ج J, ح XH, خ XKH, د D, ذ XDH, ر R, ز Z, س S, ش XSH, ص XSS, ض XDZ,
  ط XTT, ظ XZZ, ع E, غ G, ف F, ق Q, ك K, ل L, م M, ن N, ه H, و W, ى XAY, ي Y, پ P, چ XC, ژ XJ, ک XKK, گ XGG, ی XYA`,
);

/** Chinese surnames with the readings that a surname has, ü as passports write it, and characters of given names. */
export const surnameTable = forms(
  `李 LI, 王 WANG, 张 ZHANG, 刘 LIU, 陈 CHEN, 杨 YANG, 黄 HUANG, 赵 ZHAO, 吴 WU, 周 ZHOU, 徐 XU, 孙 SUN, 马 MA, 朱 ZHU, 胡 HU, 林 LIN,
  单 SHAN, 仇 QIU, 区 OU, 查 ZHA, 曾 ZENG, 解 XIE, 任 REN, 盖 GE GAI, 华 HUA, 翟 ZHAI, 宁 NING, 燕 YAN, 纪 JI, 乐 YUE LE, 朴 PIAO, 冼 XIAN,
  种 CHONG, 祭 ZHAI, 员 YUN, 折 SHE, 黑 HE, 缪 MIAO, 吕 LYU LU LV, 欧阳 OUYANG, 尉迟 YUCHI, 长孙 ZHANGSUN, 令狐 LINGHU, 司马 SIMA, 诸葛 ZHUGE`,
);
export const givenTable = forms(
  `伟 WEI, 芳 FANG, 娜 NA, 敏 MIN, 静 JING, 丽 LI, 强 QIANG, 磊 LEI, 军 JUN, 洋 YANG, 勇 YONG, 艳 YAN, 杰 JIE, 娟 JUAN, 涛 TAO, 明 MING,
  超 CHAO, 霞 XIA, 平 PING, 刚 GANG, 玉 YU, 绿 LYU LU LV, 略 LUE, 文 WEN, 红 HONG, 建 JIAN, 国 GUO, 云 YUN, 海 HAI, 春 CHUN`,
);
