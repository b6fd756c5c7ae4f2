/**
 * Keras 2's file, `.h5`, which Keras 3 still reads and writes: one HDF5 file with the model's description
 * as an attribute. Keras 2 goes on from it, where it has the optimizer. Keras 3 can't go on from any .h5, not from
 * its own either (its optimizer is built without the weights): there one compiles again, or takes a .keras file.
 */

import { configOf, type OptimizerPlan } from '../../training/optimizers.ts';
import { type Hdf5Reader, type Hdf5Writer, readHdf5, writeHdf5 } from '../containers/hdf5-node.ts';
import { type Fields, parseJson } from '../fields.ts';
import { KERAS_VERSION, kerasJson, readCompiled, writeMeasures } from '../keras/keras-config.ts';
import { readStack, writeSequential } from '../keras/keras-layers.ts';
import { writeOptimizer } from '../keras/keras-optimizer.ts';
import { toKeras, withoutSlots, withSlots } from '../keras/keras-slots.ts';
import type { Source } from '../keras/plain-stack.ts';
import {
  type ArrayRecord,
  checkedSteps,
  type FileFormat,
  type LayerRecord,
  type ModelRecord,
  type TrainingRecord,
  trainableShapes,
  weightName,
  weightShapes,
} from '../model-record.ts';
import { ofTraining } from '../untrainable.ts';

const WEIGHTS = 'model_weights';
const OPTIMIZER = 'optimizer_weights';
const NAMES = 'weight_names';

const WEIGHTS_ONLY =
  'it has weights only, and does not say which model they belong to. Build that model and put them in: ' +
  'loadWeights(model, path).';

export const legacyFormat: FileFormat = {
  write: (record) => writeHdf5((file) => write(record, file)),

  read: (bytes, { compile = true }) =>
    readHdf5(bytes, (file) => {
      const config = file.text('/', 'model_config');
      if (config === undefined) {
        throw new Error(WEIGHTS_ONLY);
      }
      const model = parseJson(config, 'model_config');
      const version = file.text('/', 'keras_version');
      const { stack, sources } = readStack(model, { compile, version });
      const record = { ...stack, weights: readWeights(stack, sources, file, `${WEIGHTS}/`) };
      const training = compile ? file.text('/', 'training_config') : undefined;
      if (training === undefined) return record;
      const fields = parseJson(training, 'training_config');
      if (!fields.get('loss')) return record;
      return { ...record, training: ofTraining(() => readTraining(record, fields, file)) };
    }),
};

function write(record: ModelRecord, file: Hdf5Writer): void {
  file.text('/', 'keras_version', KERAS_VERSION);
  file.text('/', 'backend', 'tensorflow');
  // Keras 3 takes Keras 2's word for the input's shape, Keras 2 only its own.
  file.text('/', 'model_config', JSON.stringify(writeSequential(record, 'batch_input_shape')));
  const shapes = weightShapes(record);
  file.group(WEIGHTS);
  file.text(WEIGHTS, 'keras_version', KERAS_VERSION);
  file.text(WEIGHTS, 'backend', 'tensorflow');
  file.texts(
    WEIGHTS,
    'layer_names',
    record.layers.map(({ name }) => name),
  );
  for (const layer of record.layers) {
    const names = shapes.filter((weight) => weight.layer === layer).map(weightName);
    file.group(`${WEIGHTS}/${layer.name}`);
    file.texts(`${WEIGHTS}/${layer.name}`, NAMES, names);
  }
  for (const [i, weight] of shapes.entries()) {
    file.array(`${WEIGHTS}/${weight.layer.name}/${weightName(weight)}`, record.weights[i]);
  }
  if (record.training) writeTraining(record, record.training, file);
}

function writeTraining(record: ModelRecord, training: TrainingRecord, file: Hdf5Writer): void {
  const { optimizer, iterations } = training;
  const measures = { ...writeMeasures(training, true), weighted_metrics: null, loss_weights: null };
  const isNew = isStandard(optimizer) && !ofAllKeras2.includes(optimizer.name);
  const optimizer_config = isNew ? inKeras2(optimizer) : writeOptimizer(optimizer);
  file.text('/', 'training_config', kerasJson({ ...measures, optimizer_config }));

  const arrays = toKeras(training, trainableShapes(record), isNew ? 'by weight' : 'by kind');
  file.integer(`${OPTIMIZER}/iteration`, iterations);
  for (const array of arrays) file.array(`${OPTIMIZER}/${array.name}`, array);
  file.texts(OPTIMIZER, NAMES, ['iteration', ...arrays.map(({ name }) => name)]);
}

/** Every version computes them as Keras 3 does. */
const ofAllKeras2 = ['sgd', 'adam'];

/** Whether it is what Keras makes of the class without arguments. */
function isStandard({ name, config }: OptimizerPlan): boolean {
  return JSON.stringify(config) === JSON.stringify(configOf(name));
}

/**
 * Keras 2.11 to 2.15 take what is described for an optimizer of before, with ε beside the root, unless nothing is, or
 * its class is one in their register, of which Keras 3 reads the name only.
 */
function inKeras2(optimizer: OptimizerPlan): object {
  const { class_name, config } = writeOptimizer(optimizer);
  const { name } = optimizer;
  if (name !== 'adamw' && name !== 'lion') return { class_name, config: {} };
  return { class_name: `Custom>${class_name}`, config: { name, use_ema: false, ...config } };
}

/**
 * Every layer's group lists its arrays; their names differ between Keras's versions, their order doesn't. Of a model
 * in the place of a layer the frozen ones come last.
 */
function readWeights(
  model: Pick<ModelRecord, 'batchShape' | 'layers'>,
  sources: ReadonlyMap<LayerRecord, Source>,
  file: Hdf5Reader,
  folder: string,
): ArrayRecord[] {
  const shapes = weightShapes(model);
  const outermost = (layer: LayerRecord) => sources.get(layer)?.path[0] ?? layer.name;
  return shapes.map((weight) => {
    const { layer, kind, shape } = weight;
    const own = shapes.filter((other) => outermost(other.layer) === outermost(layer));
    const inOrder = [true, false].flatMap((trainable) =>
      own.filter((other) => other.layer.trainable === trainable),
    );
    const group = `${folder}${outermost(layer)}`;
    const name = file.texts(group, NAMES)[inOrder.indexOf(weight)];
    if (name === undefined) throw new Error(`the ${kind} of the layer '${layer.name}' is missing.`);
    return file.floats(`${group}/${name}`, shape);
  });
}

function readTraining(record: ModelRecord, config: Fields, file: Hdf5Reader): TrainingRecord {
  const compiled = readCompiled(config, 'optimizer_config');
  const trainable = trainableShapes(record);
  const [steps, ...names] = file.texts(OPTIMIZER, NAMES).map((name) => `${OPTIMIZER}/${name}`);
  if (steps === undefined) return withoutSlots(compiled, trainable);
  const arrays = names.map((name) => file.anyFloats(name));
  const rate = arrays[0]?.shape.length === 0 ? arrays.shift()?.values[0] : undefined;
  const order =
    rate !== undefined || isByWeight(config.object('optimizer_config')) ? 'by weight' : 'by kind';
  const iterations = checkedSteps(file.number(steps));
  return withSlots(compiled, trainable, {
    iterations,
    rate,
    arrays,
    order,
    all: weightShapes(record),
  });
}

/** Since Keras 2.11. */
function isByWeight(optimizer: Fields): boolean {
  const config = optimizer.object('config');
  return config.keys().length === 0 || config.get('use_ema') !== undefined;
}
