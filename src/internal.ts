/**
 * The door for this project's own commands, tools and lab: what is behind the public doors. Nobody else's
 * program can come in by it, and what it lists may change with any version.
 */

export { default as stringWidth } from 'string-width';
export { cpuFeatures, cpuModel } from './backend/cpu-features-node.ts';
export {
  CACHE_DIR,
  findNativeAddon,
  loadNativeAddonFrom,
  type NativeAddon,
  type NativeKind,
  nativeCacheDir,
  nativePackageName,
  recordSizes,
} from './backend/native-addon-node.ts';
export { switchOnRelaxedSimd } from './backend/relaxed-simd-node.ts';
export { isGzip } from './data/gzip.ts';
export { parseHeader } from './data/idx.ts';
export { IdxRows } from './data/idx-rows-node.ts';
export { nextSeed, RandomState } from './data/random-state.ts';
export { Interruption, Interrupts } from './disk/interrupts-node.ts';
export { PROJECT_DIR, readProjectFile } from './disk/project-node.ts';
export { readText, readWhole, statusOfFile } from './disk/read-file-node.ts';
export { inTemporaryFolder } from './disk/temporary-folder-node.ts';
export {
  checkWritable,
  isAlive,
  makeFolder,
  writeJson,
  writeWhole,
} from './disk/whole-file-node.ts';
export {
  type Checkpoint,
  readCheckpoint,
  writeCheckpoint,
} from './files/checkpoint/checkpoint-file.ts';
export {
  checkpointPath,
  checkSameRun,
  hasCheckpoint,
  loadCheckpoint,
  prepareCheckpointFolder,
  remarkUnsaved,
  saveCheckpoint,
  whereIs,
} from './files/checkpoint/checkpoint-node.ts';
export { crc32 } from './files/containers/crc32.ts';
export type { H5wasm } from './files/containers/h5wasm-node.ts';
export type { Hdf5Content } from './files/containers/hdf5-content-node.ts';
export { Hdf5Writer, writeHdf5 } from './files/containers/hdf5-node.ts';
export { textArray, writeNpy } from './files/containers/npy.ts';
export { readZip, writeZip } from './files/containers/zip.ts';
export { Fields } from './files/fields.ts';
export { checkSavePath, firstMissing, savedFile } from './files/file-formats-node.ts';
export { kerasFormat } from './files/formats/keras.ts';
export { readLayersFormat, weightFiles, writeLayersFormat } from './files/formats/layers-format.ts';
export { legacyFormat } from './files/formats/legacy-h5.ts';
export { npzFormat } from './files/formats/npz.ts';
export { writeConfig } from './files/keras/keras-config.ts';
export { emptySlots } from './files/keras/keras-slots.ts';
export { loadFrom, readRecord } from './files/load-model-node.ts';
export { modelFrom, newModelFrom } from './files/model-from-record.ts';
export { provideModelFiles } from './files/model-methods.ts';
export {
  type FileFormat,
  type ModelRecord,
  type ReadOptions,
  sizeOf,
  type TrainingRecord,
  trainableShapes,
  weightShapes,
} from './files/model-record.ts';
export { recordOf, stackOf } from './files/record-of-model.ts';
export { writeRecord } from './files/save-model-node.ts';
export { EPSILON } from './lesson/04-losses.ts';
export { type DatasetFiles, parseDataset } from './lesson/06-data/fashion-mnist.ts';
export { files } from './lesson/06-data/fashion-mnist-names.ts';
export { dataFiles, EMBEDDED_DIR, readVerified } from './lesson/06-data/fashion-mnist-node.ts';
export { filesFrom } from './lesson/06-data/load-from.ts';
export { camelCase } from './names/keras-spelling.ts';
export { lossFacts, lossNames } from './names/losses.ts';
export { metricNames } from './names/metrics.ts';
export { didYouMean } from './names/suggestion.ts';
export { floatsFromBase64, floatsToBase64, toBase64 } from './report/base64.ts';
export { confusionMatrix } from './report/confusion-matrix.ts';
export { localName, localNames } from './report/figures/class-names.ts';
export { escapeXml, percent, TITLE_HEIGHT } from './report/figures/figure.ts';
export { css, mix, type Palette, palettes, readableOn } from './report/figures/palette.ts';
export { currentLanguage, type Language } from './report/language.ts';
export { predictClasses, recordRun, weightsOf } from './report/run-record.ts';
export { confusionTable, lossChart } from './report/text-chart.ts';
export type { Backup, FitRun, Position } from './training/backup.ts';
export { createEngine } from './training/choose-engine.ts';
export { fillMask } from './training/dropout-mask.ts';
export {
  initialState,
  lastLayer,
  type Noise,
  noisesOf,
  type StepEngine,
  type StepPlan,
  type TrainingState,
} from './training/engine.ts';
export { optimizerClasses } from './training/keras-optimizer.ts';
export { lossClasses } from './training/loss-classes.ts';
export { metricClasses } from './training/metric-classes.ts';
export { metricOf } from './training/metrics.ts';
export { readOptimizerState, writeOptimizerState } from './training/optimizer-state.ts';
export { configOf } from './training/optimizers.ts';
export { planFor } from './training/plan.ts';
export { TensorFlowEngine } from './training/tensorflow-engine.ts';
export { checkThreads, type Threads } from './training/wasm/crew.ts';
export { hasWasmSimd } from './training/wasm/step-memory.ts';
export { RELAXED_SIMD, SIMD } from './training/wasm/step-module.ts';

/** Loads the plotting library, which nothing else here needs. */
export const loadChart = async () => (await import('./report/figures/chart.ts')).chart;
