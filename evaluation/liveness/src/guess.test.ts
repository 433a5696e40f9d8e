import assert from 'node:assert/strict';
import { test } from 'node:test';
import { motionOf } from '@vidimus/vision';
import { randomFrom } from '../../specimens/src/random.ts';
import { drawnFrom, guessed, guesses, simulated } from './guess.ts';
import { performance } from './moves.ts';
import { judge } from './recording.ts';

const lengthMs = 19_500;

test('performances answer their own challenge, and the same ones shown again are told as a replay', () => {
  const random = randomFrom(7);
  for (let trial = 0; trial < 20; trial++) {
    const asked = drawnFrom(random);
    const recording = simulated(performance(asked, random), lengthMs, random);
    assert.deepEqual(judge(recording, { asked }), []);
    const again = { ...recording, motion: motionOf(recording.signals) };
    assert.deepEqual(judge(again, { asked, earlier: [again.motion!] }), ['liveness.session.replayed']);
  }
});

test('movements in another order, and every movement in every window, answer no challenge', () => {
  const random = randomFrom(8);
  for (let trial = 0; trial < 20; trial++) {
    const asked = drawnFrom(random);
    const [first, second, third] = asked;
    const turned = [first!, { ...second!, action: third!.action }, { ...third!, action: second!.action }];
    assert.notDeepEqual(judge(simulated(performance(turned, random), lengthMs, random), { asked }), []);
  }
  const everything = guesses['every movement in every window']!;
  const passing = Array.from({ length: 100 }, () => {
    const recording = simulated(guessed(everything(random), random), lengthMs, random);
    return judge(recording, { asked: drawnFrom(random) }).length === 0;
  }).filter(Boolean);
  assert.ok(passing.length <= 3, `${passing.length} of 100`);
});
