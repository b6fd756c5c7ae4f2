/** The public surface: the chapters, and what needs Node. */

export * from './lesson/index';

// 6 Data
export { type IdxArray, readIdx } from './lesson/06-data/mnist-reader';
export { type IdxBatches, type IdxBatchesOptions, idxBatches } from './data/idx-batches-node';
export { fashionMnist } from './lesson/06-data/fashion-mnist-node';

// Models in files
export { loadModel } from './files/load-model-node';
export { modelFromJson, type SequentialConfig } from './files/model-json-node';
export { saveModel } from './files/save-model-node';
export { loadWeights, saveWeights } from './files/weights-file-node';

// Callbacks that write files
export { CSVLogger, type CSVLoggerOptions } from './files/csv-logger-node';
export { ModelCheckpoint, type ModelCheckpointOptions } from './files/model-checkpoint-node';

// Training that goes on after it was stopped
export { BackupAndRestore, type BackupOptions } from './files/checkpoint/backup-and-restore-node';

// What all chapters share
export {
  type BackendInfo,
  type BackendName,
  backendNames,
  useBackend,
} from './backend/use-backend';
