import { documentTypes, type FieldName, identifyDocument } from '@vidimus/documents';
import { DocumentReader, decodePicture } from '@vidimus/vision';
import { type Specimen, specimens } from '../specimens/src/specimens.ts';
import { kinds, type SpecimenKind, specimenKinds } from '../specimens/src/templates/kinds.ts';
import { clopperPearson, meanInterval } from './intervals.ts';
import { overlap } from './polygons.ts';
import type { Row } from './rows.ts';
import { type Outcome, outcomeOf } from './visual-zone.ts';

/** Pictures of each kind: every design of the test split four times, every ground once or twice. */
const count = 12;
const today = '2026-11-23';

const groups = ['Latin names', 'numbers and dates', 'Chinese', 'other fields'] as const;
type Group = (typeof groups)[number];

/** What `checks.md` asks of legible print; other fields have no figure there. */
const targets: Readonly<Record<Group, number | null>> = {
  'Latin names': 0.97,
  'numbers and dates': 0.98,
  Chinese: 0.95,
  'other fields': null,
};

function groupOf(field: FieldName, text: string): Group {
  if (/\p{Script=Han}/u.test(text)) return 'Chinese';
  if (/_names?$/.test(field)) return 'Latin names';
  return /_(date|number)$/.test(field) ? 'numbers and dates' : 'other fields';
}

interface ReadSpecimen {
  kind: SpecimenKind;
  overlap: number;
  mrz: Outcome | null;
  barcode: Outcome | null;
  fields: { group: Group; outcome: Outcome }[];
}

/** Fields that the page prints, that the type is said to bear, and whose truth is known. */
function printedTruth({ kind, fields, printed }: Specimen): [FieldName, string][] {
  const type = documentTypes.find(({ id }) => id === kinds[kind].id)!;
  const shown = new Set(printed.map(({ name }) => name));
  // One line of a Chinese back states both dates.
  if (shown.has('validity')) for (const name of ['issue_date', 'expiry_date']) shown.add(name);
  return (Object.entries(fields) as [FieldName, string][]).filter(
    ([name]) => shown.has(name) && type.fields.includes(name),
  );
}

const exactly = (found: string | undefined, truth: string): Outcome =>
  found === undefined ? 'not read' : found === truth ? 'exact' : 'wrong';

async function read(reader: DocumentReader, specimen: Specimen): Promise<ReadSpecimen> {
  const picture = await decodePicture(specimen.picture, { where: specimen.name });
  const reading = await reader.read(picture, specimen.picture);
  const expected = specimen.quad.map(([x, y]): [number, number] => [x / picture.scale, y / picture.scale]);
  const { printed } = identifyDocument(reading, `document_${specimen.side}`, today);
  return {
    kind: specimen.kind,
    overlap: reading.quad ? overlap(reading.quad, expected) : 0,
    mrz: specimen.mrz && zoneOutcome(reading.mrz, specimen.mrz.lines),
    barcode: specimen.barcode && exactly(reading.barcode?.text, specimen.barcode.text),
    fields: printedTruth(specimen).map(([field, truth]) => ({
      group: groupOf(field, truth),
      outcome: outcomeOf(field, truth, printed[field]?.value),
    })),
  };
}

/** A zone whose check digits are not right is not taken for read. */
function zoneOutcome(
  found: { readonly lines: readonly string[]; readonly valid: boolean } | null,
  truth: readonly string[],
): Outcome {
  if (found?.lines.join('\n') === truth.join('\n')) return 'exact';
  return found?.valid ? 'wrong' : 'not read';
}

function rowsOf(source: string, own: readonly ReadSpecimen[]): Row[] {
  const row = { subject: 'documents', source, kind: 'synthetic' } as const;
  const share = (
    name: string,
    outcomes: readonly Outcome[],
    counted: Outcome,
    target: number | null,
  ): Row[] => {
    const [n, hits] = [outcomes.length, outcomes.filter((each) => each === counted).length];
    return n === 0
      ? []
      : [{ ...row, name, n, value: hits / n, unit: 'share', ...clopperPearson(hits, n), target }];
  };
  const overlaps = own.map((each) => each.overlap);
  const mean = overlaps.reduce((sum, each) => sum + each, 0) / own.length;
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const { low, high } = meanInterval(overlaps);
  const bounds = { low: round(low), high: round(high) };
  const zones = own.flatMap(({ mrz }) => mrz ?? []);
  const barcodes = own.flatMap(({ barcode }) => barcode ?? []);
  return [
    {
      ...row,
      name: 'corners, mean overlap',
      n: own.length,
      value: round(mean),
      unit: 'IoU',
      ...bounds,
      target: 0.975,
    },
    ...share('MRZ, all lines exact', zones, 'exact', 0.98),
    ...share('MRZ wrong but valid', zones, 'wrong', 0.005),
    ...share('barcode exact', barcodes, 'exact', 0.98),
    ...groups.flatMap((group) => {
      const outcomes = own
        .flatMap(({ fields }) => fields)
        .flatMap((field) => (field.group === group ? field.outcome : []));
      return [
        ...share(`visual zone, ${group} exact`, outcomes, 'exact', targets[group]),
        ...share(`visual zone, ${group} wrong`, outcomes, 'wrong', 0.01),
      ];
    }),
  ];
}

/** Clean specimens of the test split: what is read of every kind of document. Nothing was tuned on them. */
export async function scoreSpecimenReading(): Promise<Row[]> {
  const reader = await DocumentReader.load();
  const all: ReadSpecimen[] = [];
  for await (const specimen of specimens({ split: 'test', count, today }))
    all.push(await read(reader, specimen));
  await reader.dispose();
  return [
    ...rowsOf('specimens, all kinds', all),
    ...specimenKinds.flatMap((kind) =>
      rowsOf(
        `specimens, ${kind.replaceAll('-', ' ')}`,
        all.filter((each) => each.kind === kind),
      ),
    ),
  ];
}
