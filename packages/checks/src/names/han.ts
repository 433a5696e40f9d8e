import { pinyin } from 'pinyin-pro';

/** Surnames that different families read differently, beyond the reading that `pinyin-pro` gives a surname. */
const otherSurnameReadings: Readonly<Record<string, readonly string[]>> = {
  乐: ['le'],
  盖: ['gai', 'ge'],
  覃: ['tan'],
  隗: ['wei', 'kui'],
  缪: ['miao', 'mou'],
  纪: ['ji'],
  洗: ['xian'],
  乜: ['nie', 'mie'],
  佴: ['nai'],
  黑: ['he'],
  祭: ['zhai'],
  种: ['chong'],
  晟: ['cheng'],
  重: ['chong'],
  能: ['nai'],
  句: ['gou'],
  阚: ['kan'],
  呙: ['guo'],
  訾: ['zi'],
};

/** ü as passports write it: YU since 2012 (LYU, NYU), earlier U or V; plain U after j, q, x and y, where no dots are. */
const spellings = (syllable: string): string[] =>
  syllable.includes('ü')
    ? ['yu', 'u', 'v'].map((u) => syllable.replace('ü', u).toUpperCase())
    : [syllable.toUpperCase()];

export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/**
 * Hanyu Pinyin spellings of each character of a name, capitals without tones. A surname is read as a surname
 * (单 is SHAN, 尉迟 YU CHI); a given name may have any of its characters' readings, since its bearer chooses.
 */
export function hanSpellings(text: string, part: 'family' | 'given'): string[][] {
  const characters = [...text];
  if (part === 'given') {
    return characters.map((character) =>
      pinyin(character, { multiple: true, toneType: 'none', type: 'array' }).flatMap(spellings),
    );
  }
  const read = pinyin(text, { surname: 'all', toneType: 'none', type: 'array' });
  return characters.map((character, index) =>
    [read[index] ?? '', ...(characters.length === 1 ? (otherSurnameReadings[character] ?? []) : [])]
      .filter((syllable) => syllable !== '')
      .flatMap(spellings),
  );
}
