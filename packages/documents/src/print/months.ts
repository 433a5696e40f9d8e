/**
 * Month names and abbreviations as passports and cards print them, capitals without marks, in the order of the year.
 * A form is known by its beginning, so `JANV`, `JANUARY` and `JAN` are one; longer forms stand before their beginnings.
 * Forms that name two months in two languages (SRP, LIP) are left out: such a date is not read.
 */
const forms: readonly (readonly string[])[] = [
  ['JAN', 'ENE', 'GEN', 'IAN', 'OCA', 'SIJ', 'STY', 'LED', 'TAMMI', 'YAN', 'ЯНВ', 'СІЧ'],
  ['FEB', 'FEV', 'SUB', 'VELJ', 'LUT', 'UNO', 'HELMI', 'ФЕВ', 'ЛЮТ'],
  ['MAR', 'MRZ', 'MAE', 'MRT', 'OZU', 'BRE', 'MAALIS', 'МАР', 'БЕР'],
  ['APR', 'AVR', 'ABR', 'NIS', 'TRA', 'KWI', 'DUB', 'HUHTI', 'АПР', 'КВІ'],
  ['MAY', 'MAI', 'MAG', 'MAJ', 'MEI', 'SVI', 'KVE', 'TOUKO', 'МАИ', 'МАЯ', 'ТРА'],
  ['JUN', 'JUIN', 'GIU', 'IUN', 'HAZ', 'CZE', 'KESA', 'ИЮН', 'ЧЕР'],
  ['JUL', 'JUIL', 'LUG', 'IUL', 'TEM', 'HEINA', 'ИЮЛ', 'ЛИП'],
  ['AUG', 'AOU', 'AGO', 'AGU', 'KOL', 'SIE', 'ELO', 'АВГ', 'СЕР'],
  ['SEP', 'SET', 'EYL', 'RUJ', 'WRZ', 'ZAR', 'SYYS', 'СЕН', 'ВЕР'],
  ['OCT', 'OKT', 'OUT', 'OTT', 'EKI', 'PAZ', 'RIJ', 'LOKA', 'ОКТ', 'ЖОВ'],
  ['NOV', 'NOI', 'KAS', 'STU', 'MARRAS', 'НОЯ', 'ЛИС'],
  ['DEC', 'DEZ', 'DIC', 'DES', 'ARA', 'PRO', 'GRU', 'JOULU', 'ДЕК', 'ГРУ'],
];

const byLength = forms
  .flatMap((names, index) => names.map((name) => ({ name, month: index + 1 })))
  .sort((a, b) => b.name.length - a.name.length);

/** 1–12 for a month's name or abbreviation in capitals without marks, null for any other word. */
export const monthOf = (word: string): number | null =>
  byLength.find(({ name }) => word.startsWith(name))?.month ?? null;
