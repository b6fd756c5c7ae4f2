/**
 * Keras 2's file, `.h5`, which Keras 3 still reads and writes: one HDF5 file with the model's description
 * as an attribute. The optimizer's slots are written as all versions of Keras 2 take them and go on. Keras 3
 * can't go on from any .h5, not from its own either (its optimizer is built without the weights): there one
 * compiles again, or takes a .keras file. Keras 2 takes an optimizer that is described for one of before 2.11,
 * unless nothing is described; only RMSprop is another since, ε under the root. So RMSprop with Keras's own
 * settings goes on exactly, with others nearly.
 */

import { configOf, type OptimizerPlan } from '../../training/optimizers';
import { type Hdf5Reader, type Hdf5Writer, readHdf5, writeHdf5 } from '../containers/hdf5-node';
import { type Fields, parseJson } from '../fields';
import { KERAS_VERSION, kerasJson, readCompiled, writeMeasures } from '../keras/keras-config';
import { readSequential, writeSequential } from '../keras/keras-layers';
import { writeOptimizer } from '../keras/keras-optimizer';
import { kerasVariables, toKeras, withoutSlots, withSlots } from '../keras/keras-slots';
import {
  type ArrayRecord,
  checkedSteps,
  type FileFormat,
  type ModelRecord,
  type TrainingRecord,
  trainableShapes,
  weightName,
  weightShapes,
} from '../model-record';

const WEIGHTS = 'model_weights';
const OPTIMIZER = 'optimizer_weights';
const NAMES = 'weight_names';

export const legacyFormat: FileFormat = {
  write: (record) => writeHdf5((file) => write(record, file)),

  read: (bytes, { compile = true }) =>
    readHdf5(bytes, (file) => {
      const config = file.text('/', 'model_config');
      if (config === undefined) {
        throw new Error('it has no model_config: weights alone are not a model.');
      }
      const model = readSequential(parseJson(config, 'model_config'));
      const record = { ...model, weights: readWeights(model, file) };
      const training = compile ? file.text('/', 'training_config') : undefined;
      if (training === undefined) return record;
      const fields = parseJson(training, 'training_config');
      if (!fields.get('loss')) return record;
      return { ...record, training: readTraining(record, fields, file) };
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
  const config = { ...writeMeasures(training), weighted_metrics: null, loss_weights: null };
  const { class_name, config: words } = writeOptimizer(optimizer);
  const optimizer_config = { class_name, config: isStandardRmsprop(optimizer) ? {} : words };
  file.text('/', 'training_config', kerasJson({ ...config, optimizer_config }));

  const trainable = trainableShapes(record);
  const arrays = isOfKeras2(optimizer)
    ? toKeras(training, trainable, 'by kind')
    : kerasVariables(training, trainable);
  file.integer(`${OPTIMIZER}/iteration`, iterations);
  for (const array of arrays) file.array(`${OPTIMIZER}/${array.name}`, array);
  file.texts(OPTIMIZER, NAMES, ['iteration', ...arrays.map(({ name }) => name)]);
}

/** Whether it is what Keras makes of `RMSprop()`. */
function isStandardRmsprop({ name, config }: OptimizerPlan): boolean {
  return name === 'rmsprop' && JSON.stringify(config) === JSON.stringify(configOf(name));
}

/** Whether all versions of Keras 2 have it, and compute it as here, or nearly. */
function isOfKeras2({ name, config }: OptimizerPlan): boolean {
  const { learningRate, clipnorm, clipvalue, globalClipnorm, weightDecay } = config;
  const isMore = weightDecay || clipnorm || clipvalue || globalClipnorm || config.amsgrad;
  const isPlain = name !== 'rmsprop' || !(config.momentum || config.centered);
  const known = ['sgd', 'rmsprop', 'adam'].includes(name);
  return known && isPlain && !isMore && typeof learningRate === 'number';
}

/** Every layer's group lists its arrays; their names differ between Keras's versions, their order doesn't. */
function readWeights(
  model: Pick<ModelRecord, 'batchShape' | 'layers'>,
  file: Hdf5Reader,
): ArrayRecord[] {
  return weightShapes(model).map(({ layer, kind, shape }) => {
    const group = `${WEIGHTS}/${layer.name}`;
    const name = file.texts(group, NAMES)[kind === 'kernel' ? 0 : 1];
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
  // Keras 3 has the learning rate among them, Keras 2.11 and later say which optimizer it is.
  const isNew =
    rate !== undefined ||
    typeof compiled.optimizer.config.learningRate !== 'number' ||
    config.object('optimizer_config').object('config').get('is_legacy_optimizer') === false;
  const order = isNew ? 'by weight' : 'by kind';
  const iterations = checkedSteps(file.number(steps));
  return withSlots(compiled, trainable, { iterations, rate, arrays, order });
}
