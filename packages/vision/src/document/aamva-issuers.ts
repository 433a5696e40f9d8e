/** Who issues under an identification number: two-letter state or province, and the country's alpha-3 code. */
export interface AamvaIssuer {
  readonly state: string;
  readonly country: 'USA' | 'CAN' | 'MEX';
}

/** Issuer identification numbers by country, `number state`, as AAMVA publishes them (list of May 2023). */
const unitedStates = `636033 AL 636059 AK 604427 AS 636026 AZ 636021 AR 636014 CA 636020 CO 636006 CT 636043 DC 636011 DE
636010 FL 636055 GA 636019 GU 636047 HI 636050 ID 636035 IL 636037 IN 636018 IA 636022 KS 636046 KY 636007 LA 636041 ME
636003 MD 636002 MA 636032 MI 636038 MN 636051 MS 636030 MO 636008 MT 636054 NE 636049 NV 636039 NH 636036 NJ 636009 NM
636001 NY 636004 NC 636034 ND 604430 MP 636023 OH 636058 OK 636029 OR 636025 PA 604431 PR 636052 RI 636005 SC 636042 SD
636053 TN 636015 TX 636062 VI 636040 UT 636024 VT 636000 VA 636045 WA 636061 WV 636031 WI 636060 WY`;
/** 990876 is what Alberta wrote before it was given a number. */
const canada = `604432 AB 990876 AB 636028 BC 636048 MB 636017 NB 636016 NL 604434 NT 636013 NS 604433 NU 636012 ON
604426 PE 604428 QC 636044 SK 604429 YT`;
const mexico = '636056 CU 636057 HG';

const pairs = (list: string, country: AamvaIssuer['country']): [string, AamvaIssuer][] =>
  [...list.matchAll(/(\d{6}) ([A-Z]{2})/g)].map(([, number, state]) => [number!, { state: state!, country }]);

/** Issuers by identification number. 636027, the State Department, is left out: it issues for no state. */
export const aamvaIssuers: ReadonlyMap<string, AamvaIssuer> = new Map([
  ...pairs(unitedStates, 'USA'),
  ...pairs(canada, 'CAN'),
  ...pairs(mexico, 'MEX'),
]);

const byState = new Map([...aamvaIssuers.values()].map((issuer) => [issuer.state, issuer]));

/** The issuer whose two-letter code an address names; for payloads whose number is unknown. */
export const aamvaIssuerOfState = (state: string): AamvaIssuer | null => byState.get(state) ?? null;
