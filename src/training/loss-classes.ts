/** Keras's losses by class, with Keras's arguments: what `compile` takes in a loss's name's place. */

import { type Argument, changed, kinds, readArguments } from '../names/arguments.ts';
import type { LossConfig } from './losses.ts';

const fromLogits: Argument = { standard: false, kind: kinds.switch };
const labelSmoothing: Argument = { standard: 0, kind: kinds.share };
const axis: Argument = { standard: -1 };

/** What every one of them takes. */
interface Common {
  /** Says nothing in a history, whose word is 'loss'. */
  name?: string;
  reduction?: 'sum_over_batch_size';
}

interface Logits extends Common {
  /** true where the last layer has no activation: its outputs are the logits. */
  fromLogits?: boolean;
}

interface Smoothed extends Logits {
  /** From 0 to 1: so much of each label is spread over all of them. 0 unless given. */
  labelSmoothing?: number;
  axis?: -1;
}

/** @example new Huber({ delta: 2 }).getConfig().delta // 2 */
export class KerasLossObject {
  /** What it computes by. */
  readonly config: LossConfig;
  private readonly values: Record<string, unknown>;

  private readonly className: string;

  /**
   * @param className Keras's
   * @param loss Keras's name of the function
   * @param takes its own arguments
   */
  constructor(className: string, loss: string, takes: Record<string, Argument>, options: object) {
    this.className = className;

    const name = { standard: loss === 'huber' ? 'huber_loss' : loss, kind: kinds.name };
    const all = { name, reduction: { standard: 'sum_over_batch_size' }, ...takes };
    this.values = readArguments(className, all, options);
    this.config = { ...changed(all, this.values), name: loss };
  }

  getClassName(): string {
    return this.className;
  }

  /** Keras's arguments, in TypeScript's casing: what the class's constructor takes. */
  getConfig(): Record<string, unknown> {
    return { ...this.values };
  }
}

function lossClass<Options extends Common = Common>(
  className: string,
  loss: string,
  takes: Record<string, Argument> = {},
): new (
  options?: Options,
) => KerasLossObject {
  return class extends KerasLossObject {
    /** @throws TypeError or RangeError for an argument that it doesn't take */
    constructor(options: Options = {} as Options) {
      super(className, loss, takes, options);
    }
  };
}

/**
 * @example model.compile({ loss: new BinaryCrossentropy({ fromLogits: true }) }); // the last layer is linear
 * Keras: keras.losses.BinaryCrossentropy(from_logits=True); and so on
 */
export const BinaryCrossentropy = lossClass<Smoothed>('BinaryCrossentropy', 'binary_crossentropy', {
  fromLogits,
  labelSmoothing,
  axis,
});
export const CategoricalCrossentropy = lossClass<Smoothed>(
  'CategoricalCrossentropy',
  'categorical_crossentropy',
  { fromLogits, labelSmoothing, axis },
);
export const SparseCategoricalCrossentropy = lossClass<Logits & { ignoreClass?: null; axis?: -1 }>(
  'SparseCategoricalCrossentropy',
  'sparse_categorical_crossentropy',
  { fromLogits, ignoreClass: { standard: null }, axis },
);
export const Huber = lossClass<Common & { delta?: number }>('Huber', 'huber', {
  delta: { standard: 1, kind: kinds.positive },
});
export const MeanSquaredError = lossClass('MeanSquaredError', 'mean_squared_error');
export const MeanAbsoluteError = lossClass('MeanAbsoluteError', 'mean_absolute_error');
export const MeanAbsolutePercentageError = lossClass(
  'MeanAbsolutePercentageError',
  'mean_absolute_percentage_error',
);
export const MeanSquaredLogarithmicError = lossClass(
  'MeanSquaredLogarithmicError',
  'mean_squared_logarithmic_error',
);
export const CosineSimilarity = lossClass<Common & { axis?: -1 }>(
  'CosineSimilarity',
  'cosine_similarity',
  { axis },
);
export const Hinge = lossClass('Hinge', 'hinge');
export const SquaredHinge = lossClass('SquaredHinge', 'squared_hinge');
export const CategoricalHinge = lossClass('CategoricalHinge', 'categorical_hinge');
export const LogCosh = lossClass('LogCosh', 'log_cosh');
export const KLDivergence = lossClass('KLDivergence', 'kl_divergence');
export const Poisson = lossClass('Poisson', 'poisson');

/** By Keras's names of them. */
export const lossClasses = {
  BinaryCrossentropy,
  CategoricalCrossentropy,
  SparseCategoricalCrossentropy,
  Huber,
  MeanSquaredError,
  MeanAbsoluteError,
  MeanAbsolutePercentageError,
  MeanSquaredLogarithmicError,
  CosineSimilarity,
  Hinge,
  SquaredHinge,
  CategoricalHinge,
  LogCosh,
  KLDivergence,
  Poisson,
};
