import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LivenessTask } from '@vidimus/checks';
import { type LivenessAction, livenessActions } from '@vidimus/contracts';
import { allActions, type ClipFrame, FaceReader, loadClip } from '@vidimus/vision';
import sharp from 'sharp';
import { camera, film, performed } from '../liveness/src/film.ts';
import { drawnFrom, guessed, guesses, simulated, type Windows } from '../liveness/src/guess.ts';
import type { Head } from '../liveness/src/head.ts';
import { type Move, performance as performanceOf } from '../liveness/src/moves.ts';
import { heads } from '../liveness/src/people.ts';
import { delayed, judge, type Recording, recordingOf, repeated, spliced } from '../liveness/src/recording.ts';
import { wavedSheet } from '../liveness/src/sheet.ts';
import { type Random, randomFrom } from '../specimens/src/random.ts';
import type { MeasuringData, Row } from './rows.ts';
import { shareRow } from './rows.ts';

/** Everybody of the test half makes every movement once and is looped; this many are shown still and answer challenges. */
const performers = 8;
const trials = 300;
const guessTrials = 10_000;

/** Longer than any challenge. */
const clipMs = 19_500;
const stillMs = 1500;
const sheetMs = 4000;

const passes = (recording: Recording, task: LivenessTask): boolean => judge(recording, task).length === 0;
const source = 'rendered heads, test half';

function attackRow(
  name: string,
  kind: Row['kind'],
  of: string,
  outcomes: readonly boolean[],
  target: number | null,
): Row {
  const hits = outcomes.filter(Boolean).length;
  return shareRow(
    { subject: 'liveness', name: `attack passes: ${name}`, source: of, kind, target },
    hits,
    outcomes.length,
  );
}

/** Each recording against its share of freshly drawn challenges. */
function againstNew(
  recordings: readonly Recording[],
  random: Random,
  earlier: (at: number) => LivenessTask['earlier'],
) {
  return Array.from({ length: trials }, (_, trial) => {
    const at = trial % recordings.length;
    return passes(recordings[at]!, { asked: drawnFrom(random), earlier: earlier(at) ?? [] });
  });
}

interface Rehearsal {
  readonly recording: Recording;
  readonly moves: readonly Move[];
  readonly windows: Windows;
}

/** Windows of three seconds, one for every movement in random order. */
function everyMovement(random: Random): Windows {
  const left: LivenessAction[] = [...livenessActions];
  return livenessActions.map((_, at) => {
    const [action] = left.splice(random.whole(0, left.length - 1), 1);
    return { action: action!, start_ms: 1500 + at * 3000, end_ms: 1500 + at * 3000 + 2950 };
  });
}

async function rehearse(head: Head, random: Random, face: FaceReader): Promise<Rehearsal> {
  const windows = everyMovement(random);
  const moves = performanceOf(windows, random);
  const length = windows.at(-1)!.end_ms + 1200;
  return { windows, moves, recording: await recordingOf(await performed(head, moves, length, random), face) };
}

/** Which movements are found where they were made, and where another one was. */
function actionRows(rehearsals: readonly Rehearsal[]): Row[] {
  return livenessActions.flatMap((action) => {
    let [found, made, mistaken, others] = [0, 0, 0, 0];
    for (const { recording, windows } of rehearsals) {
      const events = allActions(recording.signals).filter((event) => event.action === action);
      for (const window of windows) {
        const seen = events.some(({ at_ms }) => at_ms >= window.start_ms && at_ms <= window.end_ms);
        // A shake is made of turns to both sides.
        if (window.action === 'shake' && action.startsWith('turn')) continue;
        if (window.action === action) [found, made] = [found + Number(seen), made + 1];
        else [mistaken, others] = [mistaken + Number(seen), others + 1];
      }
    }
    const row = (name: string, hits: number, n: number, target: number) =>
      shareRow(
        { subject: 'liveness', name: `${action} ${name}`, source, kind: 'synthetic', target },
        hits,
        n,
      );
    return [row('found', found, made, 0.97), row('found where another was made', mistaken, others, 0.01)];
  });
}

interface Answer {
  readonly recording: Recording;
  readonly frames: readonly ClipFrame[];
  readonly windows: Windows;
}

/** Two people answer each challenge, so that one can take the other's place in it. */
async function answers(all: readonly Head[], random: Random, face: FaceReader): Promise<Answer[]> {
  const found: Answer[] = [];
  let windows: Windows = [];
  for (const [at, head] of all.entries()) {
    if (at % 2 === 0) windows = drawnFrom(random);
    const length = windows.at(-1)!.end_ms + 500;
    const frames = await performed(head, performanceOf(windows, random), length, random.fork(`answer-${at}`));
    found.push({ windows, frames, recording: await recordingOf(frames, face) });
  }
  return found;
}

/** The clip from a screen or through a virtual camera: softer, noisier, begun a little later. */
async function filmedAgain(frames: readonly ClipFrame[], random: Random): Promise<ClipFrame[]> {
  const late = random.whole(0, 900);
  const again: ClipFrame[] = [];
  for (const { tMs, bytes } of frames) {
    const picture = sharp(bytes).resize(600, 450).modulate({ brightness: 0.95 });
    again.push({ tMs: tMs + late, bytes: await picture.jpeg({ quality: 70 }).toBuffer() });
  }
  return again;
}

/** Everything that is made of answers to challenges, the puppet that gives them first. */
async function answerRows(given: readonly Answer[], random: Random, face: FaceReader): Promise<Row[]> {
  const puppet = given.map(({ recording, windows }) => passes(recording, { asked: windows }));
  const swapped = given.flatMap(({ recording, windows }, at) => {
    const other = given[at % 2 === 0 ? at + 1 : at - 1]!.recording;
    const last = recording.signals.at(-1)!.tMs;
    return [0.4, 0.6].map((share) => passes(spliced(recording, other, share * last), { asked: windows }));
  });
  const permuted = given.flatMap(({ recording, windows }) =>
    [
      [1, 0, 2],
      [0, 2, 1],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ].map((order) => {
      const asked = windows.map((window, at) => ({ ...window, action: windows[order[at]!]!.action }));
      return passes(recording, { asked });
    }),
  );
  const late = given.flatMap(({ recording, windows }) =>
    [4600, 5000, 5400].map((delay) => passes(delayed(recording, delay), { asked: windows })),
  );
  const originals = given.slice(0, 2);
  const replays: Recording[] = [];
  for (const { frames } of originals)
    replays.push(await recordingOf(await filmedAgain(frames, random), face));
  const told = replays.map((replay, at) =>
    judge(replay, { asked: originals[at]!.windows, earlier: [originals[at]!.recording.motion!] }).includes(
      'liveness.session.replayed',
    ),
  );
  const anew = given.flatMap(({ recording, windows }, at) => {
    const partner = given[at % 2 === 0 ? at + 1 : at - 1]!.recording;
    return judge(recording, { asked: windows, earlier: [partner.motion!] }).includes(
      'liveness.session.replayed',
    );
  });
  const row = (name: string, outcomes: readonly boolean[], target: number | null) =>
    shareRow(
      { subject: 'liveness', name, source, kind: 'synthetic', target },
      outcomes.filter(Boolean).length,
      outcomes.length,
    );
  return [
    attackRow('puppet that follows the challenge (expected to)', 'synthetic', source, puppet, null),
    attackRow('another person from the middle on', 'synthetic', source, swapped, 0),
    attackRow('the right movements in the wrong order', 'synthetic', source, permuted, 0),
    attackRow('the right movements after their time', 'synthetic', source, late, 0),
    attackRow(
      'replay of an earlier challenge',
      'synthetic',
      source,
      againstNew(replays, random, (at) => [originals[at]!.recording.motion!]),
      0,
    ),
    row('replay of the very challenge told as such', told, 1),
    row('the same challenge answered by another person told as a replay', anew, 0),
  ];
}

async function stillRows(
  all: readonly Head[],
  random: Random,
  face: FaceReader,
  root: string,
): Promise<Row[]> {
  const stills: Recording[] = [];
  const sheets: Recording[] = [];
  for (const head of all) {
    const clip = await performed(head, [], stillMs, random.fork('still'));
    stills.push(repeated(await recordingOf(clip, face), clipMs));
  }
  for (const head of all.slice(0, 2)) {
    const sheet = await wavedSheet(head.plate, sheetMs, random.fork('sheet'));
    sheets.push(repeated(await recordingOf(sheet, face), clipMs));
  }
  const pictures: Recording[] = [];
  for (const name of ['image_F1.jpg', 'image_F2.jpg', 'image_T1.jpg']) {
    const bytes = await readFile(join(root, 'measure-only/liveness/minivision', name));
    const { data, info } = await sharp(bytes)
      .resize(camera.width, camera.height, { fit: 'inside' })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const shown = () => ({ width: info.width, height: info.height, data: new Uint8Array(data) });
    pictures.push(repeated(await recordingOf(await film(shown, stillMs, random), face), clipMs));
  }
  const none = () => [];
  return [
    attackRow('still picture', 'synthetic', source, againstNew(stills, random, none), 0),
    attackRow('printed sheet, waved and bent', 'synthetic', source, againstNew(sheets, random, none), 0),
    attackRow('still picture', 'real', 'minivision stills', againstNew(pictures, random, none), 0),
  ];
}

/** Clips of people who move, shown again and again from any moment on. */
async function loopRows(
  rehearsals: readonly Rehearsal[],
  random: Random,
  face: FaceReader,
  root: string,
): Promise<Row[]> {
  const clips: Recording[] = [];
  for (const name of [
    'measure-only/liveness/liveportrait/d18.mp4',
    'fixtures/liveness/intel-head-pose/head-pose-face-detection-female.gif',
  ])
    clips.push(await recordingOf(await loadClip(join(root, name)), face));
  const looped = (recordings: readonly Recording[]) =>
    Array.from({ length: trials }, (_, trial) => {
      const recording = recordings[trial % recordings.length]!;
      const from = random.between(0, recording.signals.at(-1)!.tMs);
      return passes(repeated(recording, clipMs, from), { asked: drawnFrom(random) });
    });
  return [
    attackRow('loop', 'real', 'LivePortrait and head-pose clips', looped(clips), 0.02),
    attackRow('loop', 'synthetic', source, looped(rehearsals.map(({ recording }) => recording)), 0.02),
  ];
}

/** Answers by somebody who does not see the challenge. */
function guessRows(random: Random): Row[] {
  return Object.entries(guesses).map(([name, guess]) => {
    const outcomes = Array.from({ length: guessTrials }, () => {
      const moves = guessed(guess(random), random);
      return passes(simulated(moves, clipMs, random), { asked: drawnFrom(random) });
    });
    return attackRow(`blind guess, ${name}`, 'synthetic', 'simulated signals', outcomes, 0.02);
  });
}

/** Movements of rendered heads, and attacks on challenges, each counted by the product's own checks. */
export async function scoreLivenessLab({ root }: MeasuringData): Promise<Row[]> {
  const face = await FaceReader.load();
  const random = randomFrom(20_261_127);
  const all: Head[] = [];
  const rehearsals: Rehearsal[] = [];
  for await (const head of heads(root, 'test', face)) {
    rehearsals.push(await rehearse(head, random.fork(`rehearsal-${rehearsals.length}`), face));
    if (all.length < performers) all.push(head);
  }
  const rows = [
    ...actionRows(rehearsals),
    ...(await loopRows(rehearsals, random.fork('loops'), face, root)),
    ...(await stillRows(all, random.fork('stills'), face, root)),
    ...(await answerRows(
      await answers(all.slice(0, 6), random.fork('answers'), face),
      random.fork('attacks'),
      face,
    )),
    ...guessRows(random.fork('guesses')),
  ];
  await face.dispose();
  return rows;
}
