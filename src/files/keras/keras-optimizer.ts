/** An optimizer with its settings in a file: in Keras's names and in TensorFlow.js's. */

import { snakeCase } from '../../names/keras-spelling';
import {
  type Maker,
  type OptimizerName,
  optimizers,
  readSettings,
  type Setting,
} from '../../names/optimizers';
import type { OptimizerPlan } from '../../training/engine';
import { Fields, shown } from '../fields';
import { checkOrigin } from './keras-layers';

const names = Object.keys(optimizers) as OptimizerName[];

/** What Keras's optimizers also have, and this lesson has only so. */
const onlyValues: Record<string, unknown> = {
  use_ema: false,
  weight_decay: 0,
  amsgrad: false,
  centered: false,
  is_legacy_optimizer: false,
  decay: 0,
};
/** These change nothing while those above are so. */
const withoutEffect = [
  'name',
  'ema_momentum',
  'ema_overwrite_frequency',
  'jit_compile',
  'learning_rate',
];

/** @returns what Keras's or TensorFlow.js's optimizers are made from */
export function writeOptimizer(
  plan: OptimizerPlan,
  maker: Maker,
): { class_name: string; config: Record<string, unknown> } {
  const { [maker]: words, settings } = optimizers[plan.name];
  const config: Record<string, unknown> = { learning_rate: plan.learningRate };
  for (const [name, setting] of Object.entries<Setting>(settings)) {
    if (!setting.isFixed) config[setting[maker]] = plan[name as keyof OptimizerPlan];
    else if (maker === 'tensorflow') config[setting.tensorflow] = setting.standard;
  }
  // TensorFlow.js has no word for Keras's form and reads over this one.
  if (plan.name === 'adam' && maker === 'tensorflow') config.keras_epsilon = !plan.scaleEpsilon;
  return { class_name: words.className, config };
}

/** @throws Error that names the optimizer or setting that this lesson doesn't have */
export function readKerasOptimizer(optimizer: Fields): OptimizerPlan {
  checkOrigin(optimizer, 'The optimizer');
  const className = optimizer.text('class_name').replace('Custom>', ''); // Keras 2's mark
  const config = optimizer.object('config', `the optimizer ${className}`);
  const name =
    className === 'SGD'
      ? 'momentum' // unless that is 0
      : names.find((name) => optimizers[name].keras.className === className);
  if (name === undefined) {
    throw new Error(
      `The optimizer is ${className}; files may have SGD, RMSprop and Adam. ` +
        'loadModel(path, { compile: false }) reads the model without it.',
    );
  }
  const learningRate = config.number('learning_rate', optimizers[name].learningRate);
  if (name === 'rmsprop' && config.number('momentum', 0) !== 0) {
    throw new Error('The optimizer RMSprop has momentum; expected 0.');
  }
  const settings = readSettings(name, ({ keras, standard }) =>
    typeof standard === 'boolean' ? config.flag(keras, standard) : config.number(keras, standard),
  );
  const known = Object.values<Setting>(optimizers[name].settings).map(({ keras }) => keras);
  for (const key of config.keys()) {
    const value = config.get(key);
    if (value === undefined || withoutEffect.includes(key)) continue;
    if (Object.hasOwn(onlyValues, key) ? value === onlyValues[key] : known.includes(key)) continue;
    throw new Error(
      `The optimizer ${className} has ${key} ${shown(value)}, which this lesson doesn't have. ` +
        'loadModel(path, { compile: false }) reads the model without its optimizer.',
    );
  }
  return settings.momentum === 0
    ? { name: 'sgd', learningRate }
    : planOf(name, learningRate, settings);
}

/** @throws Error that names the optimizer or setting that this lesson doesn't have, or what is missing */
export function readTensorflowOptimizer(entry: Fields): OptimizerPlan {
  const className = entry.text('class_name');
  const given = entry.object('config', `the optimizer ${className}`);
  // TensorFlow.js writes useNesterov and reads use_nesterov as well.
  const words = given.keys().map((key) => [snakeCase(key), given.get(key)]);
  const config = new Fields(Object.fromEntries(words), given.where);
  const learningRate = config.number('learning_rate');
  const name = names.find((name) => optimizers[name].tensorflow.className === className);
  if (name === undefined) {
    throw new Error(
      `The optimizer is ${className}; this lesson has SGD, Momentum, RMSProp and Adam.`,
    );
  }
  if (
    name === 'rmsprop' &&
    (config.number('momentum', 0) !== 0 || config.flag('centered', false))
  ) {
    throw new Error(
      'The optimizer RMSProp has momentum or is centered; this lesson has the plain one.',
    );
  }
  const settings = readSettings(name, ({ tensorflow, standard }) =>
    typeof standard === 'boolean' ? config.flag(tensorflow, standard) : config.number(tensorflow),
  );
  return planOf(name, learningRate, settings, !config.flag('keras_epsilon', false));
}

/** @param scaleEpsilon TensorFlow.js's form of Adam */
function planOf(
  name: OptimizerName,
  learningRate: number,
  settings: object,
  scaleEpsilon = false,
): OptimizerPlan {
  return {
    name,
    learningRate,
    ...settings,
    ...(name === 'adam' && { scaleEpsilon }),
  } as OptimizerPlan;
}
