/** Weights alone in files: Keras 3's `.weights.h5`, with what the optimizer remembers, and NumPy's `.npz`. */

import * as tf from '@tensorflow/tfjs';
import { tensorValues } from '../data/rows';
import { writeWhole } from '../disk/whole-file-node';
import { quoted } from '../names/quoted';
import { assignWeights, weightsByLayer } from '../training/model-weights';
import { optimizerPlan } from '../training/optimizer-plan';
import { readOptimizerState } from '../training/optimizer-state';
import type { OptimizerPlan } from '../training/optimizers';
import { type Hdf5Reader, type Hdf5Writer, readHdf5, writeHdf5 } from './containers/hdf5-node';
import { readZip } from './containers/zip';
import { pathOf } from './file-formats-node';
import { layerPaths, OPTIMIZER, partOf, WEIGHTS } from './formats/keras';
import { readNpzWeights, writeNpzWeights } from './formats/npz';
import { kerasVariables, withSlots } from './keras/keras-slots';
import { named, readLimited } from './load-model-node';
import { giveSlots } from './model-from-record';
import {
  type ArrayRecord,
  checkedSteps,
  type TrainingRecord,
  type WeightShape,
} from './model-record';
import type { LiveModel } from './record-of-model';

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
 * Puts weights into a model, all or none: Keras's `.weights.h5` or `.keras`, of which it takes the weights and, as
 * Keras does, what the optimizer remembers if the model's has taken a step, too; or NumPy's `.npz`:
 * `numpy.savez('weights.npz', *model.get_weights())` in Python, or a model's own.
 * @throws Error if the file has more or fewer arrays than the model weights, or one of another shape
 * @example await loadWeights(buildWithAdd(), 'fashion.weights.h5');
 * Keras: model.load_weights('fashion.weights.h5')
 */
export async function loadWeights(model: LiveModel, place: string): Promise<void> {
  const path = weightsPath('loadWeights', place, ['.weights.h5', '.keras', '.npz']);
  await named(path, async () => {
    const bytes = readLimited(path);
    if (path.endsWith('.npz')) {
      const wanted = weightsByLayer(model.layers).map(({ originalName: name, shape }) => ({
        name,
        shape: shape as number[],
      }));
      return giveArrays(model, readNpzWeights(bytes, wanted));
    }
    const content = path.endsWith('.keras') ? partOf(readZip(bytes), WEIGHTS) : bytes;
    await readHdf5(content, (file) => {
      const arrays = placesOf(model).map(({ path, shape }) => file.floats(path, shape));
      checkNoMore(model, file);
      const training = readTraining(model, file);
      giveArrays(model, arrays);
      if (training) giveSlots(model as Compiled, training);
    });
  });
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

/** Where Keras has each weight: [layers/dense/vars/0, layers/dense/vars/1 …] */
function placesOf({ layers }: LiveModel): { path: string; shape: number[] }[] {
  const kinds = layers.map((layer) => ({ kind: layer.getClassName(), layer }));
  return [...layerPaths(kinds)].flatMap(([{ kind, layer }, folder]) => {
    if (kind !== 'Dense' && layer.weights.length > 0) {
      throw new Error(
        `The layer '${layer.name}' is ${kind}; a .weights.h5 file can have the weights of Dense layers. ` +
          'An .npz file takes all weights.',
      );
    }
    return layer.weights.map(({ shape }, i) => ({
      path: `${folder}/${i}`,
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

/** @returns undefined where Keras leaves the optimizer as it is, and says so */
function readTraining(model: LiveModel, file: Hdf5Reader): TrainingRecord | undefined {
  const plan = planOf(model);
  const count = file.keys(OPTIMIZER).length;
  if (!plan || count === 0) return undefined;
  const own = 1 + variablesOf(model, plan).length;
  if (count !== own) {
    console.warn(
      `The weights are loaded, the optimizer stays as it is: the file has ${count} arrays of it, ${plan.name} here ` +
        `has ${own}${model.optimizer?.iterations ? '' : ' before its first step'}.`,
    );
    return undefined;
  }
  const iterations = checkedSteps(file.number(`${OPTIMIZER}/0`));
  const arrays = Array.from({ length: count - 1 }, (_, i) =>
    file.anyFloats(`${OPTIMIZER}/${i + 1}`),
  );
  const isFixed = typeof plan.config.learningRate === 'number';
  const rate = isFixed ? arrays.shift()?.values[0] : undefined;
  const compiled = { loss: '', metrics: [], optimizer: plan };
  return withSlots(compiled, shapesOf(model.trainableWeights), { iterations, rate, arrays });
}

/** @throws Error if the file has weights that the model hasn't */
function checkNoMore(model: LiveModel, file: Hdf5Reader): void {
  const kinds = model.layers.map((layer) => ({ kind: layer.getClassName(), layer }));
  const wanted = new Map([...layerPaths(kinds)].map(([{ layer }, folder]) => [folder, layer]));
  for (const name of file.keys('layers')) {
    const folder = `layers/${name}/vars`;
    const has = file.keys(folder).length;
    const layer = wanted.get(folder);
    const wants = layer?.weights.length ?? 0;
    if (has === wants) continue;
    throw new Error(
      `it has ${has} arrays for the layer '${layer?.name ?? name}'; the model has ${wants} there.`,
    );
  }
}
