import { ensureModels, modelNames } from '../packages/vision/src/models/index.ts';

const started = performance.now();
await ensureModels();
console.log(`${modelNames.length} models verified in ${((performance.now() - started) / 1000).toFixed(1)} s`);
