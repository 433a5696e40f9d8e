/**
 * Arabic script as ICAO Doc 9303-3 (8th edition), section 6, table C transliterates it for machine readable zones, by
 * code point. Vowel marks are not encoded; `ة` ends a word as XAH and stands as XTA elsewhere.
 */
export const arabicLetters: Readonly<Record<string, readonly string[]>> = {
  ء: ['XE'],
  آ: ['XAA'],
  أ: ['XAE'],
  ؤ: ['U'],
  إ: ['I'],
  ئ: ['XI'],
  ا: ['A'],
  ب: ['B'],
  ة: ['XTA', 'XAH'],
  ت: ['T'],
  ث: ['XTH'],
  ج: ['J'],
  ح: ['XH'],
  خ: ['XKH'],
  د: ['D'],
  ذ: ['XDH'],
  ر: ['R'],
  ز: ['Z'],
  س: ['S'],
  ش: ['XSH'],
  ص: ['XSS'],
  ض: ['XDZ'],
  ط: ['XTT'],
  ظ: ['XZZ'],
  ع: ['E'],
  غ: ['G'],
  ف: ['F'],
  ق: ['Q'],
  ك: ['K'],
  ل: ['L'],
  م: ['M'],
  ن: ['N'],
  ه: ['H'],
  و: ['W'],
  ى: ['XAY'],
  ي: ['Y'],
  ٱ: ['XXA'],
  ٹ: ['XXT'],
  ټ: ['XRT'],
  پ: ['P'],
  ځ: ['XKE'],
  څ: ['XXH'],
  چ: ['XC'],
  ڈ: ['XXD'],
  ډ: ['XDR'],
  ڑ: ['XXR'],
  ړ: ['XRR'],
  ږ: ['XRX'],
  ژ: ['XJ'],
  ښ: ['XXS'],
  ک: ['XKK'],
  ګ: ['XXK'],
  ڭ: ['XNG'],
  گ: ['XGG'],
  ں: ['XNN'],
  ڼ: ['XXN'],
  ھ: ['XDO'],
  ۀ: ['XYH'],
  ہ: ['XXG'],
  ۂ: ['XGE'],
  ۃ: ['XTG'],
  ی: ['XYA'],
  ۍ: ['XXY'],
  ې: ['Y'],
  ے: ['XYB'],
  ۓ: ['XBE'],
};

/** Doubles the letter before it. */
const shadda = '\u0651';
const written = (text: string): string => text.normalize('NFC').replace(/\u0640/g, '');

export const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);

/** The places of a name in Arabic script with the strings of table C; vowel marks have no place. */
export function arabicPlaces(text: string): (readonly string[])[] {
  const places: (readonly string[])[] = [];
  for (const letter of written(text)) {
    const known = arabicLetters[letter];
    if (letter === shadda && places.length > 0) places.push(places.at(-1)!);
    else if (known) places.push(known);
  }
  return places;
}

/**
 * What consonants and long vowels are written as where a state transcribes a name by ear, as nearly all do. Short vowels
 * are not written in Arabic, so many spellings fit one name, and some fit another one too.
 */
const heard: Readonly<Record<string, readonly string[]>> = {
  ء: [''],
  آ: ['A', 'AA'],
  أ: ['A', 'E', 'I', 'O', 'U', ''],
  ؤ: ['U', 'OU', 'OO', 'O'],
  إ: ['I', 'E'],
  ئ: ['I', 'E', 'Y', ''],
  ا: ['A', 'AA', 'E', 'I', 'U', 'O', ''],
  ب: ['B'],
  ة: ['A', 'AH', 'AT', 'E', 'EH'],
  ت: ['T'],
  ث: ['TH', 'T', 'S'],
  ج: ['J', 'G', 'DJ'],
  ح: ['H'],
  خ: ['KH'],
  د: ['D'],
  ذ: ['DH', 'TH', 'Z', 'D'],
  ر: ['R'],
  ز: ['Z'],
  س: ['S', 'SS', 'C'],
  ش: ['SH', 'CH'],
  ص: ['S', 'SS'],
  ض: ['D', 'DH'],
  ط: ['T'],
  ظ: ['Z', 'DH'],
  ع: ['A', 'E', 'I', 'O', 'U', 'AA', ''],
  غ: ['GH', 'G'],
  ف: ['F'],
  ق: ['Q', 'K', 'G'],
  ك: ['K', 'C'],
  ل: ['L'],
  م: ['M'],
  ن: ['N'],
  ه: ['H', ''],
  و: ['W', 'U', 'OU', 'OO', 'O'],
  ى: ['A'],
  ي: ['Y', 'I', 'EE', 'E', 'AI', 'EI', 'AY', 'EY'],
  پ: ['P'],
  چ: ['CH'],
  ژ: ['ZH', 'J'],
  ک: ['K'],
  گ: ['G'],
  ی: ['Y', 'I', 'EE', 'E'],
};
const shortVowel: readonly string[] = ['', 'A', 'E', 'I', 'O', 'U', 'OU'];

/** The spellings by ear of a name in Arabic script; `ال` may be AL or EL, with or without a joint. */
export function heardPlaces(text: string): (readonly string[])[] {
  return written(text)
    .split(/\s+/)
    .flatMap((word, index) => {
      const article = /^ال(?=.{2})/u.test(word);
      const letters = [...(article ? word.slice(2) : word)].filter((letter) => heard[letter]);
      const places = letters.flatMap((letter) => {
        const plain = heard[letter]!;
        const doubled = plain
          .filter((each) => each.length === 1 && !'AEIOU'.includes(each))
          .map((each) => each + each);
        return [[...plain, ...doubled], shortVowel];
      });
      const joint = index === 0 ? [] : [['', ' ']];
      return [
        ...joint,
        ...(article
          ? [
              ['AL', 'EL', 'UL', 'ALL'],
              ['', ' '],
            ]
          : []),
        ...places,
      ];
    });
}
