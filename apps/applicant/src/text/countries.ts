import { countryCodes, countryName, type Locale, locales } from '@vidimus/contracts/browser';

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

const listed = new Map<Locale, readonly Country[]>();

/** Every country, named in the locale and sorted as that language sorts; made once for each locale. */
export function countriesIn(locale: Locale): readonly Country[] {
  const countries = listed.get(locale) ?? listCountries(locale);
  listed.set(locale, countries);
  return countries;
}

function listCountries(locale: Locale): Country[] {
  const all = countryCodes.map(({ code, alpha2 }) => ({
    code,
    alpha2,
    name: countryName(code, locale),
    search: [...locales.map((each) => countryName(code, each)), alpha2 ?? code, code].map(folded),
  }));
  const collator = new Intl.Collator(locale);
  const byName = all.filter((country) => country.alpha2).sort((a, b) => collator.compare(a.name, b.name));
  return [...byName, ...all.filter((country) => !country.alpha2)];
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
