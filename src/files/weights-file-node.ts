/** Weights alone in files: Keras 3's `.weights.h5`, with what the optimizer remembers, Keras 2's `.h5`, NumPy's `.npz`. */

import * as tf from '@tensorflow/tfjs';
import { tensorValues } from '../data/rows.ts';
import { kindOf } from '../disk/file-kind.ts';
import { writeWhole } from '../disk/whole-file-node.ts';
import { quoted } from '../names/quoted.ts';
import { assignWeights, weightsByLayer } from '../training/model-weights.ts';
import { optimizerPlan } from '../training/optimizer-plan.ts';
import { readOptimizerState } from '../training/optimizer-state.ts';
import type { OptimizerPlan } from '../training/optimizers.ts';
import { type Hdf5Reader, type Hdf5Writer, readHdf5, writeHdf5 } from './containers/hdf5-node.ts';
import { readZip } from './containers/zip.ts';
import { pathOf } from './file-formats-node.ts';
import { folderOf, LISTS, layerPaths, OPTIMIZER, partOf, WEIGHTS } from './formats/keras.ts';
import { readNpzSlots, readNpzWeights, writeNpzWeights } from './formats/npz.ts';
import { kerasVariables, withSlots } from './keras/keras-slots.ts';
import { named, readLimited } from './load-model-node.ts';
import { giveSlots } from './model-from-record.ts';
import {
  type ArrayRecord,
  checkedSteps,
  type TrainingRecord,
  type WeightShape,
} from './model-record.ts';
import type { LiveModel } from './record-of-model.ts';

/**
 * Saves the weights, and what the optimizer remembers, if it has taken a step.
 * @param place ends in .weights.h5, or in .npz, which has the weights alone
 * @throws Error for another ending, or a layer whose weights such a file can't have; nothing is written then
 * @example await model.saveWeights('fashion.weights.h5');
 * Keras: model.save_weights('fashion.weights.h5')
 */
export async function saveWeights(model: LiveModel, place: string): Promise<void> {
  const path = weightsPath('saveWeights', place, ['.weights.h5', '.npz']);
  const arrays = weightsByLayer(model.layers).map((weight) => ({
    name: weight.originalName,
    shape: weight.shape as number[],
    values: Float32Array.from(tensorValues(weight.read())),
  }));
  const bytes = path.endsWith('.npz')
    ? writeNpzWeights(arrays)
    : await writeHdf5((file) => writeWeights(model, arrays, file));
  writeWhole(path, bytes);
}

/**
 * Puts weights into a model, all or none: Keras 3's `.weights.h5` or `.keras`, Keras 2's `.h5` of weights or of a whole
 * model; or NumPy's `.npz`: `numpy.savez('weights.npz', *model.get_weights())` in Python, or a model's own. Of
 * `.weights.h5`, `.keras` and a model's `.npz` it takes, as Keras does, what the optimizer remembers if the model's has
 * taken a step, too.
 * @throws Error if the file has more or fewer arrays than the model weights, or one of another shape
 * @example await loadWeights(buildWithAdd(), 'fashion.weights.h5');
 * Keras: model.load_weights('fashion.weights.h5')
 */
export async function loadWeights(model: LiveModel, place: string): Promise<void> {
  const path = weightsPath('loadWeights', place, ['.weights.h5', '.h5', '.keras', '.npz']);
  await named(path, async () => {
    const bytes = readLimited(path);
    const zip = kindOf(bytes) === 'zip' ? readZip(bytes) : undefined;
    if (path.endsWith('.npz') || (zip && !zip.has(WEIGHTS))) return loadNpz(model, bytes);
    const content = zip ? partOf(zip, WEIGHTS) : bytes;
    await readHdf5(content, (file) =>
      isOfKeras2(file) ? giveArrays(model, arraysOfKeras2(model, file)) : loadKeras3(model, file),
    );
  });
}

function loadNpz(model: LiveModel, bytes: Uint8Array): void {
  const wanted = weightsByLayer(model.layers).map(({ originalName: name, shape }) => ({
    name,
    shape: shape as number[],
  }));
  giveArrays(model, readNpzWeights(bytes, wanted));
  const saved = readNpzSlots(bytes);
  if (saved) giveTraining(model, saved);
}

function loadKeras3(model: LiveModel, file: Hdf5Reader): void {
  const arrays = placesOf(model, file).map(({ path, shape }) => file.floats(path, shape));
  checkNoMore(model, file);
  giveArrays(model, arrays);
  const count = file.keys(OPTIMIZER).length;
  if (count === 0) return;
  const [, ...others] = Array.from({ length: count }, (_, i) => `${OPTIMIZER}/${i}`);
  giveTraining(model, {
    steps: checkedSteps(file.number(`${OPTIMIZER}/0`)),
    arrays: others.map((path) => file.anyFloats(path)),
  });
}

const KERAS2 = 'model_weights';
const NAMES = 'weight_names';

const isOfKeras2 = (file: Hdf5Reader) =>
  file.keys(KERAS2).length > 0 || file.texts('/', 'layer_names').length > 0;

/** As Keras takes them: layer by layer, of those that have any. @throws Error unless there are as many */
function arraysOfKeras2(model: LiveModel, file: Hdf5Reader): ArrayRecord[] {
  const folder = file.keys(KERAS2).length > 0 ? KERAS2 : '';
  const layers = file
    .texts(folder, 'layer_names')
    .map((name) => file.texts(`${folder}/${name}`, NAMES).map((own) => `${folder}/${name}/${own}`));
  const paths = layers.flat();
  const wanted = weightsByLayer(model.layers);
  if (paths.length !== wanted.length) {
    throw new Error(
      `it has ${paths.length} arrays in ${layers.filter(({ length }) => length > 0).length} layers; the model has ` +
        `${wanted.length} weights.`,
    );
  }
  return paths.map((path, i) => file.floats(path, wanted[i].shape as number[]));
}

function weightsPath(of: string, place: string, endings: readonly string[]): string {
  if (typeof place !== 'string') {
    throw new TypeError(
      `${of} takes the path of a file that ends in ${endings.join(' or ')}; got ${quoted(place)}.`,
    );
  }
  const path = pathOf(place);
  if (endings.some((ending) => path.endsWith(ending))) return path;
  throw new Error(`${of} takes a file that ends in ${endings.join(' or ')}; got '${place}'.`);
}

function giveArrays(model: LiveModel, arrays: readonly ArrayRecord[]): void {
  const tensors = arrays.map(({ values, shape }) => tf.tensor(values, shape));
  assignWeights(weightsByLayer(model.layers), tensors);
  tf.dispose(tensors);
}

/**
 * Where Keras has each weight: [layers/dense/vars/0, layers/dense/vars/1 …]
 * @param file in which they are looked for; undefined where they are written
 */
function placesOf({ layers }: LiveModel, file?: Hdf5Reader): { path: string; shape: number[] }[] {
  const kinds = layers.map((layer) => ({ kind: layer.getClassName(), layer }));
  return [...layerPaths(kinds)].flatMap(([own, folder]) => {
    const { kind, layer } = own;
    if (kind !== 'Dense' && layer.weights.length > 0) {
      throw new Error(
        `The layer '${layer.name}' is ${kind}; a .weights.h5 file can have the weights of Dense layers. ` +
          'An .npz file takes all weights.',
      );
    }
    const nth = kinds.filter((other) => other.kind === kind).indexOf(own);
    const place = file && layer.weights.length > 0 ? folderOf([{ kind, nth }], file) : folder;
    return layer.weights.map(({ shape }, i) => ({
      path: `${place}/${i}`,
      shape: shape as number[],
    }));
  });
}

function writeWeights(model: LiveModel, arrays: readonly ArrayRecord[], file: Hdf5Writer): void {
  const kinds = model.layers.map((layer) => ({ kind: layer.getClassName(), name: layer.name }));
  for (const [{ name }, folder] of layerPaths(kinds)) {
    file.group(folder);
    file.text(folder, 'name', name);
  }
  for (const [i, { path }] of placesOf(model).entries()) file.array(path, arrays[i]);
  file.group('vars');
  file.text('vars', 'name', model.name);
  const plan = planOf(model);
  if (!model.optimizer || !plan) return;
  file.integer(`${OPTIMIZER}/0`, model.optimizer.iterations);
  for (const [i, array] of variablesOf(model, plan).entries()) {
    file.array(`${OPTIMIZER}/${i + 1}`, array);
  }
  file.text(OPTIMIZER, 'name', plan.name);
}

/** undefined where there is no optimizer, or one of the caller's own class */
function planOf({ optimizer }: LiveModel): OptimizerPlan | undefined {
  const plan = optimizer && optimizerPlan(optimizer);
  return typeof plan === 'string' ? undefined : plan;
}

/** Keras's variables but the number of steps: before the first step there are no slots. */
function variablesOf(model: LiveModel, plan: OptimizerPlan): ArrayRecord[] {
  const { optimizer, trainableWeights } = model as Compiled;
  const { slots, iterations } = readOptimizerState(optimizer, plan, trainableWeights);
  const trainable = iterations > 0 ? shapesOf(trainableWeights) : [];
  const training = { optimizer: plan, slots, iterations } as TrainingRecord;
  const all = kerasVariables(training, trainable);
  return iterations > 0 ? all : all.filter(({ name }) => name === 'learning_rate');
}

type Compiled = LiveModel & { optimizer: tf.Optimizer };

const shapesOf = (weights: readonly tf.LayerVariable[]) =>
  weights.map(({ originalName, shape }) => {
    const [kind, ...name] = originalName.split('/').reverse();
    return { kind, layer: { name: name.reverse().join('/') }, shape } as unknown as WeightShape;
  });

/** Leaves the optimizer as it is, as Keras does, where the file's remembers other arrays; and says so. */
function giveTraining(model: LiveModel, saved: { steps: number; arrays: ArrayRecord[] }): void {
  const plan = planOf(model);
  if (!plan) return;
  const own = 1 + variablesOf(model, plan).length;
  const count = 1 + saved.arrays.length;
  if (count !== own) {
    console.warn(
      `The weights are loaded, the optimizer stays as it is: the file has ${count} arrays of it, ${plan.name} here ` +
        `has ${own}${model.optimizer?.iterations ? '' : ' before its first step'}.`,
    );
    return;
  }
  const isFixed = typeof plan.config.learningRate === 'number';
  const rate = isFixed ? saved.arrays[0] : undefined;
  const compiled = { loss: '', metrics: [], optimizer: plan };
  const training = withSlots(compiled, shapesOf(model.trainableWeights), {
    iterations: saved.steps,
    rate: rate?.values[0],
    arrays: isFixed ? saved.arrays.slice(1) : saved.arrays,
  });
  giveSlots(model as Compiled, training);
}

/** @throws Error if the file has weights that the model hasn't */
function checkNoMore(model: LiveModel, file: Hdf5Reader): void {
  const wanted = new Set(placesOf(model, file).map(({ path }) => path));
  for (const list of LISTS) {
    for (const name of file.keys(list)) {
      const folder = `${list}/${name}/vars`;
      const has = file.keys(folder).length;
      const wants = [...wanted].filter((path) => path.startsWith(`${folder}/`)).length;
      if (has === wants) continue;
      const layer = model.layers.find((layer) => layer.name === name);
      throw new Error(
        `it has ${has} arrays for the layer '${layer?.name ?? name}'; the model has ${wants} there.`,
      );
    }
  }
}
