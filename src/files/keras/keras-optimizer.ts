/** An optimizer with its settings in a file, in Keras's words. */

import { camelCase, snakeCase } from '../../names/keras-spelling.ts';
import { didYouMean } from '../../names/suggestion.ts';
import {
  configOf,
  type OptimizerConfig,
  type OptimizerPlan,
  optimizers,
  type Schedule,
  settingsOf,
} from '../../training/optimizers.ts';
import { schedules } from '../../training/schedules.ts';
import { Fields, shown } from '../fields.ts';
import { checkOrigin, unregistered } from './keras-layers.ts';

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
const withoutEffect = ['name', 'ema_momentum', 'ema_overwrite_frequency', 'jit_compile'];

/** @example kerasWord('beta1') // 'beta_1' */
const kerasWord = (setting: string) => snakeCase(setting).replace(/(?<=[a-z])(?=\d)/, '_');

/** @returns what Keras's optimizers are made from */
export function writeOptimizer({ name, config }: OptimizerPlan): {
  class_name: string;
  config: Record<string, unknown>;
} {
  const { className, defaults } = optimizers[name];
  const settings = settingsOf(name).filter((setting) => setting in defaults || config[setting]);
  const words = settings.map((setting) => [kerasWord(setting), written(config[setting])]);
  // The word by which a class of Keras 2 before 2.11 is known; Keras 3 reads over it.
  if (config.epsilonOutside) words.push(['decay', 0]);
  return { class_name: className, config: Object.fromEntries(words) };
}

/** What a format's own program makes of it. @param program that has no other formula than its own */
export function remarkOnEpsilon({ name, config }: OptimizerPlan, program: string): void {
  if (!config.epsilonOutside) return;
  console.warn(
    `The optimizer is ${optimizers[name].className} of Keras 2 before 2.11, which adds epsilon to √v. From this file ` +
      `it goes on so here; ${program} adds epsilon to v: other steps where gradients are small.`,
  );
}

function written(value: OptimizerConfig[keyof OptimizerConfig]): unknown {
  return typeof value === 'object' ? writeSchedule(value) : value;
}

function writeSchedule(schedule: Schedule): object {
  const { name } = schedule.constructor;
  if (!Object.hasOwn(schedules, name)) {
    throw new Error(
      `The learning rate is ${name}, a class of your own; files may have ${Object.keys(schedules).join(', ')}.`,
    );
  }
  const settings = Object.entries(schedule.getConfig());
  const config = Object.fromEntries(
    settings.map(([key, value]) => [snakeCase(key), value ?? null]),
  );
  return { module: 'keras.optimizers.schedules', class_name: name, config, ...unregistered };
}

/** @throws Error that names the optimizer or setting that this lesson doesn't have */
export function readKerasOptimizer(optimizer: Fields): OptimizerPlan {
  checkOrigin(optimizer, 'The optimizer');
  const className = optimizer.text('class_name').replace('Custom>', ''); // Keras 2's mark
  const known = Object.keys(optimizers);
  const spelled = className.toLowerCase(); // Keras takes either
  const name = known.find((key) => optimizers[key].className.toLowerCase() === spelled);
  if (name === undefined) {
    const classes = known.map((key) => optimizers[key].className);
    throw new Error(
      `The optimizer is ${className}; files may have ${classes.join(', ')}.${didYouMean(className, classes)}`,
    );
  }
  const given = optimizer.object('config', `the optimizer ${className}`);
  /** Of Keras 2 before 2.11, whose classes are `legacy.RMSprop` … later. */
  const isEarlier =
    given.get('decay') !== undefined || /legacy$/.test(String(optimizer.get('module')));
  const config = new Fields(todays(given, name), given.where);
  const settings = settingsOf(name);
  const words = settings.map(kerasWord);
  for (const key of config.keys()) {
    const value = config.get(key);
    if (value === undefined || words.includes(key) || withoutEffect.includes(key)) continue;
    if (Object.hasOwn(onlyValues, key) && value === onlyValues[key]) continue;
    throw new Error(
      `The optimizer ${className} has ${key} ${shown(value)}, which this lesson doesn't have.`,
    );
  }
  const values = settings.map((setting) => [setting, readSetting(config, setting, name)]);
  const read = configOf(name, Object.fromEntries(values));
  // With momentum TensorFlow's operation adds epsilon to v, as Keras 3 does.
  const isOutside = name === 'adagrad' || (name === 'rmsprop' && read.momentum === 0);
  if (isEarlier && isOutside) read.epsilonOutside = true;
  return { name, config: read };
}

/**
 * Older words in today's: `lr`; `decay`, Keras's up to 2.10, divided the rate by 1 + decay · steps. Nadam's was
 * another.
 */
function todays(config: Fields, name: string): Record<string, unknown> {
  const { lr, decay, ...words } = Object.fromEntries(
    config.keys().map((key) => [key, config.get(key)]),
  );
  const rate = words.learning_rate ?? lr;
  const isDecaying = typeof decay === 'number' && decay > 0 && name !== 'nadam';
  if (!isDecaying || typeof rate !== 'number') {
    return { ...words, ...(rate !== undefined && { learning_rate: rate }), decay };
  }
  const schedule = { initial_learning_rate: rate, decay_steps: 1, decay_rate: decay };
  return { ...words, learning_rate: { class_name: 'InverseTimeDecay', config: schedule } };
}

function readSetting(config: Fields, setting: keyof OptimizerConfig, name: string): unknown {
  const key = kerasWord(setting);
  const standard = optimizers[name].defaults[setting] ?? 0;
  if (typeof standard === 'boolean') return config.flag(key, standard);
  if (typeof config.get(key) === 'object') return readSchedule(config.object(key));
  return config.number(key, standard as number);
}

function readSchedule(schedule: Fields): Schedule {
  checkOrigin(schedule, 'The learning rate');
  const className = schedule.text('class_name');
  if (!Object.hasOwn(schedules, className)) {
    throw new Error(
      `The learning rate is ${className}; files may have ${Object.keys(schedules).join(', ')}.`,
    );
  }
  const config = schedule.object('config');
  const settings = config.keys().filter((key) => key !== 'name');
  const given = settings.map((key) => [camelCase(key), config.get(key)]);
  return new schedules[className](Object.fromEntries(given) as never);
}
