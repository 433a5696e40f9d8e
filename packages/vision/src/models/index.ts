export { browserNet, ensureModels, modelBytes } from './ensure-models.ts';
export { loadMany, loadModel, loadNet, runModel } from './load-model.ts';
export { type ModelEntry, type ModelName, modelHashes, modelNames, models } from './model-files.ts';
