import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkedBy, FaceCalibrationSchema } from '@vidimus/contracts';
import manifest from '../../models.json' with { type: 'json' };
import { calibrationNeeds } from './calibration.ts';
import { clopperPearson } from './clopper-pearson.ts';
import { faceThresholds, matchResult } from './thresholds.ts';

const { calibration } = manifest.models.face_embedding;
const { thresholds, measured, clean } = calibration;

test('faces are compared by the thresholds that stand in the manifest', () => {
  checkedBy(FaceCalibrationSchema, calibration, 'model.manifest');
  const { pass_max_distance: pass, review_max_distance: review, version } = thresholds;
  assert.equal(faceThresholds.version, version);
  assert.deepEqual([matchResult(pass - 1e-6), matchResult(pass)], ['passed', 'inconclusive']);
  assert.deepEqual([matchResult(review - 1e-6), matchResult(review)], ['inconclusive', 'failed']);
});

test('the manifest’s rates are those of its counts, and strangers pass as seldom as promised', () => {
  assert.ok(measured.genuine_pairs >= calibrationNeeds.genuine);
  assert.ok(measured.stranger_pairs >= calibrationNeeds.strangers);
  assert.ok(measured.false_acceptance_pass <= 1e-4 && measured.false_acceptance_review <= 1e-2);
  for (const { accepted, true_acceptance, low, high } of [...measured.rates, ...clean]) {
    const interval = clopperPearson(accepted, measured.genuine_pairs);
    const kept = [true_acceptance, low, high];
    const told = [accepted / measured.genuine_pairs, interval.low, interval.high];
    for (const [at, value] of told.entries()) assert.ok(Math.abs(value - kept[at]!) < 1e-6);
  }
});
