import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import { convertModel, modelBytes } from './ensure-models.ts';
import { modelHashes, modelNames, models, requireHash, sha256, sourceFiles } from './model-files.ts';

describe('the model manifest', () => {
  it('records the hash of every published file, and each file has it', async () => {
    for (const name of modelNames) assert.equal((await sourceFiles(name)).length, models[name].files.length);
  });

  it('names files that say nothing of the machine that wrote them', async () => {
    for (const name of modelNames) {
      for (const bytes of await sourceFiles(name))
        assert.doesNotMatch(
          Buffer.from(bytes).toString('latin1'),
          /site-packages|\/(?:root|home|tmp)\//,
          name,
        );
    }
  });

  it('gives origin, licence, training data and figures for every model', () => {
    for (const name of modelNames) {
      const { origin, licence, training_data, figures } = models[name];
      for (const text of [origin, licence, training_data, figures]) assert.ok(text.length > 5, name);
    }
  });

  it('records hashes that a fresh conversion reproduces', async () => {
    for (const name of ['face_detection', 'iris'] as const)
      assert.equal(sha256(await convertModel(name)), models[name].converted_sha256);
  });

  it('names for every decision the hash of exactly the bytes that are loaded', async () => {
    assert.equal(sha256(await modelBytes('face_mesh')), modelHashes().face_mesh);
    assert.equal(sha256(await modelBytes('text_characters')), modelHashes().text_characters);
  });

  it('refuses a file that differs in one byte, and names it', async () => {
    const [bytes] = await sourceFiles('text_characters');
    const changed = Uint8Array.from(bytes!);
    changed[100]! ^= 1;
    assert.throws(
      () => requireHash(changed, models.text_characters.files[0]!.sha256, 'keys.txt'),
      (error: unknown) =>
        error instanceof VidimusError && error.code === 'model.mismatch' && error.where === 'keys.txt',
    );
  });
});
