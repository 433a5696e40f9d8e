import type { Flash } from '@vidimus/contracts';
import { type FlashColour, flashColours } from '@vidimus/contracts/browser';
import type { FrameLight } from '@vidimus/vision/browser';
import { knobs } from './knobs.ts';
import { type Sign, signOf, wayTo } from './sign.ts';

/** The light of one frame. */
export interface LitFrame {
  readonly tMs: number;
  readonly light: FrameLight | null;
  /** Mean grey level of the face, 0–255. */
  readonly luma: number;
}

/** Lags that are tried, ms: of screen, exposure and camera together, and later ones. */
const lagStepMs = 40;
const longestLagMs = 1600;
/** Fewest frames with a face while the colours are shown, and fewest a colour in which steps can be told from a turn. */
const leastFrames = 20;
const leastFramesOfStep = 3;

type Chroma = readonly [number, number];
interface Sample {
  readonly tMs: number;
  readonly chroma: Chroma;
}

/** What a colour of the screen adds to a grey face: red and blue light against green. */
function pull(colour: FlashColour): Chroma {
  const [red, green, blue] = flashColours[colour].map((level) => (level / 255) ** 2.2) as [
    number,
    number,
    number,
  ];
  return [red - green, blue - green];
}

/** What the face's colour does beyond that of its surroundings: what the camera's white balance does is in both. */
function samplesOf(frames: readonly LitFrame[]): Sample[] {
  return frames.flatMap(({ tMs, light }) => {
    if (!light) return [];
    const [red, blue] = light.ground ?? [0, 0];
    return [{ tMs, chroma: [light.face[0] - red, light.face[1] - blue] as const }];
  });
}

function centred(values: readonly Chroma[]): Chroma[] {
  const mean = [0, 1].map((k) => values.reduce((sum, value) => sum + value[k]!, 0) / values.length);
  return values.map(([red, blue]) => [red - mean[0]!, blue - mean[1]!]);
}

const energy = (values: readonly Chroma[]): number =>
  values.reduce((sum, [red, blue]) => sum + red * red + blue * blue, 0);

/** The step of a sequence at a moment; −1 before and after it. */
function stepAt({ start_ms, step_ms, colours }: Flash, tMs: number): number {
  const step = Math.floor((tMs - start_ms) / step_ms);
  return step >= 0 && step < colours.length ? step : -1;
}

/** Samples that show a sequence begun `lag` late, with their steps. */
const shownAt = (samples: readonly Sample[], flash: Flash, lag: number) =>
  samples.flatMap(({ tMs, chroma }) => {
    const step = stepAt(flash, tMs - lag);
    return step < 0 ? [] : [{ chroma, step }];
  });

/** Correlation of both channels with the colours of the screen at one lag, −1 … 1. */
function following(samples: readonly Sample[], flash: Flash, lag: number): number {
  const shown = shownAt(samples, flash, lag);
  if (shown.length < leastFrames) return 0;
  const seen = centred(shown.map(({ chroma }) => chroma));
  const asked = centred(shown.map(({ step }) => pull(flash.colours[step]!)));
  const product = seen.reduce((sum, [red, blue], at) => sum + red * asked[at]![0] + blue * asked[at]![1], 0);
  return product / Math.sqrt(Math.max(1e-12, energy(seen) * energy(asked)));
}

const lags = Array.from({ length: longestLagMs / lagStepMs + 1 }, (_, at) => at * lagStepMs);

function best(samples: readonly Sample[], flash: Flash): { correlation: number; lag: number } {
  return lags
    .map((lag) => ({ lag, correlation: following(samples, flash, lag) }))
    .reduce((highest, each) => (each.correlation > highest.correlation ? each : highest));
}

/**
 * How much a clip's colours come in steps of the sequence's length, whatever their order: the share of all change from
 * frame to frame, in squares, that falls where one step gives way to the next, beyond what would by chance: 0 for heads
 * that turn and light that drifts, which change all the time, however few frames a step has; 1 where nothing else changes.
 */
function steppedness(samples: readonly Sample[], flash: Flash, lag: number): number {
  const shown = shownAt(samples, flash, lag);
  if (shown.length < leastFramesOfStep * flash.colours.length) return 0;
  let [between, all, steps] = [0, 1e-12, 0];
  for (const [at, { chroma, step }] of shown.slice(1).entries()) {
    const before = shown[at]!;
    const change = energy([[chroma[0] - before.chroma[0], chroma[1] - before.chroma[1]]]);
    all += change;
    if (step === before.step) continue;
    between += change;
    steps += 1;
  }
  const chance = steps / (shown.length - 1);
  return (between / all - chance) / (1 - chance);
}

/**
 * Value: how well the light on the face follows the colours of the screen, in the time that screen and camera take.
 * What follows too late, or comes in other steps, was not before this screen. No response at all means a bright room,
 * and something else only where the face is so dark that a screen would light it.
 */
export function flashFollowed(frames: readonly LitFrame[], flash: Flash): Sign {
  const { value: threshold, unit } = knobs.leastFollowing;
  const named = { version: 2, threshold, unit } as const;
  const end = flash.start_ms + flash.colours.length * flash.step_ms + longestLagMs;
  const during = frames.filter(({ tMs }) => tMs >= flash.start_ms && tMs <= end);
  const samples = samplesOf(during);
  if (samples.length < leastFrames)
    return signOf({ ...named, sign: 'flash_missing', value: null, unclear: true });
  const { correlation: value, lag } = best(samples, flash);
  const isStepped = (at: number): boolean => steppedness(samples, flash, at) >= knobs.leastSteps.value;
  if (value >= threshold && lag <= knobs.longestLag.value) return signOf({ ...named, sign: 'flash', value });
  if (value >= threshold && isStepped(lag))
    return signOf({ ...named, sign: 'flash_late', value, suspicion: wayTo(lag, 0, knobs.longestLag.value) });
  const shown = shownAt(samples, flash, 0).map(({ chroma }) => chroma);
  const swing = Math.sqrt(energy(centred(shown)) / Math.max(1, shown.length));
  const others =
    swing >= knobs.leastSwing.value && lags.some((each) => each < flash.step_ms && isStepped(each));
  if (others) return signOf({ ...named, sign: 'flash_other', value, suspicion: 1 });
  const luma = during.reduce((sum, frame) => sum + frame.luma, 0) / during.length;
  const dark = luma < knobs.darkFace.value;
  return signOf({ ...named, sign: 'flash_missing', value, suspicion: dark ? 1 : 0, unclear: !dark });
}
