/** Weights of ISO 7064:2003 MOD 11-2 for 17 digits, and the check characters by remainder (GB 11643-1999). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/**
 * Whether 18 characters are a Chinese citizen identity number: shape, calendar date and check character
 * (GB 11643-1999, ISO 7064 MOD 11-2).
 */
export function isChineseIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const date = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const time = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(date)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return checkCharacters[sum % 11] === text[17];
}

/** What a valid number says of its holder: places 7–14 the birth date, place 17 odd for men, even for women (GB 11643-1999). */
export function statedByNumber(number: string): { birthDate: string; sex: 'M' | 'F' } {
  return {
    birthDate: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
    sex: Number(number[16]) % 2 === 1 ? 'M' : 'F',
  };
}
