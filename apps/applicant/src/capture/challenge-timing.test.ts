import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cueAt, denseEnough, frameDue, recordingMs, sameCue, type Timing } from './challenge-timing.ts';

const timing: Timing = {
  neutral_ms: 1500,
  flash: null,
  camera_switch: null,
  actions: [
    { action: 'nod', start_ms: 2000, end_ms: 7000 },
    { action: 'blink', start_ms: 7400, end_ms: 12_400 },
  ],
};

test('the person looks straight ahead first, then does each action in its window', () => {
  assert.deepEqual(cueAt(timing, 0), { cue: 'neutral' });
  assert.deepEqual(cueAt(timing, 1999), { cue: 'neutral' });
  assert.deepEqual(cueAt(timing, 2000), { cue: 'action', index: 0, action: 'nod' });
  assert.deepEqual(cueAt(timing, 7000), { cue: 'between', index: 1 });
  assert.deepEqual(cueAt(timing, 7400), { cue: 'action', index: 1, action: 'blink' });
});

test('the recording runs on a moment after the last window and then ends', () => {
  assert.equal(recordingMs(timing), 12_900);
  assert.deepEqual(cueAt(timing, 12_400), { cue: 'between', index: 2 });
  assert.deepEqual(cueAt(timing, 12_900), { cue: 'end' });
});

test('colours come after the movements, and the camera is asked for another size when they are over', () => {
  const whole: Timing = {
    ...timing,
    flash: { start_ms: 13_000, step_ms: 500, colours: ['blue', 'yellow'] },
    camera_switch: { at_ms: 14_400, width: 320, height: 240, end_ms: 16_000 },
  };
  assert.deepEqual(cueAt(whole, 12_500), { cue: 'between', index: 2 });
  assert.deepEqual(cueAt(whole, 13_000), { cue: 'colour', index: 0, colour: 'blue' });
  assert.deepEqual(cueAt(whole, 13_999), { cue: 'colour', index: 1, colour: 'yellow' });
  assert.ok(!sameCue(cueAt(whole, 13_499), cueAt(whole, 13_500)), 'each colour is shown');
  assert.deepEqual(cueAt(whole, 14_000), { cue: 'between', index: 2 });
  assert.deepEqual(cueAt(whole, 14_400), { cue: 'still' });
  assert.equal(recordingMs(whole), 16_000);
  assert.deepEqual(cueAt(whole, 16_000), { cue: 'end' });
});

test('the screen changes with the cue, not with every picture', () => {
  assert.ok(sameCue(cueAt(timing, 2000), cueAt(timing, 6000)));
  assert.ok(!sameCue(cueAt(timing, 2000), cueAt(timing, 8000)));
  assert.ok(!sameCue(null, cueAt(timing, 0)));
});

test('a camera of 30 pictures a second is recorded at 10 to 15', () => {
  let [kept, last]: [number, number | null] = [0, null];
  for (let tMs = 0; tMs < 10_000; tMs += 1000 / 30) {
    if (!frameDue(tMs, last)) continue;
    kept += 1;
    last = tMs;
  }
  assert.ok(kept >= 100 && kept <= 150, `${kept} pictures in 10 s`);
});

test('a recording too thin to hold a blink is not sent', () => {
  assert.ok(denseEnough(120, 12_000));
  assert.ok(!denseEnough(40, 12_000));
});
