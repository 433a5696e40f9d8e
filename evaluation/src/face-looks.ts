import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkLook } from '@vidimus/checks';
import type { ReasonCode } from '@vidimus/contracts';
import {
  decodePicture,
  type Face,
  FaceReader,
  loadClip,
  type Picture,
  readFrames,
  stillFrame,
} from '@vidimus/vision';
import sharp from 'sharp';
import { type CoverKind, wearing } from '../covers/src/cover.ts';
import { type CoverLabels, readLabels, splitOf } from '../covers/src/labels.ts';
import { type Split, splits } from '../specimens/src/split.ts';
import { clopperPearson } from './intervals.ts';
import type { MeasuringData, Row } from './rows.ts';

interface Engine {
  readonly face: FaceReader;
}
/** What the checks of a face's look say of one picture. */
interface Look {
  readonly name: string;
  readonly codes: readonly ReasonCode[];
}
/** A picture of the measuring data with the face in its middle, which is the labelled one. */
interface Still {
  readonly name: string;
  readonly picture: Picture;
  readonly face: Face;
}

const glasses = 'face.cover.glasses';
const hat = 'face.cover.hat';
const mask = 'face.cover.mask';
const blurry = 'face.focus.blurry';

async function centralFace(engine: Engine, picture: Picture): Promise<Face | null> {
  const offCentre = ({ box: [x, y, width, height] }: Face) =>
    Math.hypot(x + (width - picture.width) / 2, y + (height - picture.height) / 2);
  const faces = await engine.face.find(picture);
  return faces.sort((a, b) => offCentre(a) - offCentre(b))[0] ?? null;
}

async function* stills(folder: string, engine: Engine): AsyncGenerator<Still> {
  for (const person of (await readdir(folder)).sort()) {
    for (const file of (await readdir(join(folder, person))).sort()) {
      const name = `${person}/${file}`;
      const picture = await decodePicture(await readFile(join(folder, name)), { where: name });
      const face = await centralFace(engine, picture);
      if (face) yield { name, picture, face };
    }
  }
}

async function lookAt(engine: Engine, { name, picture, face }: Still): Promise<Look> {
  const results = await checkLook([stillFrame(picture, face, 1)], engine);
  return { name, codes: results.flatMap(({ reasons }) => reasons.map(({ code }) => code)) };
}

/** The same of a changed picture; one in which no face is found any more is told nothing here. */
async function lookAtBytes(engine: Engine, name: string, bytes: Uint8Array): Promise<Look> {
  const picture = await decodePicture(bytes, { where: name });
  const face = await centralFace(engine, picture);
  return face ? lookAt(engine, { name, picture, face }) : { name, codes: [] };
}

function share(
  name: string,
  source: string,
  kind: Row['kind'],
  looks: readonly Look[],
  code: ReasonCode,
  target: number | null,
): Row[] {
  if (looks.length === 0) return [];
  const hits = looks.filter(({ codes }) => codes.includes(code)).length;
  const [n, value] = [looks.length, hits / looks.length];
  return [
    { subject: 'looks', name, source, kind, n, value, unit: 'share', ...clopperPearson(hits, n), target },
  ];
}

/** Real pictures of one half: who wears something and is told so, and who wears nothing and is told so all the same. */
function realRows(looks: readonly Look[], labels: CoverLabels, half: Split): Row[] {
  const source = `LFW, labelled by eye, ${half} half`;
  const among = (names: readonly string[]) => looks.filter(({ name }) => names.includes(name));
  const without = (...lists: (readonly string[])[]) =>
    looks.filter(({ name }) => !lists.some((list) => list.includes(name)));
  const { dark_glasses, tinted_glasses, headwear_unclear, mouth_covered, mouth_unclear } = labels;
  const seen = without(dark_glasses, tinted_glasses);
  const bareheaded = without(labels.hat, headwear_unclear);
  const uncovered = without(mouth_covered, mouth_unclear);
  const both = (own: readonly Look[], names: readonly string[]) =>
    own.filter(({ name }) => names.includes(name));
  const rows = (name: string, own: readonly Look[], code: ReasonCode, target: number | null) =>
    share(name, source, 'real', own, code, target);
  return [
    ...rows('dark glasses told', among(dark_glasses), glasses, 0.9),
    ...rows('dark glasses told where there are none', seen, glasses, 0.05),
    ...rows('dark glasses told of clear ones', both(seen, labels.clear_glasses), glasses, 0.05),
    ...rows('hat told', among(labels.hat), hat, 0.9),
    ...rows('hat told where there is none', bareheaded, hat, 0.05),
    ...rows('hat told of a fringe', both(bareheaded, labels.fringe), hat, 0.05),
    ...rows('mask told where there is none', uncovered, mask, 0.05),
    ...rows('mask told of a beard', both(uncovered, labels.beard), mask, 0.05),
    ...rows('blur told', looks, blurry, 0.05),
  ];
}

/** Blur of a face as a share of the distance of its eyes, at which an embedding lies 0.4 from its own sharp one. */
const blurOfEyes = 0.08;

async function blurred({ picture, face }: Still): Promise<Uint8Array> {
  const { data, width, height } = picture;
  const apart = stillFrame(picture, face, 1).face!.interocularPx;
  const soft = sharp(data, { raw: { width, height, channels: 3 } }).blur(Math.max(0.3, blurOfEyes * apart));
  return soft.jpeg({ quality: 90 }).toBuffer();
}

const rendered: readonly (readonly [CoverKind, ReasonCode, string, number])[] = [
  ['dark glasses', glasses, 'dark or mirrored glasses told', 0.9],
  ['clear glasses', glasses, 'dark glasses told of clear ones', 0.05],
  ['hat', hat, 'hat told', 0.9],
  ['mask', mask, 'mask or hand told', 0.9],
];

/** Covers drawn on bare faces of the test half, one of each kind a person, in forms and colours of that split. */
async function renderedRows(engine: Engine, bare: readonly Still[]): Promise<Row[]> {
  const source = 'LFW with drawn covers, test half';
  const persons = [...new Map(bare.map((still) => [still.name.split('/')[0]!, still])).values()];
  const rows: Row[] = [];
  for (const [kind, code, name, target] of rendered) {
    const looks: Look[] = [];
    for (const [seed, still] of persons.entries()) {
      const { bytes } = await wearing(still.picture, still.face, { kind, split: 'test', seed: seed + 1 });
      looks.push(await lookAtBytes(engine, still.name, bytes));
    }
    rows.push(...share(name, source, 'synthetic', looks, code, target));
  }
  const soft: Look[] = [];
  for (const still of persons) soft.push(await lookAtBytes(engine, still.name, await blurred(still)));
  const name = `blur of ${blurOfEyes} eye distances told`;
  return [...rows, ...share(name, 'LFW blurred, test half', 'synthetic', soft, blurry, 0.9)];
}

/** Clips of people who wear nothing. */
async function clipRows(root: string, engine: Engine): Promise<Row[]> {
  const looks: Look[] = [];
  for (const folder of ['fixtures/liveness/intel-head-pose', 'measure-only/liveness/liveportrait']) {
    const names = (await readdir(join(root, folder))).filter((name) => /\.(gif|mp4)$/.test(name)).sort();
    for (const name of names) {
      const results = await checkLook(
        await readFrames(await loadClip(join(root, folder, name)), engine.face),
        engine,
      );
      looks.push({ name, codes: results.flatMap(({ reasons }) => reasons.map(({ code }) => code)) });
    }
  }
  const told = looks.map((look): Look => ({ ...look, codes: look.codes.length > 0 ? [hat] : [] }));
  return share(
    'clips told of light, blur or a cover where there is none',
    'clips of five people',
    'real',
    told,
    hat,
    0.05,
  );
}

/** Light, sharpness and covers of the face: real pictures labelled by eye, and covers drawn on bare faces. */
export async function scoreLooks({ root }: MeasuringData): Promise<Row[]> {
  const engine: Engine = { face: await FaceReader.load() };
  const labels = await readLabels();
  const { fringe: _, beard: __, ...worn } = labels;
  const covered = new Set(Object.values(worn).flat());
  const looks: Look[] = [];
  const bare: Still[] = [];
  for await (const still of stills(join(root, 'measure-only/faces/lfw/lfw'), engine)) {
    looks.push(await lookAt(engine, still));
    if (!covered.has(still.name)) bare.push(still);
  }
  const rows = splits.flatMap((half) =>
    realRows(
      looks.filter(({ name }) => splitOf(name) === half),
      labels,
      half,
    ),
  );
  rows.push(
    ...(await renderedRows(
      engine,
      bare.filter(({ name }) => splitOf(name) === 'test'),
    )),
  );
  rows.push(...(await clipRows(root, engine)));
  await engine.face.dispose();
  return rows;
}
