/**
 * Who issues: the sign in the flag of field 2 of annex I, and words of the licence's title or state name that only this
 * state prints. Titles of several states (PERMIS DE CONDUIRE, DRIVING LICENCE) tell the type but no state.
 */
export interface IssuingState {
  readonly code: string;
  readonly sign: string;
  readonly words: readonly string[];
}

const state = (code: string, sign: string, ...words: string[]): IssuingState => ({ code, sign, words });

/** Directive 2006/126/EC, annex I, 3 (b) and (c); Iceland, Liechtenstein and Norway by the EEA agreement; the United Kingdom kept the form. */
export const issuingStates: readonly IssuingState[] = [
  state('AUT', 'A', 'REPUBLIK OSTERREICH', 'OSTERREICH'),
  state('BEL', 'B', 'BELGIQUE', 'KONINKRIJK BELGIE'),
  state('BGR', 'BG', 'РЕПУБЛИКА БЪЛГАРИЯ', 'REPUBLIC OF BULGARIA'),
  state('CYP', 'CY', 'ΚΥΠΡΙΑΚΗ ΔΗΜΟΚΡΑΤΙΑ', 'KIBRIS'),
  state('CZE', 'CZ', 'RIDICSKY PRUKAZ', 'CESKA REPUBLIKA'),
  state('DEU', 'D', 'BUNDESREPUBLIK DEUTSCHLAND'),
  state('DNK', 'DK', 'KOREKORT', 'KONGERIGET DANMARK'),
  state('ESP', 'E', 'PERMISO DE CONDUCCION', 'REINO DE ESPANA'),
  state('EST', 'EST', 'JUHILUBA', 'EESTI VABARIIK'),
  state('FIN', 'FIN', 'AJOKORTTI', 'SUOMI'),
  state('FRA', 'F', 'REPUBLIQUE FRANCAISE'),
  state('GBR', 'UK', 'UNITED KINGDOM'),
  state('GRC', 'GR', 'ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ', 'HELLENIC REPUBLIC'),
  state('HRV', 'HR', 'VOZACKA DOZVOLA', 'REPUBLIKA HRVATSKA'),
  state('HUN', 'H', 'VEZETOI ENGEDELY', 'MAGYARORSZAG'),
  state('IRL', 'IRL', 'CEADUNAS TIOMANA', 'EIRE'),
  state('ISL', 'IS', 'OKUSKIRTEINI', 'ISLAND'),
  state('ITA', 'I', 'PATENTE DI GUIDA', 'REPUBBLICA ITALIANA'),
  state('LIE', 'FL', 'FURSTENTUM LIECHTENSTEIN'),
  state('LTU', 'LT', 'VAIRUOTOJO PAZYMEJIMAS', 'LIETUVOS RESPUBLIKA'),
  state('LUX', 'L', 'GRAND-DUCHE DE LUXEMBOURG'),
  state('LVA', 'LV', 'VADITAJA APLIECIBA', 'LATVIJAS REPUBLIKA'),
  state('MLT', 'M', 'LICENZJA TAS-SEWQAN', 'REPUBBLIKA TA MALTA'),
  state('NLD', 'NL', 'KONINKRIJK DER NEDERLANDEN', 'NEDERLAND'),
  state('NOR', 'N', 'FORERKORT', 'NORGE'),
  state('POL', 'PL', 'PRAWO JAZDY', 'RZECZPOSPOLITA POLSKA'),
  state('PRT', 'P', 'CARTA DE CONDUCAO', 'REPUBLICA PORTUGUESA'),
  state('ROU', 'RO', 'PERMIS DE CONDUCERE', 'ROMANIA'),
  state('SVK', 'SK', 'VODICSKY PREUKAZ', 'SLOVENSKA REPUBLIKA'),
  state('SVN', 'SLO', 'VOZNISKO DOVOLJENJE', 'REPUBLIKA SLOVENIJA'),
  state('SWE', 'S', 'KORKORT', 'SVERIGE'),
];

/** Titles that several states print. */
export const sharedTitles = [
  'DRIVING LICENCE',
  'PERMIS DE CONDUIRE',
  'FUHRERSCHEIN',
  'RIJBEWIJS',
  'ΑΔΕΙΑ ΟΔΗΓΗΣΗΣ',
  'СВИДЕТЕЛСТВО ЗА УПРАВЛЕНИЕ',
] as const;
