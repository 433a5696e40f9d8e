import type { CheckResult, Reason } from '@vidimus/contracts';
import type { FieldName, FieldValue } from '@vidimus/documents';
import { type CheckEntry, failed, inconclusive, notApplicable, passed, reason } from '../../check.ts';
import type { DataEvidence, SideEvidence } from '../../evidence.ts';
import { compareNames, type NameClass, type PersonName, samePart } from '../../names/compare-names.ts';
import { isHan } from '../../names/han.ts';
import { plainLetters } from '../../names/spelling.ts';
import { differingPositions } from '../differing-positions.ts';
import { fieldOf } from '../field-of.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'data/name', version: 1, reasons, knobs } as const satisfies CheckEntry;

const accepted: readonly NameClass[] = ['exact', 'icao_equivalent', 'truncated'];
/** The same names stand there in another way, or may: a person corrects the typed form, nobody is accused. */
const doubtful: readonly NameClass[] = ['reordered', 'missing_middle', 'fuzzy'];

/** Line and columns of the name fields (ICAO 9303-4, 9303-5 and 9303-6, 4.2.2; French cards have two). */
const nameFields: Readonly<Record<string, readonly (readonly [line: number, from: number, to: number])[]>> = {
  TD1: [[2, 0, 30]],
  TD2: [[0, 5, 36]],
  TD3: [[0, 5, 44]],
  FRENCH_ID: [
    [0, 5, 30],
    [1, 13, 27],
  ],
};

/** Whether a name field of the zone is full, so that the name may go on beyond it or was shortened to fit. */
function nameFieldFull(sides: readonly SideEvidence[]): boolean {
  const mrz = sides.map(({ reading }) => reading.mrz).find((zone) => zone?.valid);
  const places = (mrz && nameFields[mrz.format]) ?? [];
  return places.some(([line, from, to]) => /[A-Z]$/.test(mrz?.lines[line]?.slice(from, to) ?? ''));
}

function mismatch(field: FieldName, expected: string, found: FieldValue): Reason {
  const positions = differingPositions(plainLetters(expected), plainLetters(found.value));
  return reason('data.name.mismatch', found.region, { field, expected, found: found.value, positions });
}

/** One reason for each part that differs; both parts where only their order or number does. */
function mismatches(typed: PersonName, family: FieldValue | null, given: FieldValue | null): Reason[] {
  const parts = [
    { field: 'family_name', part: 'family', expected: typed.family, found: family },
    { field: 'given_names', part: 'given', expected: typed.given, found: given },
  ] as const;
  const present = parts.flatMap((each) => (each.found ? [{ ...each, found: each.found }] : []));
  const differing = present.filter(({ part, expected, found }) => !samePart(expected, found.value, part));
  return (differing.length > 0 ? differing : present).map(({ field, expected, found }) =>
    mismatch(field, expected, found),
  );
}

/** Value: how the two names stand to each other; threshold: the classes that pass (`names/compare-names.ts`). */
export function checkName(evidence: DataEvidence): CheckResult {
  if (!evidence.typed) return notApplicable(entry, 'nothing_typed');
  const typed = { family: evidence.typed.family_name, given: evidence.typed.given_names };
  const family = fieldOf(evidence.sides, 'family_name');
  const given = fieldOf(evidence.sides, 'given_names');
  const whole = fieldOf(evidence.sides, 'full_name');
  const named = family ?? given ?? whole;
  if (!named) return notApplicable(entry, 'not_read');
  const found =
    family || given ? { family: family?.value ?? '', given: given?.value ?? '' } : { whole: named.value };
  const value = compareNames(typed, found, nameFieldFull(evidence.sides));
  const measured = { value, threshold: accepted.join(','), unit: 'class', region: named.region };
  if (accepted.includes(value)) return passed(entry, measured);
  const typedWhole = isHan(named.value) ? typed.family + typed.given : `${typed.given} ${typed.family}`;
  const differences =
    'whole' in found ? [mismatch('full_name', typedWhole, named)] : mismatches(typed, family, given);
  return (doubtful.includes(value) ? inconclusive : failed)(entry, measured, ...differences);
}
