import type { Challenge, FlashColour, LivenessAction } from '@vidimus/contracts';

/** The part of a challenge that decides what is asked when. */
export type Timing = Pick<Challenge, 'actions' | 'neutral_ms' | 'flash' | 'camera_switch'>;

/** What the person should do at one moment. `index` counts the actions from 0. */
export type Cue =
  | { readonly cue: 'neutral' }
  | { readonly cue: 'between'; readonly index: number }
  | { readonly cue: 'action'; readonly index: number; readonly action: LivenessAction }
  | { readonly cue: 'colour'; readonly index: number; readonly colour: FlashColour }
  /** All is done but for the camera's part. */
  | { readonly cue: 'still' }
  | { readonly cue: 'end' };

/**
 * Kept after the last window closes, in milliseconds, so that a movement that ends late is on the recording as a
 * whole (the slowest one, a blink's reopening, takes 500 ms).
 */
const tailMs = 500;

/** Pictures per second of the recording: a blink lasts 50–500 ms, and size grows with every picture. */
const picturesPerSecond = 12;
const frameIntervalMs = 1000 / picturesPerSecond;

/** Fewer than this, and blinks fall between two pictures: the recording is refused before it is sent. */
const leastPicturesPerSecond = 5;

/** Length of the recording in milliseconds. */
export function recordingMs(timing: Timing): number {
  const last = timing.actions.reduce((latest, action) => Math.max(latest, action.end_ms), timing.neutral_ms);
  return Math.max(last + tailMs, flashEndMs(timing) + tailMs, timing.camera_switch?.end_ms ?? 0);
}

const flashEndMs = ({ flash }: Timing): number =>
  flash === null ? 0 : flash.start_ms + flash.colours.length * flash.step_ms;

/** The colour that the screen shows, or null. */
function colourAt({ flash }: Timing, tMs: number): Cue | null {
  const index = flash === null ? -1 : Math.floor((tMs - flash.start_ms) / flash.step_ms);
  const colour = flash?.colours[index];
  return colour === undefined ? null : { cue: 'colour', index, colour };
}

/** What is asked at `tMs` milliseconds after the first captured frame. */
export function cueAt(timing: Timing, tMs: number): Cue {
  if (tMs >= recordingMs(timing)) return { cue: 'end' };
  const colour = colourAt(timing, tMs);
  if (colour !== null) return colour;
  if (timing.camera_switch !== null && tMs >= timing.camera_switch.at_ms) return { cue: 'still' };
  const index = timing.actions.findIndex((action) => tMs < action.end_ms);
  const current = timing.actions[index];
  if (current === undefined) return { cue: 'between', index: timing.actions.length };
  if (tMs >= current.start_ms) return { cue: 'action', index, action: current.action };
  return index === 0 ? { cue: 'neutral' } : { cue: 'between', index };
}

/** Whether two moments ask for the same thing, so that the screen need not change. */
export function sameCue(a: Cue | null, b: Cue): boolean {
  if (a === null || a.cue !== b.cue) return false;
  return 'index' in a && 'index' in b ? a.index === b.index : true;
}

/** Whether a picture is due: the camera's own rhythm (33 ms) makes it a little early or late. */
export function frameDue(tMs: number, lastMs: number | null): boolean {
  return lastMs === null || tMs - lastMs >= frameIntervalMs - 8;
}

/** Whether the recording is dense enough to be judged. */
export function denseEnough(frames: number, durationMs: number): boolean {
  return frames >= (leastPicturesPerSecond * durationMs) / 1000;
}
