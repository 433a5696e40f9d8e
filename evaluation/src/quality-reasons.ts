import { inspectDocument } from '@vidimus/checks';
import { defaultPolicy } from '@vidimus/domain';
import { DocumentReader, FaceReader } from '@vidimus/vision';
import {
  type DegradationKind,
  degradationKinds,
  expectedReasons,
} from '../specimens/src/degradations/degradation.ts';
import { type Specimen, specimens } from '../specimens/src/specimens.ts';
import type { Split } from '../specimens/src/split.ts';
import { confusionPicture } from './confusion-picture.ts';
import { clopperPearson } from './intervals.ts';
import type { MeasuringData, Row } from './rows.ts';

const today = '2026-11-23';
/** What stands for the pictures that must pass. */
const NONE = 'no reason';

/** One picture: what was done to it, the reason that it should be given, and those that it was given. */
interface ReasonOutcome {
  readonly specimen: Pick<Specimen, 'name' | 'kind' | 'ground'>;
  readonly degradation: DegradationKind;
  readonly expected: string;
  readonly given: readonly string[];
}

/** Pictures with nothing wrong are shown this many times: one in fifty of them may be given a reason. */
const wellTaken = 4;

/** Every kind of specimen with these degradations, `count` times, through the reader and all checks of one photo. */
async function* reasonOutcomes(
  split: Split,
  degradations: readonly DegradationKind[],
  count: number,
): AsyncGenerator<ReasonOutcome> {
  const [document, face] = await Promise.all([DocumentReader.load(), FaceReader.load()]);
  for await (const specimen of specimens({ split, degradations, count })) {
    const { reasons } = await inspectDocument(
      specimen.picture,
      { document, face },
      { where: specimen.name, side: specimen.side, today, policy: defaultPolicy },
    );
    const degradation = specimen.degradation.kind;
    yield {
      specimen,
      degradation,
      expected: expectedReasons[degradation] ?? NONE,
      given: reasons.map(({ code }) => code),
    };
  }
  await Promise.all([document.dispose(), face.dispose()]);
}

/** F1 of each reason by the first one given, their mean, and who was told something wrong: of `clean`, anything. */
function reasonRows(
  outcomes: readonly ReasonOutcome[],
  clean: readonly ReasonOutcome[],
  source: string,
): Row[] {
  const share = (name: string, own: readonly ReasonOutcome[], hit: (o: ReasonOutcome) => boolean): Row => {
    const hits = own.filter(hit).length;
    return {
      subject: 'documents',
      name,
      source,
      kind: 'synthetic',
      n: own.length,
      value: own.length === 0 ? 0 : hits / own.length,
      unit: 'share',
      ...clopperPearson(hits, own.length),
      target: null,
    };
  };
  const first = ({ given }: ReasonOutcome) => given[0] ?? NONE;
  const codes = [...new Set(outcomes.map(({ expected }) => expected))].filter((code) => code !== NONE);
  const score = (code: string): number => {
    const right = outcomes.filter((o) => o.expected === code && first(o) === code).length;
    const wrong = outcomes.filter((o) => (o.expected === code) !== (first(o) === code)).length;
    return right === 0 ? 0 : (2 * right) / (2 * right + wrong);
  };
  const scores = codes.map(score);
  const bare = { ...share('', outcomes, () => false), unit: 'F1', low: null, high: null };
  return [
    {
      ...bare,
      name: 'reasons, macro-F1',
      value: round(scores.reduce((a, b) => a + b, 0) / codes.length),
      target: 0.95,
    },
    ...codes.map((code, i) => ({
      ...bare,
      name: `reason ${code}`,
      n: outcomes.filter(({ expected }) => expected === code).length,
      value: round(scores[i]!),
    })),
    { ...share('a reason where there is none', clean, ({ given }) => given.length > 0), target: 0.02 },
    share(
      'the true reason and no other',
      outcomes.filter(({ expected }) => expected !== NONE),
      ({ expected, given }) => given.length === 1 && given[0] === expected,
    ),
  ];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Reasons on the test split of the rendered specimens, with their confusion matrix as a picture of the report. */
export async function scoreReasons(data: MeasuringData): Promise<Row[]> {
  const outcomes: ReasonOutcome[] = [];
  for await (const outcome of reasonOutcomes('test', degradationKinds, 1)) outcomes.push(outcome);
  const none = degradationKinds.filter((kind) => expectedReasons[kind] === null);
  const clean: ReasonOutcome[] = [];
  for await (const outcome of reasonOutcomes('test', none, wellTaken)) clean.push(outcome);
  data.pictures.set(
    'reasons.svg',
    confusionPicture(outcomes.map(({ expected, given }) => [expected, given[0] ?? NONE])),
  );
  return reasonRows(outcomes, clean, 'specimens, test split');
}
