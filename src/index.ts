/** The public surface: the chapters, and what needs Node. */

export * from './chapters';

// 5 Data
export { type IdxArray, readIdx } from './datasets/mnist-reader';
export { type IdxBatches, type IdxBatchesOptions, idxBatches } from './datasets/idx-batches-node';
export { fashionMnist } from './datasets/fashion-mnist-node';

// Models in files
export { loadModel, loadWeights } from './interop/load-model-node';
export { saveModel } from './interop/save-model-node';

// Training that goes on after it was stopped
export { BackupAndRestore, type BackupOptions } from './interop/backup-and-restore-node';

// What all chapters share
export {
  type BackendInfo,
  type BackendName,
  backendNames,
  useBackend,
} from './backend/use-backend';
