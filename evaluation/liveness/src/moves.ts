import type { LivenessAction } from '@vidimus/contracts';
import type { Random } from '../../specimens/src/random.ts';

/** One movement of a performance, as a person makes it. */
export interface Move {
  readonly action: LivenessAction;
  /** When it begins, and how long until the face is at rest again; milliseconds from the first frame. */
  readonly start_ms: number;
  readonly duration_ms: number;
  /** Degrees of yaw or pitch, or the mouth's gap over its width; eyes shut whole. */
  readonly strength: number;
  /** Share of the time at full strength, for what is held. */
  readonly held: number;
}

/** A face at one moment: degrees from rest, 1 shut eyes, the mouth's gap over its width. */
export interface Pose {
  yaw: number;
  pitch: number;
  shut: number;
  mouth: number;
}

/** How people make the movements, from short and small to long and wide. */
const manner: Record<
  LivenessAction,
  { ms: readonly [number, number]; strength: readonly [number, number]; held: number }
> = {
  blink: { ms: [200, 360], strength: [1, 1], held: 0.4 },
  open_mouth: { ms: [900, 1800], strength: [0.5, 0.75], held: 0.5 },
  turn_left: { ms: [1200, 2400], strength: [26, 40], held: 0.3 },
  turn_right: { ms: [1200, 2400], strength: [26, 40], held: 0.3 },
  nod: { ms: [700, 1300], strength: [15, 25], held: 0.1 },
  shake: { ms: [900, 1500], strength: [18, 28], held: 0 },
};

export function moveOf(action: LivenessAction, start_ms: number, random: Random): Move {
  const { ms, strength, held } = manner[action];
  return {
    action,
    start_ms,
    duration_ms: random.between(...ms),
    strength: random.between(...strength),
    held: held * random.between(0.5, 1),
  };
}

/** 0 … 1 … 0 over a movement, smooth, at 1 for the held share of it. */
function swell(share: number, held: number): number {
  const edge = (1 - held) / 2;
  const rise = Math.min(1, Math.min(share, 1 - share) / edge);
  return (1 - Math.cos(Math.PI * rise)) / 2;
}

/** What a performance shows at one moment. Directions are the person's own, as in `FacePose`. */
export function poseAt(moves: readonly Move[], tMs: number): Pose {
  const pose = { yaw: 0, pitch: 0, shut: 0, mouth: 0 };
  for (const { action, start_ms, duration_ms, strength, held } of moves) {
    const share = (tMs - start_ms) / duration_ms;
    if (share <= 0 || share >= 1) continue;
    const amount = strength * swell(share, held);
    if (action === 'blink') pose.shut = Math.max(pose.shut, amount);
    else if (action === 'open_mouth') pose.mouth += amount;
    else if (action === 'turn_left') pose.yaw += amount;
    else if (action === 'turn_right') pose.yaw -= amount;
    else if (action === 'nod') pose.pitch -= amount;
    else pose.yaw += strength * Math.sin(2 * Math.PI * share);
  }
  return pose;
}

/** The slow sway of a head that is held still, and of the hand that holds the camera. */
export function swayOf(
  random: Random,
): (tMs: number) => { yaw: number; pitch: number; shift: [number, number] } {
  const wave = (size: number) => {
    const [period, phase] = [random.between(2500, 6000), random.between(0, 2 * Math.PI)];
    return (tMs: number) => size * Math.sin((2 * Math.PI * tMs) / period + phase);
  };
  const [yaw, pitch, x, y] = [wave(1.2), wave(1), wave(4), wave(3)];
  return (tMs) => ({ yaw: yaw(tMs), pitch: pitch(tMs), shift: [x(tMs), y(tMs)] });
}

/** Answers to windows: each movement begins when a person has read what is asked. */
export function performance(
  windows: readonly { action: LivenessAction; start_ms: number }[],
  random: Random,
  delayMs = 0,
): Move[] {
  return windows.map(({ action, start_ms }) =>
    moveOf(action, start_ms + delayMs + random.between(500, 1300), random),
  );
}
