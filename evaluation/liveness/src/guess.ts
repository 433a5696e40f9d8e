import type { LivenessAction } from '@vidimus/contracts';
import { defaultPolicy, drawChallenge } from '@vidimus/domain';
import type { Random } from '../../specimens/src/random.ts';
import { type Move, moveOf, poseAt } from './moves.ts';
import type { Recording } from './recording.ts';

/** A challenge of the product's own policy, out of a seeded stream. */
export const drawnFrom = (random: Random) =>
  drawChallenge(defaultPolicy, (min, maxExclusive) => random.whole(min, maxExclusive - 1)).actions;
export type Windows = ReturnType<typeof drawnFrom>;

const frameMs = 83;
/** Frame-to-frame noise of the measured signals: degrees, and shares of an opening. */
const noise = { angle: 0.6, eyes: 0.012, mouth: 0.012 } as const;
const openEyes = 0.3;
const shutMouth = 0.04;

/** What the nets would measure of a performance, without a picture: for challenges by the thousand. */
export function simulated(moves: readonly Move[], lengthMs: number, random: Random): Recording {
  const signals = Array.from({ length: Math.floor(lengthMs / frameMs) }, (_, index) => {
    const tMs = index * frameMs;
    const { yaw, pitch, shut, mouth } = poseAt(moves, tMs);
    const eye = () => Math.max(0, openEyes * (1 - 0.85 * shut) + noise.eyes * random.normal());
    return {
      index,
      tMs,
      width: 640,
      height: 480,
      faces: 1,
      face: {
        box: [225, 120, 190, 230] as [number, number, number, number],
        score: 0.95,
        pose: {
          yaw: yaw + noise.angle * random.normal(),
          pitch: pitch + noise.angle * random.normal(),
          roll: 0,
        },
        eyes: { left: eye(), right: eye() },
        mouth: Math.max(0, shutMouth + mouth + noise.mouth * random.normal()),
        interocularPx: 85,
        meanLuma: 120,
      },
    };
  });
  return { signals, moments: [], reliefs: [], grid: null, lights: [], motion: null };
}

/** When the windows most likely begin, for somebody who knows the policy and does not see the challenge, ms. */
export function likelyStarts(): number[] {
  const { count, window_ms, pause_ms_min, pause_ms_max } = defaultPolicy.liveness;
  const pause = (pause_ms_min + pause_ms_max) / 2;
  const neutral = drawChallenge(defaultPolicy, (min) => min).neutral_ms;
  return Array.from({ length: count }, (_, at) => neutral + (at + 1) * pause + at * window_ms);
}

/** Ways to answer without seeing the challenge: the movements of each window, in order. */
export const guesses: Readonly<Record<string, (random: Random) => LivenessAction[][]>> = {
  'one movement a window, drawn at random': (random) =>
    shuffled(random)
      .slice(0, 3)
      .map((action) => [action]),
  'both turns in the first window': (random) => {
    const others = shuffled(random).filter((action) => !action.startsWith('turn'));
    return [['turn_left', 'turn_right'], [others[0]!], [others[1]!]];
  },
  'every movement in every window': (random) => [shuffled(random), shuffled(random), shuffled(random)],
};

function shuffled(random: Random): LivenessAction[] {
  const left = [...defaultPolicy.liveness.actions];
  return Array.from({ length: left.length }, () => left.splice(random.whole(0, left.length - 1), 1)[0]!);
}

/** The movements of a guess, spread over each likely window. */
export function guessed(movements: readonly (readonly LivenessAction[])[], random: Random): Move[] {
  const { window_ms } = defaultPolicy.liveness;
  return likelyStarts().flatMap((start, at) => {
    const actions = movements[at]!;
    const room = (window_ms - 1200) / actions.length;
    return actions.map((action, turn) => {
      const move = moveOf(action, start + 600 + turn * room, random);
      return { ...move, duration_ms: Math.min(move.duration_ms, Math.max(200, room - 60)) };
    });
  });
}
