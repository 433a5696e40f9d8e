import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLiveness } from '@vidimus/checks';
import { type Flash, flashColours } from '@vidimus/contracts';
import { defaultPolicy, drawChallenge } from '@vidimus/domain';
import { type Random, randomFrom } from '../../specimens/src/random.ts';
import { lightingOf } from './screen-light.ts';

// What a camera would measure of colours on a face, without pictures, for faces by the hundred.

const colourful = { ...defaultPolicy, liveness: { ...defaultPolicy.liveness, flash: true } };
const drawn = (random: Random): Flash => ({
  ...drawChallenge(colourful, (min, maxExclusive) => random.whole(min, maxExclusive - 1)).flash!,
  start_ms: 1000,
});

/** Change of a face's colour as it turns, once to four times while the colours are shown. */
function turning(random: Random): (tMs: number) => number {
  const size = random.between(0.02, 0.12);
  const turns = Array.from({ length: random.whole(1, 4) }, () => ({
    start: random.between(500, 5000),
    length: random.between(600, 2400),
    side: random.pick([1, -1]),
  }));
  const swell = (share: number): number =>
    share > 0 && share < 1 ? (1 - Math.cos(2 * Math.PI * share)) / 2 : 0;
  return (tMs) =>
    turns.reduce((sum, { start, length, side }) => sum + side * size * swell((tMs - start) / length), 0);
}

/** What is said of a face under the colours of a challenge. `shown`: those that really light it, if any do. */
function signOf(asked: Flash, shown: Flash | null, fps: number, random: Random): string {
  const { onFace, onGround, lagMs } = lightingOf(random);
  const noise = random.between(0.002, 0.006);
  const turned = shown === null ? turning(random) : () => 0;
  const lights = [];
  for (let tMs = 0; tMs < 6500; tMs += (1000 / fps) * random.between(0.8, 1.2)) {
    const colour = shown?.colours[Math.floor((tMs - lagMs - shown.start_ms) / shown.step_ms)];
    const [red, green, blue] = (colour ? flashColours[colour] : ([0, 0, 0] as const)).map(
      (level) => (level / 255) ** 2.2,
    ) as [number, number, number];
    const chroma = (share: number, change: number) =>
      [
        Math.log(1 + share * red) - Math.log(1 + share * green) + change + noise * random.normal(),
        Math.log(1 + share * blue) - Math.log(1 + share * green) - 0.6 * change + noise * random.normal(),
      ] as const;
    lights.push({
      tMs,
      luma: 110,
      light: { face: chroma(onFace, turned(tMs)), ground: chroma(onGround, 0) },
    });
  }
  const evidence = { signals: [], moments: [], reliefs: [], grid: null, motion: null, lights };
  const results = checkLiveness(evidence, { asked: null, flash: asked });
  const { signs = [] } = results.find(({ check }) => check === 'liveness/presentation')!;
  return signs.find(({ sign }) => sign.startsWith('flash'))!.sign;
}

const faces = 200;

/** How many faces a sign is said of, at each rate. */
function tally(sign: string, rates: readonly number[], lit: (asked: Flash, random: Random) => Flash | null) {
  const random = randomFrom(77);
  return rates.map((fps) => {
    const signs = Array.from({ length: faces }, () => {
      const asked = drawn(random);
      return signOf(asked, lit(asked, random), fps, random);
    });
    return signs.filter((each) => each === sign).length;
  });
}

test('a head that turns is not taken for one in the light of another challenge, however few frames there are', () => {
  const told = tally('flash_other', [5, 6, 8, 10, 12], () => null);
  assert.ok(
    told.every((count) => count <= 2),
    `${told}`,
  );
});

test('a face in the light of another challenge is told, and nearly never taken for one of its own', () => {
  const other = (_: Flash, random: Random) => drawn(random);
  const told = tally('flash_other', [8, 10, 12], other);
  assert.ok(
    told.every((count) => count >= 0.95 * faces),
    `${told}`,
  );
  const taken = tally('flash', [5, 6, 8, 10, 12], other);
  assert.ok(
    taken.every((count) => count <= 0.01 * faces),
    `${taken}`,
  );
});

test('a face in the light of its own challenge follows it, at any rate that the page sends', () => {
  const told = tally('flash', [5, 6, 8, 10, 12], (asked) => asked);
  assert.ok(
    told.every((count) => count >= 0.92 * faces),
    `${told}`,
  );
});
