/**
 * Learning rates that change from step to step (학습률 스케줄), given to any optimizer in place of a number.
 * Computed in 32 bits, as Keras does. Source: keras.optimizers.schedules.
 */

import { checkOptionNames } from '../names/option-names.ts';
import { quoted } from '../names/quoted.ts';
import type { Schedule } from './optimizers.ts';

const f32 = Math.fround;

/** Its settings, checked. `at` counts steps from 0, over all epochs. */
abstract class LearningRateSchedule<Config extends object> implements Schedule {
  protected readonly config: Config & Required<Omit<Config, 'warmupTarget'>>;

  /** @param defaults of the settings that may be left out; undefined for those that may not */
  constructor(config: Config, defaults: Record<keyof Config, unknown>) {
    const { name: of } = this.constructor;
    checkOptionNames(config, Object.keys(defaults), of);
    const given = Object.entries(config).filter(([, value]) => value !== undefined);
    this.config = { ...defaults, ...Object.fromEntries(given) } as typeof this.config;
    checkSettings(of, this.config);
  }

  abstract at(step: number): number;

  getConfig(): Record<string, unknown> {
    return { ...this.config };
  }
}

type Check = readonly [expected: string, fits: (value: unknown) => boolean];

const isNumber = (value: unknown) => typeof value === 'number' && value >= 0;
const aNumber: Check = ['a number of at least 0', isNumber];
const aSwitch: Check = ['true or false', (value) => typeof value === 'boolean'];
const aList: Check = [
  'a list of numbers from 0 on',
  (value) => Array.isArray(value) && value.every(isNumber),
];
/** What the settings are that aren't just a number. */
const checks: Record<string, Check> = {
  decaySteps: ['a number above 0', (value) => isNumber(value) && value !== 0],
  warmupTarget: ['a number of at least 0', (value) => value === undefined || isNumber(value)],
  staircase: aSwitch,
  cycle: aSwitch,
  boundaries: aList,
  values: aList,
};

function checkSettings(of: string, config: object): void {
  for (const [name, value] of Object.entries(config)) {
    const [expected, fits] = checks[name] ?? aNumber;
    if (!fits(value)) throw new RangeError(`${of}'s ${name} is ${expected}; got ${quoted(value)}.`);
  }
}

export interface DecayConfig {
  initialLearningRate: number;
  /** Steps, not epochs: 48,000 samples in batches of 32 are 1,500 steps an epoch. */
  decaySteps: number;
  decayRate: number;
  /** Whether the rate falls in stairs, once in `decaySteps`; false unless given. */
  staircase?: boolean;
}

const decayDefaults = {
  initialLearningRate: undefined,
  decaySteps: undefined,
  decayRate: undefined,
  staircase: false,
};

/** p = step / decaySteps, in whole stairs if asked for. */
function progress({ decaySteps, staircase }: Required<DecayConfig>, step: number): number {
  const p = f32(f32(step) / f32(decaySteps));
  return staircase ? Math.floor(p) : p;
}

/**
 * η = initialLearningRate · decayRate ^ (step / decaySteps)
 * @throws RangeError for a setting that can't be
 * @example
 * const rate = new ExponentialDecay({ initialLearningRate: 0.1, decaySteps: 100, decayRate: 0.5 });
 * rate.at(200) // 0.025
 * Keras: keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.5)
 */
export class ExponentialDecay extends LearningRateSchedule<DecayConfig> {
  constructor(config: DecayConfig) {
    super(config, decayDefaults);
  }

  at(step: number): number {
    const { initialLearningRate, decayRate } = this.config;
    return f32(f32(initialLearningRate) * f32(f32(decayRate) ** progress(this.config, step)));
  }
}

/**
 * η = initialLearningRate / (1 + decayRate · step / decaySteps)
 * @throws RangeError for a setting that can't be
 * @example new InverseTimeDecay({ initialLearningRate: 0.1, decaySteps: 1, decayRate: 0.5 }).at(2) // 0.05
 * Keras: keras.optimizers.schedules.InverseTimeDecay(0.1, 1, 0.5)
 */
export class InverseTimeDecay extends LearningRateSchedule<DecayConfig> {
  constructor(config: DecayConfig) {
    super(config, decayDefaults);
  }

  at(step: number): number {
    const { initialLearningRate, decayRate } = this.config;
    return f32(
      f32(initialLearningRate) / f32(1 + f32(f32(decayRate) * progress(this.config, step))),
    );
  }
}

export interface PolynomialDecayConfig {
  initialLearningRate: number;
  decaySteps: number;
  /** 0.0001 unless given. */
  endLearningRate?: number;
  /** 1, a straight line, unless given. */
  power?: number;
  /** Whether it begins anew, longer each time, when it has come to its end; false unless given. */
  cycle?: boolean;
}

/**
 * η = (initialLearningRate − endLearningRate) · (1 − step / decaySteps) ^ power + endLearningRate
 * @throws RangeError for a setting that can't be
 * @example
 * const rate = new PolynomialDecay({ initialLearningRate: 0.1, decaySteps: 10, endLearningRate: 0 });
 * rate.at(5) // 0.05
 * Keras: keras.optimizers.schedules.PolynomialDecay(0.1, 10, 0.0)
 */
export class PolynomialDecay extends LearningRateSchedule<PolynomialDecayConfig> {
  constructor(config: PolynomialDecayConfig) {
    super(config, {
      initialLearningRate: undefined,
      decaySteps: undefined,
      endLearningRate: 0.0001,
      power: 1,
      cycle: false,
    });
  }

  at(step: number): number {
    const { initialLearningRate, decaySteps, endLearningRate, power, cycle } = this.config;
    const rounds = cycle && step > 0 ? Math.ceil(f32(f32(step) / f32(decaySteps))) : 1;
    const all = f32(f32(decaySteps) * rounds);
    const p = f32(f32(cycle ? step : Math.min(step, all)) / all);
    const end = f32(endLearningRate);
    const left = f32(f32(1 - p) ** f32(power));
    return f32(f32(f32(f32(initialLearningRate) - end) * left) + end);
  }
}

export interface CosineDecayConfig {
  /** Where it begins: with a warm-up the rate of the first step, without one the highest. */
  initialLearningRate: number;
  decaySteps: number;
  /** The share of the highest rate that is left at the end; 0 unless given. */
  alpha?: number;
  /** The rate after `warmupSteps`, to which it rises in a straight line; no warm-up unless given. */
  warmupTarget?: number;
  /** 0 unless given. */
  warmupSteps?: number;
}

/**
 * η = highest · ((1 − alpha) · ½ · (1 + cos(π · step / decaySteps)) + alpha)
 * @throws RangeError for a setting that can't be
 * @example new CosineDecay({ initialLearningRate: 0.1, decaySteps: 100 }).at(50) // 0.05
 * Keras: keras.optimizers.schedules.CosineDecay(0.1, 100)
 */
export class CosineDecay extends LearningRateSchedule<CosineDecayConfig> {
  constructor(config: CosineDecayConfig) {
    super(config, {
      initialLearningRate: undefined,
      decaySteps: undefined,
      alpha: 0,
      warmupTarget: undefined,
      warmupSteps: 0,
    });
  }

  at(step: number): number {
    const { initialLearningRate, decaySteps, alpha, warmupTarget, warmupSteps } = this.config;
    const start = f32(initialLearningRate);
    const warmth = warmupTarget === undefined ? 0 : warmupSteps;
    const highest = warmupTarget === undefined ? start : f32(warmupTarget);
    if (step < warmth) {
      return f32(f32(f32(highest - start) * f32(f32(step) / f32(warmth))) + start);
    }
    const p = f32(f32(Math.min(step - warmth, decaySteps)) / f32(decaySteps));
    const cosine = f32(Math.cos(f32(f32(Math.PI) * p)));
    const decayed = f32(f32(f32(1 - alpha) * f32(0.5 * f32(1 + cosine))) + f32(alpha));
    return f32(highest * decayed);
  }
}

export interface PiecewiseConstantDecayConfig {
  /** Steps, rising; the last step of each piece but the last one. */
  boundaries: readonly number[];
  /** A rate for each piece: one more than boundaries. */
  values: readonly number[];
}

/**
 * @throws RangeError unless there is one value more than boundaries
 * @example new PiecewiseConstantDecay({ boundaries: [100], values: [0.1, 0.01] }).at(101) // 0.01
 * Keras: keras.optimizers.schedules.PiecewiseConstantDecay([100], [0.1, 0.01])
 */
export class PiecewiseConstantDecay extends LearningRateSchedule<PiecewiseConstantDecayConfig> {
  constructor(config: PiecewiseConstantDecayConfig) {
    super(config, { boundaries: undefined, values: undefined });
    const { boundaries, values } = this.config;
    const rises = boundaries.every((step, i) => i === 0 || step > boundaries[i - 1]);
    if (boundaries.length === values.length - 1 && boundaries.length > 0 && rises) return;
    throw new RangeError(
      'PiecewiseConstantDecay has rising boundaries and one value more than boundaries; got ' +
        `boundaries [${boundaries.join(', ')}] and values [${values.join(', ')}].`,
    );
  }

  at(step: number): number {
    const { boundaries, values } = this.config;
    const piece = boundaries.findIndex((boundary) => step <= Math.trunc(boundary));
    return f32(values[piece === -1 ? values.length - 1 : piece]);
  }
}

/** By Keras's names. */
export const schedules: Record<string, new (config: never) => Schedule> = {
  ExponentialDecay,
  InverseTimeDecay,
  PolynomialDecay,
  CosineDecay,
  PiecewiseConstantDecay,
};
