import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guideInPicture, guideShape } from './guide-shape.ts';

test('on a phone held upright the outline takes most of what is seen of a wide picture', () => {
  const box = guideInPicture('passport', { width: 330, height: 400 }, { width: 1080, height: 1920 });
  // 330 px of stage show the picture's whole width; the outline and its margins fill that width.
  assert.ok(Math.abs(box.width - (1080 * 125) / 137) < 1);
  assert.ok(Math.abs(box.x - (1080 - box.width) / 2) < 1e-6);
});

test('the outline keeps the document’s shape whatever the stage', () => {
  for (const kind of ['passport', 'identity_card'] as const) {
    const { outline } = guideShape(kind);
    for (const stage of [
      { width: 330, height: 400 },
      { width: 728, height: 520 },
    ]) {
      const box = guideInPicture(kind, stage, { width: 1920, height: 1080 });
      assert.ok(Math.abs(box.width / box.height - outline.width / outline.height) < 1e-6);
      assert.ok(box.x >= 0 && box.y >= 0);
    }
  }
});
