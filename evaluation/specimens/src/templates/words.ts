import type { DateStyle } from './design.ts';

export type Language = 'en' | 'fr' | 'pt' | 'es' | 'de' | 'it' | 'nl' | 'sv' | 'pl';
const order: readonly Language[] = ['en', 'fr', 'pt', 'es', 'de', 'it', 'nl', 'sv', 'pl'];

/** Labels in the order en, fr, pt, es, de, it, nl, sv, pl. */
const labels = {
  document_code: 'Type|Type|Tipo|Tipo|Typ|Tipo|Soort|Typ|Typ',
  issuing_country: 'Code|Code|Código|Código|Code|Codice|Code|Kod|Kod',
  document_number:
    'Document No.|No du document|No do documento|Número de documento|Dokumentennummer|Numero di documento|Documentnummer|Dokumentnummer|Nr dokumentu',
  family_name: 'Surname|Nom de famille|Apelidos|Apellidos|Familienname|Cognome|Naam|Efternamn|Nazwisko',
  given_names: 'Given names|Prénoms|Nomes próprios|Nombres|Vornamen|Nome|Voornamen|Förnamn|Imiona',
  nationality:
    'Nationality|Nationalité|Nacionalidade|Nacionalidad|Staatsangehörigkeit|Cittadinanza|Nationaliteit|Nationalitet|Obywatelstwo',
  birth_date:
    'Date of birth|Date de naissance|Data de nascimento|Fecha de nacimiento|Geburtsdatum|Data di nascita|Geboortedatum|Födelsedatum|Data urodzenia',
  sex: 'Sex|Sexe|Sexo|Sexo|Geschlecht|Sesso|Geslacht|Kön|Płeć',
  birth_place:
    'Place of birth|Lieu de naissance|Local de nascimento|Lugar de nacimiento|Geburtsort|Luogo di nascita|Geboorteplaats|Födelseort|Miejsce urodzenia',
  issue_date:
    'Date of issue|Date de délivrance|Data de emissão|Fecha de expedición|Ausstellungsdatum|Data di rilascio|Datum van afgifte|Utfärdandedatum|Data wydania',
  expiry_date:
    "Date of expiry|Date d'expiration|Válido até|Fecha de caducidad|Gültig bis|Data di scadenza|Geldig tot|Sista giltighetsdag|Termin ważności",
  personal_number:
    'Personal No.|No personnel|No pessoal|Número personal|Personennummer|Numero personale|Persoonsnummer|Personnummer|Numer osobisty',
  issuing_authority:
    'Authority|Autorité|Autoridade|Autoridad|Behörde|Autorità|Autoriteit|Myndighet|Organ wydający',
  remarks:
    'Remarks|Remarques|Observações|Observaciones|Anmerkungen|Annotazioni|Opmerkingen|Anmärkningar|Uwagi',
} as const;
export type LabelKey = keyof typeof labels;

const titles = {
  passport: 'PASSPORT|PASSEPORT|PASSAPORTE|PASAPORTE|REISEPASS|PASSAPORTO|PASPOORT|PASS|PASZPORT',
  identityCard:
    "IDENTITY CARD|CARTE D'IDENTITÉ|CARTÃO DE CIDADÃO|DOCUMENTO NACIONAL DE IDENTIDAD|PERSONALAUSWEIS|CARTA D'IDENTITÀ|IDENTITEITSKAART|IDENTITETSKORT|DOWÓD OSOBISTY",
  residencePermit:
    'RESIDENCE PERMIT|TITRE DE SÉJOUR|TÍTULO DE RESIDÊNCIA|PERMISO DE RESIDENCIA|AUFENTHALTSTITEL|PERMESSO DI SOGGIORNO|VERBLIJFSTITEL|UPPEHÅLLSTILLSTÅND|DOKUMENT POBYTOWY',
  // Only titles that several states share: a single state's would name a real issuer.
  drivingLicence:
    'DRIVING LICENCE|PERMIS DE CONDUIRE|DRIVING LICENCE|DRIVING LICENCE|FÜHRERSCHEIN|DRIVING LICENCE|DRIVING LICENCE|DRIVING LICENCE|DRIVING LICENCE',
} as const;

const inLanguages = (texts: string, languages: readonly Language[]): string[] => {
  const all = texts.split('|');
  return [...new Set(languages.map((language) => all[order.indexOf(language)]!))];
};

export const labelOf = (key: LabelKey, languages: readonly Language[]): string =>
  inLanguages(labels[key], languages).join(' / ');

/** A document's title in each language. */
export const titlesOf = (key: keyof typeof titles, languages: readonly Language[]): string[] =>
  inLanguages(titles[key], languages);

const months: Readonly<Partial<Record<Language, readonly string[]>>> = {
  en: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' '),
  fr: 'JAN FÉV MARS AVR MAI JUIN JUIL AOÛT SEPT OCT NOV DÉC'.split(' '),
};

/** `1974-08-12` as a document prints it. */
export function printedDate(date: string, style: DateStyle): string {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)];
  const [english, french] = [months.en![Number(month) - 1]!, months.fr![Number(month) - 1]!];
  switch (style) {
    case 'named':
      return `${day} ${english} ${year}`;
    case 'two languages':
      return `${day} ${english === french ? english : `${english}/${french}`} ${year}`;
    case 'dots':
      return `${day}.${month}.${year}`;
    case 'slashes':
      return `${day}/${month}/${year}`;
    case 'dashes':
      return `${day}-${month}-${year}`;
    case 'blanks':
      return `${day} ${month} ${year}`;
  }
}
