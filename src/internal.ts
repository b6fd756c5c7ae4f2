/**
 * The door for this project's own commands, tools and lab: what is behind the public doors. Nobody else's
 * program can come in by it, and what it lists may change with any version.
 */

export { cpuFeatures, cpuModel } from './backend/cpu-features-node';
export {
  CACHE_DIR,
  findNativeAddon,
  loadNativeAddonFrom,
  type NativeAddon,
  type NativeKind,
  nativeCacheDir,
  nativePackageName,
  recordSizes,
} from './backend/native-addon-node';
export { switchOnRelaxedSimd } from './backend/relaxed-simd-node';
export { parseHeader } from './data/idx';
export { IdxRows } from './data/idx-rows-node';
export { nextSeed, RandomState } from './data/random-state';
export { Interruption, Interrupts } from './disk/interrupts-node';
export { PROJECT_DIR, readProjectFile } from './disk/project-node';
export { readText, readWhole, statusOfFile } from './disk/read-file-node';
export { inTemporaryFolder } from './disk/temporary-folder-node';
export {
  checkWritable,
  isAlive,
  makeFolder,
  writeJson,
  writeWhole,
} from './disk/whole-file-node';
export {
  type Checkpoint,
  readCheckpoint,
  writeCheckpoint,
} from './files/checkpoint/checkpoint-file';
export {
  checkpointPath,
  checkSameRun,
  hasCheckpoint,
  loadCheckpoint,
  prepareCheckpointFolder,
  remarkUnsaved,
  saveCheckpoint,
  whereIs,
} from './files/checkpoint/checkpoint-node';
export type { H5wasm } from './files/containers/h5wasm-node';
export type { Hdf5Content } from './files/containers/hdf5-content-node';
export { Hdf5Writer, writeHdf5 } from './files/containers/hdf5-node';
export { textArray, writeNpy } from './files/containers/npy';
export { readZip, writeZip } from './files/containers/zip';
export { Fields } from './files/fields';
export { checkSavePath, firstMissing, savedFile } from './files/file-formats-node';
export { kerasFormat } from './files/formats/keras';
export { readLayersFormat, weightFiles, writeLayersFormat } from './files/formats/layers-format';
export { legacyFormat } from './files/formats/legacy-h5';
export { npzFormat } from './files/formats/npz';
export { writeConfig } from './files/keras/keras-config';
export { emptySlots } from './files/keras/keras-slots';
export { loadFrom, readRecord } from './files/load-model-node';
export { modelFrom, newModelFrom } from './files/model-from-record';
export {
  type FileFormat,
  type ModelRecord,
  type ReadOptions,
  sizeOf,
  type TrainingRecord,
  trainableShapes,
  weightShapes,
} from './files/model-record';
export { recordOf, stackOf } from './files/record-of-model';
export { writeRecord } from './files/save-model-node';
export { EPSILON } from './lesson/04-losses';
export { parseDataset } from './lesson/06-data/fashion-mnist';
export { files } from './lesson/06-data/fashion-mnist-names';
export { dataFiles, EMBEDDED_DIR, readVerified } from './lesson/06-data/fashion-mnist-node';
export { camelCase } from './names/keras-spelling';
export { lossFacts, lossNames } from './names/losses';
export { metricNames } from './names/metrics';
export { didYouMean } from './names/suggestion';
export { floatsFromBase64, floatsToBase64, toBase64 } from './report/base64';
export { confusionMatrix } from './report/confusion-matrix';
export { localName, localNames } from './report/figures/class-names';
export { escapeXml, percent, TITLE_HEIGHT } from './report/figures/figure';
export { css, mix, type Palette, palettes, readableOn } from './report/figures/palette';
export { currentLanguage, type Language } from './report/language';
export { predictClasses, recordRun, weightsOf } from './report/run-record';
export { confusionTable, lossChart } from './report/text-chart';
export type { Backup, FitRun, Position } from './training/backup';
export { createEngine } from './training/choose-engine';
export { fillMask } from './training/dropout-mask';
export {
  initialState,
  lastLayer,
  type StepEngine,
  type StepPlan,
  type TrainingState,
} from './training/engine';
export { optimizerClasses } from './training/keras-optimizer';
export { lossClasses } from './training/loss-classes';
export { metricClasses } from './training/metric-classes';
export { metricOf } from './training/metrics';
export { readOptimizerState, writeOptimizerState } from './training/optimizer-state';
export { configOf } from './training/optimizers';
export { planFor } from './training/plan';
export { TensorFlowEngine } from './training/tensorflow-engine';
export { checkThreads, type Threads } from './training/wasm/crew';
export { hasWasmSimd } from './training/wasm/step-memory';
export { RELAXED_SIMD, SIMD } from './training/wasm/step-module';

/** Loads the plotting library, which nothing else here needs. */
export const loadChart = (): typeof import('./report/figures/chart').chart =>
  require('./report/figures/chart').chart;
