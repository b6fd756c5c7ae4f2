/** The public surface: the chapters, and what needs Node. */

export * from './lesson/index.ts';

// 6 Data
export { type IdxArray, readIdx } from './lesson/06-data/mnist-reader.ts';
export { type IdxBatches, type IdxBatchesOptions, idxBatches } from './data/idx-batches-node.ts';
export { fashionMnist } from './lesson/06-data/fashion-mnist-node.ts';

// Models in files
export { loadModel } from './files/load-model-node.ts';
export { modelFromJson, type SequentialConfig } from './files/model-json-node.ts';
export { saveModel } from './files/save-model-node.ts';
export { loadWeights, saveWeights } from './files/weights-file-node.ts';

// Callbacks that write files
export { CSVLogger, type CSVLoggerOptions } from './files/csv-logger-node.ts';
export { ModelCheckpoint, type ModelCheckpointOptions } from './files/model-checkpoint-node.ts';

// Training that goes on after it was stopped
export {
  BackupAndRestore,
  type BackupOptions,
} from './files/checkpoint/backup-and-restore-node.ts';

// What all chapters share
export {
  type BackendInfo,
  type BackendName,
  backendNames,
  useBackend,
} from './backend/use-backend.ts';
