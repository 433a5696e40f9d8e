/** Labels of names by language, as printed; case, marks and blanks do not matter. */
export const familyNameLabels = [
  'surname',
  'surnames',
  'family name',
  'last name',
  'primary identifier', // English
  'nom de famille',
  'identifiant primaire', // French
  'apellidos',
  'apellido',
  'primer apellido', // Spanish
  'familienname',
  'nachname', // German
  'cognome', // Italian
  'apelido',
  'apelidos',
  'sobrenome', // Portuguese
  'achternaam',
  'geslachtsnaam', // Dutch
  'mbiemri', // Albanian
  'soyadı',
  'soyad',
  'soyadi', // Turkish, Azerbaijani
  'nazwisko', // Polish
  'příjmení',
  'priezvisko', // Czech, Slovak
  'prezime',
  'priimek', // Croatian, Serbian, Slovene
  'családi név',
  'vezetéknév', // Hungarian
  'nume de familie', // Romanian
  'pavardė',
  'uzvārds',
  'perekonnanimi', // Lithuanian, Latvian, Estonian
  'sukunimi',
  'efternamn',
  'efternavn',
  'etternavn',
  'kenninafn', // Finnish, Swedish, Danish, Norwegian, Icelandic
  'фамилия',
  'прізвище',
  'презиме',
  'фамілія', // Russian, Bulgarian, Ukrainian, Serbian
  'επώνυμο',
  'eponymo', // Greek
  'kunya',
  'familiya',
  '姓',
  'sloinne',
  'kunjom',
  'eftirnafn',
] as const;

export const givenNameLabels = [
  'given names',
  'given name',
  'first name',
  'first names',
  'forenames',
  'forename',
  'secondary identifier',
  'prénoms',
  'prénom',
  'prénom(s)',
  'identifiant secondaire',
  'nombre',
  'nombres',
  'vorname',
  'vornamen',
  'nome',
  'nomes',
  'nomes próprios',
  'nome(s)',
  'voornamen',
  'voornaam',
  'emri',
  'adı',
  'ad',
  'adi',
  'imię',
  'imiona',
  'imię (imiona)',
  'jméno',
  'meno',
  'ime',
  'utónév',
  'keresztnév',
  'prenume',
  'vardas',
  'vardai',
  'vārds',
  'vārdi',
  'eesnimi',
  'eesnimed',
  'etunimet',
  'förnamn',
  'fornavn',
  'fornavne',
  'eiginnafn',
  'имя',
  'имена',
  "ім'я",
  'име',
  'όνομα',
  'onoma',
  '名',
  'собствено име',
  'etunimi',
  'céadainm',
  'ainm',
  'isem',
  'імʼя',
] as const;

/** Means the family name where given names have a label of their own, else the whole name. */
export const nameLabels = ['name', 'nom', 'naam', 'nazev', 'nume'] as const;

/** One label for the whole name. */
export const fullNameLabels = [
  'full name',
  'name of holder',
  "holder's name",
  'surname given names',
  'surname and given names',
  'surname and forenames',
  'nom prénoms',
  'nom et prénoms',
  'family and given name',
  '姓名',
  '氏名',
] as const;
