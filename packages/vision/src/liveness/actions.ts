import type { LivenessAction } from '@vidimus/contracts';
import { type Baseline, durationMs, type Run, runsWhere, type Sample } from './baseline.ts';

/** One action that a clip shows; times in milliseconds from the first frame. */
export interface ActionEvent {
  action: LivenessAction;
  /** The moment of the strongest movement. */
  at_ms: number;
  start_ms: number;
  end_ms: number;
  values: Record<string, number>;
}

/**
 * Thresholds of the actions. Starting values from the project's plan for checks; blinks validated by eye on three
 * clips of other people, turns and nods on rendered heads alone.
 */
export const actionThresholds = {
  /** Opening over the neutral opening below which eyes count as shut, and from which as open. */
  blinkShut: 0.6,
  blinkOpen: 0.75,
  /** One eye alone may reach these in a blink of half a second: a squint of one eye is none. */
  blinkShutEachEye: 0.75,
  blinkOpenEachEye: 0.65,
  blinkMinMs: 50,
  blinkMaxMs: 500,
  /** Eyes must be open within this time before and after; looking down stays shut longer. */
  blinkEdgeMs: 300,
  /**
   * At twelve frames a second or fewer the deepest moment of a blink falls between two of them, and some lids are never
   * seen quite shut. Half-shut eyes count for a moment, where they leave their wide opening and are back at once;
   * squints and looking down last longer. A head that moves narrows its eyes by itself, so it must be still
   * meanwhile. Rendered heads of the development half, on a second portrait each and other blinks: 341 of 342 are found, and
   * one in 720 other movements.
   */
  glimpseShut: 0.78,
  glimpseOpen: 0.85,
  /** One eye alone: glare, a shadow or an illness may hide the lid of the other. */
  glimpseShutOneEye: 0.72,
  glimpseOpenOneEye: 0.8,
  glimpseHalfMs: 300,
  glimpseMaxMs: 350,
  glimpseEdgeMs: 200,
  /** Eyes that come back narrower have looked elsewhere, or squint. */
  glimpseBack: 0.93,
  glimpseStillDegrees: 4,
  mouthOpen: 0.35,
  /** Above the person's own neutral mouth: a smile that shows teeth reaches 0.28. */
  mouthRise: 0.2,
  mouthMinMs: 150,
  /** Less will do where it is held for longer. */
  mouthHeldOpen: 0.3,
  mouthHeldMs: 480,
  turnDegrees: 20,
  turnBackDegrees: 10,
  turnMaxMs: 6000,
  nodDegrees: 10,
  nodBackDegrees: 5,
  nodMaxMs: 1500,
  nodEdgeMs: 1500,
  nodMaxYawDegrees: 15,
  shakeDegrees: 12,
  shakeBackDegrees: 6,
  shakeMaxMs: 2000,
} as const;
const T = actionThresholds;

export function blinks(samples: readonly Sample[], base: Baseline): ActionEvent[] {
  const leftShare = ({ left }: Sample) => left / base.left;
  const rightShare = ({ right }: Sample) => right / base.right;
  const opening = (sample: Sample) => (leftShare(sample) + rightShare(sample)) / 2;
  const shut = (sample: Sample) =>
    opening(sample) < T.blinkShut && Math.max(leftShare(sample), rightShare(sample)) < T.blinkShutEachEye;
  const open = (sample: Sample) =>
    opening(sample) >= T.blinkOpen && Math.min(leftShare(sample), rightShare(sample)) >= T.blinkOpenEachEye;
  const least = (sample: Sample) => Math.min(leftShare(sample), rightShare(sample));
  const half = (sample: Sample) =>
    least(sample) < T.glimpseShutOneEye ||
    (opening(sample) < T.glimpseShut && Math.max(leftShare(sample), rightShare(sample)) < T.glimpseOpen);
  const narrowed = (sample: Sample) => opening(sample) < T.glimpseOpen || least(sample) < T.glimpseOpenOneEye;
  const whole = runsWhere(samples, shut).filter((run) => isBlink(samples, run, open));
  const glimpsed = runsWhere(samples, narrowed).filter(
    (run) =>
      isGlimpse(samples, run, half, opening) && !whole.some(({ from }) => from >= run.from && from < run.to),
  );
  return [...whole, ...glimpsed].map((run) =>
    event(
      'blink',
      samples,
      run,
      (sample) => -opening(sample),
      (peak) => ({ opening: opening(peak) }),
    ),
  );
}

/** Whether eyes that are shut for a run are so as long as in a blink, and open before and after it. */
function isBlink(samples: readonly Sample[], run: Run, open: (sample: Sample) => boolean): boolean {
  const duration = durationMs(samples, run);
  if (duration < T.blinkMinMs || duration > T.blinkMaxMs || run.to >= samples.length) return false;
  const start = samples[run.from]!.tMs;
  const end = samples[run.to]!.tMs;
  const before = samples.slice(0, run.from).filter(({ tMs }) => start - tMs <= T.blinkEdgeMs);
  const after = samples.slice(run.to).filter(({ tMs }) => tMs - end <= T.blinkEdgeMs);
  return before.some(open) && after.some(open);
}

/** Whether eyes leave their wide opening, are half shut for a moment, and come back to it at once. */
function isGlimpse(
  samples: readonly Sample[],
  run: Run,
  half: (sample: Sample) => boolean,
  opening: (sample: Sample) => number,
): boolean {
  if (run.from === 0 || run.to >= samples.length || durationMs(samples, run) > T.glimpseMaxMs) return false;
  const step = (to: number): number => samples[to]!.tMs - samples[to - 1]!.tMs;
  if (step(run.from) > T.glimpseEdgeMs || step(run.to) > T.glimpseEdgeMs) return false;
  const around = samples.slice(run.from - 1, run.to + 1);
  if (rangeOf(around, 'yaw') > T.glimpseStillDegrees || rangeOf(around, 'pitch') > T.glimpseStillDegrees)
    return false;
  const [start, end] = [samples[run.from]!.tMs, samples[run.to]!.tMs];
  const before = samples.slice(0, run.from).filter(({ tMs }) => start - tMs <= T.glimpseEdgeMs);
  const after = samples.slice(run.to).filter(({ tMs }) => tMs - end <= T.glimpseEdgeMs);
  if (Math.max(...after.map(opening)) < T.glimpseBack * Math.max(...before.map(opening))) return false;
  const inside = samples.slice(run.from, run.to + 1);
  const halves = runsWhere(inside, half);
  return (
    halves.length > 0 && halves.reduce((sum, each) => sum + durationMs(inside, each), 0) <= T.glimpseHalfMs
  );
}

function rangeOf(samples: readonly Sample[], angle: 'yaw' | 'pitch'): number {
  const angles = samples.map((sample) => sample[angle]);
  return Math.max(...angles) - Math.min(...angles);
}

export function mouthOpenings(samples: readonly Sample[], base: Baseline): ActionEvent[] {
  const wide = Math.max(T.mouthOpen, base.mouth + T.mouthRise);
  const held = Math.max(T.mouthHeldOpen, base.mouth + T.mouthRise);
  const shutBelow = Math.max(T.mouthOpen / 2, base.mouth + T.mouthRise / 2);
  const isWide = (run: Run): boolean => {
    const inside = samples.slice(run.from, run.to + 1);
    return runsWhere(inside, ({ mouth }) => mouth >= wide).some(
      (each) => durationMs(inside, each) >= T.mouthMinMs,
    );
  };
  return runsWhere(samples, ({ mouth }) => mouth >= held).flatMap((run) => {
    if (durationMs(samples, run) < T.mouthHeldMs && !isWide(run)) return [];
    if (!samples.slice(0, run.from).some(({ mouth }) => mouth < shutBelow)) return [];
    return [
      event(
        'open_mouth',
        samples,
        run,
        ({ mouth }) => mouth,
        ({ mouth }) => ({ opening: mouth }),
      ),
    ];
  });
}

/** Turns to one side and back: `direction` 1 is the person's own left. */
export function turns(samples: readonly Sample[], base: Baseline, direction: 1 | -1): ActionEvent[] {
  const away = ({ yaw }: Sample) => direction * (yaw - base.yaw);
  const name = direction === 1 ? 'turn_left' : 'turn_right';
  return excursions(samples, away, T.turnDegrees, T.turnBackDegrees).flatMap((run) =>
    durationMs(samples, run) <= T.turnMaxMs
      ? [event(name, samples, run, away, ({ yaw }) => ({ yaw: yaw - base.yaw }))]
      : [],
  );
}

export function nods(samples: readonly Sample[], base: Baseline): ActionEvent[] {
  const found = ([1, -1] as const).flatMap((direction) => {
    const away = ({ pitch }: Sample) => direction * (pitch - base.pitch);
    return excursions(samples, away, T.nodDegrees, T.nodBackDegrees).flatMap((run) => {
      const beyond = runsWhere(samples.slice(run.from, run.to), (sample) => away(sample) >= T.nodDegrees);
      const heldMs = Math.max(...beyond.map((each) => durationMs(samples.slice(run.from, run.to), each)));
      if (heldMs > T.nodMaxMs || durationMs(samples, run) > heldMs + 2 * T.nodEdgeMs) return [];
      const nod = event('nod', samples, run, away, ({ pitch }) => ({ pitch: pitch - base.pitch }));
      const peak = samples.find(({ tMs }) => tMs === nod.at_ms)!;
      return Math.abs(peak.yaw - base.yaw) <= T.nodMaxYawDegrees ? [nod] : [];
    });
  });
  return found.sort((a, b) => a.at_ms - b.at_ms);
}

/** To one side, over to the other and back again: two reversals of the yaw. */
export function shakes(samples: readonly Sample[], base: Baseline): ActionEvent[] {
  const off = ({ yaw }: Sample) => yaw - base.yaw;
  const visits = ([1, -1] as const)
    .flatMap((side) =>
      runsWhere(samples, (sample) => side * off(sample) >= T.shakeDegrees).map((run) => ({ ...run, side })),
    )
    .sort((a, b) => a.from - b.from);
  const found: ActionEvent[] = [];
  for (let i = 0; i + 1 < visits.length; i++) {
    const first = visits[i]!;
    const second = visits[i + 1]!;
    if (first.side === second.side || first.from === 0) continue;
    const run: Run = { from: first.from, to: second.to };
    if (durationMs(samples, run) > T.shakeMaxMs) continue;
    const peak = Math.max(
      ...samples.slice(second.from, second.to).map((sample) => second.side * off(sample)),
    );
    const turnsBack = samples
      .slice(second.from)
      .some(
        (sample, k) =>
          second.side * off(sample) <= peak - T.shakeBackDegrees &&
          k > 0 &&
          sample.tMs > samples[second.from]!.tMs,
      );
    if (!turnsBack) continue;
    const yaws = samples.slice(run.from, run.to).map(off);
    const shake = event(
      'shake',
      samples,
      run,
      (sample) => Math.abs(off(sample)),
      () => ({
        left: Math.max(...yaws),
        right: -Math.min(...yaws),
      }),
    );
    found.push(shake);
    i++;
  }
  return found;
}

/** Stretches that leave `back`, go beyond `beyond` and come back within `back`. */
function excursions(
  samples: readonly Sample[],
  away: (sample: Sample) => number,
  beyond: number,
  back: number,
): Run[] {
  return runsWhere(samples, (sample) => away(sample) >= back).filter(
    ({ from, to }) =>
      from > 0 && to < samples.length && samples.slice(from, to).some((sample) => away(sample) >= beyond),
  );
}

function event(
  action: LivenessAction,
  samples: readonly Sample[],
  run: Run,
  strength: (sample: Sample) => number,
  values: (peak: Sample) => Record<string, number>,
): ActionEvent {
  const peak = samples
    .slice(run.from, run.to)
    .reduce((best, sample) => (strength(sample) > strength(best) ? sample : best));
  const duration = durationMs(samples, run);
  const start = samples[run.from]!.tMs;
  return {
    action,
    at_ms: peak.tMs,
    start_ms: start,
    end_ms: start + duration,
    values: { ...values(peak), duration_ms: duration },
  };
}
