import { join } from 'node:path';
import { allActions, FaceReader, loadClip, readFrames } from '@vidimus/vision';
import { type MeasuringData, type Row, shareRow } from './rows.ts';

/** Labels by eye: frames at 15 a second, the first is 1 (README of the measuring data). */
const CLIPS = [
  { name: 'd0.mp4', blinks: [[40, 41]], squints: [] },
  {
    name: 'd18.mp4',
    blinks: [
      [48, 50],
      [94, 95],
    ],
    squints: [],
  },
  {
    name: 'd3.mp4',
    blinks: [],
    squints: [
      [59, 64],
      [109, 120],
    ],
  },
] as const;
const FRAMES_PER_SECOND = 15;
/** A blink found this many frames off its label still is that blink. */
const SLACK_FRAMES = 2;

/** Blinks found in clips that were labelled by eye, squints taken for blinks, and the time a frame costs. */
export async function scoreLiveness({ root }: MeasuringData): Promise<Row[]> {
  const reader = await FaceReader.load();
  let found = 0;
  let blinks = 0;
  let mistaken = 0;
  let squints = 0;
  let frames = 0;
  let cpuMs = 0;
  for (const clip of CLIPS) {
    const loaded = await loadClip(join(root, 'measure-only/liveness/liveportrait', clip.name));
    const before = process.cpuUsage();
    const readings = await readFrames(loaded, reader);
    const { user, system } = process.cpuUsage(before);
    cpuMs += (user + system) / 1000;
    frames += readings.length;
    const seen = allActions(readings)
      .filter(({ action }) => action === 'blink')
      .map(({ at_ms }) => (at_ms * FRAMES_PER_SECOND) / 1000 + 1);
    const within = ([from, to]: readonly [number, number]) =>
      seen.some((frame) => frame >= from - SLACK_FRAMES && frame <= to + SLACK_FRAMES);
    found += clip.blinks.filter(within).length;
    blinks += clip.blinks.length;
    mistaken += clip.squints.filter(within).length;
    squints += clip.squints.length;
  }
  await reader.dispose();
  const source = 'LivePortrait driving clips';
  const share = (name: string, hits: number, n: number, target: number): Row =>
    shareRow({ subject: 'liveness', name, source, kind: 'real', target }, hits, n);
  const time = Math.round((cpuMs / frames) * 10) / 10;
  return [
    share('blinks found', found, blinks, 0.97),
    share('squints taken for a blink', mistaken, squints, 0.01),
    {
      subject: 'liveness',
      name: 'processor time a frame, decoding included',
      source,
      kind: 'real',
      n: frames,
      value: time,
      unit: 'ms',
      low: null,
      high: null,
      target: 40,
    },
  ];
}
