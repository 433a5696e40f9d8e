import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type FieldName, identifyDocument } from '@vidimus/documents';
import { DocumentReader, decodePicture } from '@vidimus/vision';
import { clopperPearson } from './intervals.ts';
import type { MeasuringData, Row } from './rows.ts';
import { visualZoneSpecimens } from './visual-zone-specimens.ts';

/** What a picture prints. Dates are ISO 8601, or `YYMMDD` where only a zone says them: then the century is not compared. */
interface Truth {
  readonly source: string;
  readonly image: string;
  readonly fields: Partial<Record<FieldName, string>>;
}

export type Outcome = 'exact' | 'wrong' | 'not read';

/** Day for two-digit years: that of the measuring data's collection. */
const today = '2026-11-23';

const sidtd = 'fixtures/documents/SIDTD/SIDTD/utils/Test_Samples';
const azure = 'fixtures/documents/azure-samples/curl/form-recognizer';
const wild = 'measure-only/documents/DLC-2021-cg';

interface Annotated {
  readonly [key: string]: { readonly value: string };
}

const read = async <T>(data: MeasuringData, path: string): Promise<T> =>
  JSON.parse(await readFile(join(data.root, path), 'utf8')) as T;

const reversed = (date: string): string => date.split(/[-.]/).reverse().join('-');

/** The annotations of SIDTD name the fields by their own names, and write nationality and sex as printed. */
async function fromSidtd(data: MeasuringData): Promise<Truth[]> {
  const documents = [
    { file: 'alb_0_id.json', images: ['alb00.jpg', 'fake_alb00.jpg'], sex: 'M', nationality: 'ALB' },
    { file: 'aze_0_passport.json', images: ['aze00.jpg'], sex: 'M', nationality: 'AZE' },
  ];
  const truths = documents.map(async ({ file, images, sex, nationality }) => {
    const written = await read<Annotated>(data, join(sidtd, file));
    const value = (key: string): string => written[key]?.value.toUpperCase() ?? '';
    const fields = {
      family_name: value('surname'),
      given_names: value('name'),
      birth_date: reversed(value('birth_date')),
      issue_date: reversed(value('issue_date')),
      expiry_date: reversed(value('expiry_date')),
      document_number: value('number'),
      personal_number: value('id_number'),
      sex,
      nationality,
    };
    return images.map((image): Truth => ({ source: 'SIDTD', image: join(sidtd, image), fields }));
  });
  return (await Promise.all(truths)).flat();
}

/** The licence's front, from its answer file: dates month first, the label of the number still on it. */
async function fromAzure(data: MeasuringData): Promise<Truth[]> {
  interface Answer {
    analyzeResult: { documentResults: { fields: Record<string, { text?: string } | null> }[] };
  }
  const answer = await read<Answer>(data, join(azure, 'IDResult-DriverLicense.json'));
  const text = (key: string): string => answer.analyzeResult.documentResults[0]?.fields[key]?.text ?? '';
  const american = (date: string): string => date.replace(/(\d\d)\/(\d\d)\/(\d{4})/, '$3-$1-$2');
  const fields = {
    family_name: text('LastName'),
    given_names: text('FirstName'),
    birth_date: american(text('DateOfBirth')),
    expiry_date: american(text('DateOfExpiration')),
    document_number: text('DocumentNumber').replace('LIC#', ''),
    sex: text('Sex'),
  };
  return [{ source: 'azure-samples', image: join(azure, 'DriverLicense.png'), fields }];
}

const spaced = (name: string): string => name.replace(/<+/g, ' ').trim();

/** Passport pages print what their zones say; the transcribed zones are the truth, never what was read of them. */
async function fromZones(data: MeasuringData): Promise<Truth[]> {
  interface Entry {
    image: string;
    mrz: string[] | null;
    format?: string;
    all_check_digits_valid?: boolean;
  }
  const entries = await read<Entry[]>(data, 'truth-mrz-images.json');
  return entries.flatMap(({ image, mrz, all_check_digits_valid }): Truth[] => {
    const [first, second] = mrz ?? [];
    if (!all_check_digits_valid || image.startsWith(sidtd) || !/^P/.test(first ?? '') || !second) return [];
    const [family = '', given = ''] = first!.slice(5).split('<<');
    const fields = {
      family_name: spaced(family),
      given_names: spaced(given),
      birth_date: second.slice(13, 19),
      expiry_date: second.slice(21, 27),
      document_number: spaced(second.slice(0, 9)),
      sex: second.slice(20, 21),
      nationality: spaced(second.slice(10, 13)),
    };
    return [{ source: image.split('/')[2] ?? image, image, fields }];
  });
}

/** Photographs of printed passports in the wild; their given names are printed longer than in the zone, so left out. */
async function fromWild(data: MeasuringData): Promise<Truth[]> {
  if (!existsSync(join(data.root, wild))) return [];
  const zones = await read<Record<string, Record<string, string>>>(data, join(wild, 'mrz.json'));
  const clips = (await readdir(join(data.root, wild, 'images/aze_passport'))).sort();
  const truths = clips.map(async (clip): Promise<Truth[]> => {
    const zone = zones[`aze_passport/${clip.slice(0, 2)}`];
    if (!zone) return [];
    const folder = join(wild, 'images/aze_passport', clip);
    const fields = {
      family_name: zone.surname ?? '',
      birth_date: zone.birth_date ?? '',
      expiry_date: zone.expiry ?? '',
      document_number: zone.document_number ?? '',
      personal_number: (zone.optional ?? '').replace(/<+$/, ''),
      sex: zone.sex ?? '',
      nationality: zone.nationality ?? '',
    };
    const images = await readdir(join(data.root, folder));
    return images.map((image) => ({ source: basename(wild), image: join(folder, image), fields }));
  });
  return (await Promise.all(truths)).flat();
}

/** Letters and digits alone: how print groups a number, or joins two names, is no difference of reading. */
const bare = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** How a field's reading compares with what is printed. */
export function outcomeOf(field: FieldName, truth: string, found: string | undefined): Outcome {
  if (found === undefined) return 'not read';
  const twoDigits = field.endsWith('_date') && /^\d{6}$/.test(truth);
  return bare(twoDigits ? found.slice(2) : found) === bare(truth) ? 'exact' : 'wrong';
}

/** Below these the field is not what `checks.md` asks of accepted captures of legible print. */
const targetOf = (field: FieldName): number => (/_names?$/.test(field) ? 0.97 : 0.98);

interface Scored {
  readonly source: string;
  readonly kind: Row['kind'];
  readonly field: FieldName;
  readonly outcome: Outcome;
}

function rowsOf(source: string, outcomes: readonly Scored[]): Row[] {
  const fields = [...new Set(outcomes.map(({ field }) => field))];
  return fields.flatMap((field) => {
    const own = outcomes.filter((each) => each.field === field);
    const share = (name: string, outcome: Outcome, target: number): Row => {
      const hits = own.filter((each) => each.outcome === outcome).length;
      return {
        subject: 'documents',
        name: `visual zone, ${field.replaceAll('_', ' ')} ${name}`,
        source,
        kind: own[0]!.kind,
        n: own.length,
        value: hits / own.length,
        unit: 'share',
        ...clopperPearson(hits, own.length),
        target,
      };
    };
    return [share('exact', 'exact', targetOf(field)), share('wrong', 'wrong', 0.01)];
  });
}

/**
 * Fields of the printed zone against what the picture prints, by source: the share that is exact, and the share that is
 * another value. The rest was not read. A machine readable zone never fills them.
 */
export async function scoreVisualZone(data: MeasuringData): Promise<Row[]> {
  const sources = await Promise.all([fromSidtd(data), fromAzure(data), fromZones(data), fromWild(data)]);
  const reader = await DocumentReader.load();
  const outcomes: Scored[] = [];
  const score = async (bytes: Uint8Array, { source, image, fields }: Truth, kind: Row['kind']) => {
    const reading = await reader.read(await decodePicture(bytes, { where: image }), bytes);
    const { printed } = identifyDocument(reading, 'document_front', today);
    for (const [name, truth] of Object.entries(fields)) {
      const field = name as FieldName;
      outcomes.push({ source, kind, field, outcome: outcomeOf(field, truth, printed[field]?.value) });
    }
  };
  for (const truth of sources.flat())
    await score(await readFile(join(data.root, truth.image)), truth, 'real');
  for await (const { name, picture, ...specimen } of visualZoneSpecimens(today)) {
    await score(picture, { ...specimen, image: name }, 'synthetic');
  }
  await reader.dispose();
  return [...new Set(outcomes.map(({ source }) => source))].flatMap((source) =>
    rowsOf(
      source,
      outcomes.filter((each) => each.source === source),
    ),
  );
}
