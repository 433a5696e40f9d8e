export { ensureModels, modelBytes } from './ensure-models.ts';
export { loadModel, runModel } from './load-model.ts';
export { type ModelEntry, type ModelName, modelHashes, modelNames, models } from './model-files.ts';
