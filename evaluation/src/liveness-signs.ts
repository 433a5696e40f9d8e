import { join } from 'node:path';
import { checkLiveness } from '@vidimus/checks';
import type { CheckResult, Flash } from '@vidimus/contracts';
import { defaultPolicy, drawChallenge } from '@vidimus/domain';
import { type ClipFrame, decodePicture, FaceReader, loadClip, type Picture } from '@vidimus/vision';
import { displayOf, shownOnDisplay } from '../liveness/src/display.ts';
import { film, performed } from '../liveness/src/film.ts';
import type { Head } from '../liveness/src/head.ts';
import { moveOf, swayOf } from '../liveness/src/moves.ts';
import { heads } from '../liveness/src/people.ts';
import { type Recording, recordingOf } from '../liveness/src/recording.ts';
import { renderHead } from '../liveness/src/render.ts';
import { type Lighting, lightingOf, underScreen } from '../liveness/src/screen-light.ts';
import { wavedSheet } from '../liveness/src/sheet.ts';
import { type Random, randomFrom } from '../specimens/src/random.ts';
import { type MeasuringData, type Row, shareRow } from './rows.ts';

/** People of the test half, of whom some stand before displays and coloured screens too. */
const people = 8;
const coloured = 5;
const source = 'rendered heads, test half';
const realSource = 'LivePortrait and head-pose clips';
const flat = [0, 0] as const;
const bent = [40, 90] as const;

type Outcome = 'passed' | 'unclear' | 'suspected' | 'silent';

const outcomes = {
  passed: 'passed',
  inconclusive: 'unclear',
  failed: 'suspected',
  not_applicable: 'silent',
} as const;

function presentationOf(recording: Recording, flash: Flash | null = null): CheckResult {
  return checkLiveness(recording, { asked: null, flash }).find(
    ({ check }) => check === 'liveness/presentation',
  )!;
}

/** What the check says of a clip by one sign; silent where the sign was not measured. */
function outcomeBy(sign: string, recording: Recording): Outcome {
  const { result, reasons, signs = [] } = presentationOf(recording);
  if (!signs.some((each) => each.sign === sign && each.value !== null)) return 'silent';
  const suspected = reasons.some(({ params }) => params.sign === sign);
  return suspected ? 'suspected' : result === 'failed' ? 'passed' : outcomes[result];
}

/** Rows of one sign: how often it tells, among the clips in which it can be measured, and how many those are. */
function rowsOf(
  what: { name: string; of: string; kind: Row['kind']; target: number | null },
  found: readonly Outcome[],
  told: Outcome = 'suspected',
): Row[] {
  const { name, of, kind, target } = what;
  const measured = found.filter((outcome) => outcome !== 'silent');
  const row = (title: string, hits: number, n: number, goal: number | null) =>
    shareRow({ subject: 'liveness', name: title, source: of, kind, target: goal }, hits, n);
  const silent = found.length - measured.length;
  return [
    ...(measured.length > 0
      ? [row(name, measured.filter((outcome) => outcome === told).length, measured.length, target)]
      : []),
    ...(silent > 0 ? [row(`${name}: sign silent`, silent, found.length, null)] : []),
  ];
}

async function flatRows(
  all: readonly Head[],
  random: Random,
  face: FaceReader,
  root: string,
): Promise<Row[]> {
  const found: Record<'head' | 'nod' | 'flat' | 'bent' | 'real' | 'realFlat', Outcome[]> = {
    head: [],
    nod: [],
    flat: [],
    bent: [],
    real: [],
    realFlat: [],
  };
  const look = async (into: keyof typeof found, frames: readonly ClipFrame[]) =>
    found[into].push(outcomeBy('flat_picture', await recordingOf(frames, face)));
  for (const [at, head] of all.entries()) {
    const own = random.fork(`head-${at}`);
    const turn = moveOf(at % 2 === 0 ? 'turn_left' : 'turn_right', 500, own);
    await look('head', await performed(head, [turn], 500 + turn.duration_ms, own));
    const nod = moveOf('nod', 500, own);
    await look('nod', await performed(head, [nod], 500 + nod.duration_ms, own));
    await look('flat', await wavedSheet(head.plate, 1800, own, flat));
    await look('bent', await wavedSheet(head.plate, 1800, own, bent));
  }
  for (const [at, path] of [
    'measure-only/liveness/liveportrait/d3.mp4',
    'measure-only/liveness/liveportrait/d18.mp4',
    'measure-only/liveness/liveportrait/d0.mp4',
    'fixtures/liveness/intel-head-pose/head-pose-face-detection-female.gif',
    'fixtures/liveness/intel-head-pose/head-pose-face-detection-male.gif',
  ].entries()) {
    const clip = await loadClip(join(root, path));
    await look('real', clip);
    const still = await decodePicture(clip[0]!.bytes, { where: path });
    for (const turn of [0, 1])
      await look('realFlat', await wavedSheet(still, 1800, random.fork(`real-${at}-${turn}`), flat));
  }
  return [
    ...rowsOf(
      { name: 'turned head taken for a flat picture', of: source, kind: 'synthetic', target: 0.01 },
      found.head,
    ),
    ...rowsOf(
      { name: 'nodding head taken for a flat picture', of: source, kind: 'synthetic', target: 0.01 },
      found.nod,
    ),
    ...rowsOf(
      { name: 'flat sheet told when waved', of: source, kind: 'synthetic', target: 0.97 },
      found.flat,
    ),
    ...rowsOf(
      { name: 'bent sheet told when waved', of: source, kind: 'synthetic', target: 0.97 },
      found.bent,
    ),
    ...rowsOf(
      { name: 'person taken for a flat picture', of: realSource, kind: 'real', target: 0.01 },
      found.real,
    ),
    ...rowsOf(
      { name: 'still picture of a person told when waved', of: realSource, kind: 'synthetic', target: 0.97 },
      found.realFlat,
    ),
  ];
}

/** A head at rest, as the camera or a display before it shows it. */
const resting = (head: Head, random: Random) => {
  const sway = swayOf(random);
  return (tMs: number): Picture => renderHead(head, { ...sway(tMs) }, { shut: 0, mouth: 0 });
};

const glanceMs = 420;

async function screenRows(
  all: readonly Head[],
  random: Random,
  face: FaceReader,
  root: string,
): Promise<Row[]> {
  const persons: Outcome[] = [];
  const displays: Record<string, Outcome[]> = { '1 to 1.6': [], '1.6 to 3': [] };
  const ranges = { '1 to 1.6': [1, 1.6], '1.6 to 3': [1.6, 3] } as const;
  const look = async (show: (tMs: number) => Picture, own: Random) =>
    outcomeBy('screen', await recordingOf(await film(show, glanceMs, own), face));
  for (const [at, head] of all.entries()) {
    const own = random.fork(`display-${at}`);
    const shown = resting(head, own);
    persons.push(await look(shown, own));
    for (const [name, range] of Object.entries(ranges)) {
      const display = displayOf(own, range);
      displays[name]!.push(await look((tMs) => shownOnDisplay(shown(tMs), display), own));
    }
  }
  const real: Outcome[] = [];
  for (const name of ['d0.mp4', 'd3.mp4', 'd18.mp4']) {
    const clip = await loadClip(join(root, 'measure-only/liveness/liveportrait', name));
    real.push(outcomeBy('screen', await recordingOf(clip.slice(0, 40), face)));
  }
  return [
    ...rowsOf(
      { name: 'face taken for one on a display', of: source, kind: 'synthetic', target: 0.01 },
      persons,
    ),
    ...rowsOf({ name: 'face taken for one on a display', of: realSource, kind: 'real', target: 0.01 }, real),
    ...Object.entries(displays).flatMap(([range, found]) =>
      rowsOf(
        { name: `display told, ${range} camera pixels a pixel`, of: source, kind: 'synthetic', target: 0.9 },
        found,
      ),
    ),
  ];
}

const colourful = { ...defaultPolicy, liveness: { ...defaultPolicy.liveness, flash: true } };
/** Colours of a fresh challenge, begun at once: what comes before them is not looked at here. */
const drawnColours = (random: Random): Flash => ({
  ...drawChallenge(colourful, (min, maxExclusive) => random.whole(min, maxExclusive - 1)).flash!,
  start_ms: 300,
});

/** Ways to answer colours: the light that falls on the face, and of which challenge. */
const colourTrials: Readonly<
  Record<
    string,
    (own: Lighting, random: Random) => { light: Lighting; lateMs?: number; other?: boolean } | null
  >
> = {
  'colours on the face': (light) => ({ light }),
  'colours in daylight': (own) => ({
    light: { ...own, onFace: own.onFace / 10, onGround: own.onGround / 10 },
  }),
  'no flash': () => null,
  'late flash': (light, random) => ({ light: { ...light, lagMs: random.between(700, 1300) } }),
  'flash of another challenge': (light) => ({ light, other: true }),
  'display lit as the ground beside it': (own) => ({ light: { ...own, onGround: own.onFace } }),
};

async function colourRows(all: readonly Head[], random: Random, face: FaceReader): Promise<Row[]> {
  const found = new Map<string, Outcome[]>();
  for (const [at, head] of all.entries()) {
    for (const [name, trial] of Object.entries(colourTrials)) {
      const own = random.fork(`colours-${at}-${name}`);
      const flash = drawnColours(own);
      const given = trial(lightingOf(own), own);
      const shown = given?.other ? drawnColours(own) : flash;
      const rest = resting(head, own);
      const show = (tMs: number) =>
        given ? underScreen(rest(tMs), head, shown, given.light, tMs) : rest(tMs);
      const length =
        flash.start_ms + flash.colours.length * flash.step_ms + (given ? given.light.lagMs : 0) + 200;
      const recording = await recordingOf(await film(show, length, own), face);
      const outcome = outcomes[presentationOf(recording, flash).result];
      found.set(name, [...(found.get(name) ?? []), outcome]);
    }
  }
  return [...found].flatMap(([name, seen]) => {
    const own = name.startsWith('colours');
    return (['passed', 'unclear', 'suspected'] as const).map((outcome) =>
      shareRow(
        {
          subject: 'liveness',
          name: `${own ? name : `attack, ${name}`}: ${outcome}`,
          source,
          kind: 'synthetic',
          target: outcome === 'passed' ? (own ? null : 0) : own && outcome === 'suspected' ? 0.01 : null,
        },
        seen.filter((each) => each === outcome).length,
        seen.length,
      ),
    );
  });
}

/** The signs of a presentation, each on what shows it and on what does not. */
export async function scoreLivenessSigns({ root }: MeasuringData): Promise<Row[]> {
  const face = await FaceReader.load();
  const random = randomFrom(20_261_128);
  const all: Head[] = [];
  for await (const head of heads(root, 'test', face)) {
    all.push(head);
    if (all.length === people) break;
  }
  const rows = [
    ...(await flatRows(all, random.fork('flat'), face, root)),
    ...(await screenRows(all, random.fork('screens'), face, root)),
    ...(await colourRows(all.slice(0, coloured), random.fork('colours'), face)),
  ];
  await face.dispose();
  return rows;
}
