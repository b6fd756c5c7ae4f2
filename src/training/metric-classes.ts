/** Keras's metrics by class, with Keras's arguments: what `compile` takes in a metric's name's place. */

import {
  type Argument,
  changed,
  type Kind,
  kinds,
  oneOf,
  readArguments,
} from '../names/arguments.ts';
import { autoName } from '../names/auto-names.ts';
import type { MetricConfig } from './metrics.ts';

/** What every one of them takes. */
interface Common {
  /** Its key in the history; Keras's unless given: 'auc', 'auc_1' … */
  name?: string;
  dtype?: 'float32';
}

interface Confusion extends Common {
  /** Above it an output says yes: 0.5 unless given; 0 goes with logits. */
  thresholds?: number | readonly [number] | null;
}

interface ConfusionOfClasses extends Confusion {
  /** Only the k largest outputs of a sample say yes. */
  topK?: number | null;
  /** Only this output is looked at. */
  classId?: number | null;
}

interface Area extends Common {
  /** Evenly from 0 to 1; 200 unless given. */
  numThresholds?: number;
  /** From 0 to 1, in place of even ones. */
  thresholds?: readonly number[] | null;
  curve?: 'ROC' | 'PR';
  summationMethod?: 'interpolation' | 'minoring' | 'majoring';
  fromLogits?: boolean;
  multiLabel?: false;
  numLabels?: null;
  labelWeights?: null;
}

const isShare = (value: unknown) => kinds.share[0](value);

const oneThreshold: Kind = [
  (value) => isShare(value) || (Array.isArray(value) && value.length === 1 && isShare(value[0])),
  'one number from 0 to 1 (several would make a list, which a history has no place for)',
];
const severalThresholds: Kind = [
  (value) => Array.isArray(value) && value.length > 0 && value.every(isShare),
  'a list of numbers from 0 to 1',
];

const thresholds: Argument = { standard: null, kind: oneThreshold };
const k: Argument = { standard: 5, kind: kinds.count };
const ofClasses = {
  thresholds,
  topK: { standard: null, kind: kinds.count },
  classId: { standard: null, kind: kinds.index },
};

/** @example new TopKCategoricalAccuracy({ k: 3, name: 'top3' }).name // 'top3' */
export class KerasMetricObject {
  /** Its key in the history. */
  readonly name: string;
  /** What it computes by. */
  readonly config: MetricConfig;
  private readonly values: Record<string, unknown>;

  private readonly className: string;

  /**
   * @param className Keras's
   * @param metric Keras's name
   * @param takes its own arguments
   */
  constructor(className: string, metric: string, takes: Record<string, Argument>, options: object) {
    this.className = className;

    const common = { name: { standard: null, kind: kinds.name }, dtype: { standard: 'float32' } };
    this.values = readArguments(className, { ...common, ...takes }, options);
    const { name, dtype: _, ...own } = this.values;
    this.config = { ...changed(takes, own), name: metric };
    this.name = (name as string | null) ?? ownName(metric);
  }

  getClassName(): string {
    return this.className;
  }

  /** Keras's arguments, in TypeScript's casing: what the class's constructor takes. */
  getConfig(): Record<string, unknown> {
    return { ...this.values, name: this.name };
  }
}

/** Keras counts those that may well be there twice. */
const counted = [
  'auc',
  'precision',
  'recall',
  'true_positives',
  'true_negatives',
  'false_positives',
  'false_negatives',
];

/** @example ownName('auc') // 'auc', the second time 'auc_1' */
export function ownName(metric: string): string {
  return counted.includes(metric) ? autoName(metric) : metric;
}

function metricClass<Options extends Common = Common>(
  className: string,
  metric: string,
  takes: Record<string, Argument> = {},
): new (
  options?: Options,
) => KerasMetricObject {
  return class extends KerasMetricObject {
    /** @throws TypeError or RangeError for an argument that it doesn't take */
    constructor(options: Options = {} as Options) {
      super(className, metric, takes, options);
    }
  };
}

/**
 * @example model.compile({ loss, metrics: ['accuracy', new AUC({ curve: 'PR' })] });
 * Keras: keras.metrics.AUC(curve='PR'); and so on. Those of losses are the losses' classes themselves.
 */
export const BinaryAccuracy = metricClass<Common & { threshold?: number }>(
  'BinaryAccuracy',
  'binary_accuracy',
  { threshold: { standard: 0.5, kind: kinds.number } },
);
export const CategoricalAccuracy = metricClass('CategoricalAccuracy', 'categorical_accuracy');
export const SparseCategoricalAccuracy = metricClass(
  'SparseCategoricalAccuracy',
  'sparse_categorical_accuracy',
);
export const TopKCategoricalAccuracy = metricClass<Common & { k?: number }>(
  'TopKCategoricalAccuracy',
  'top_k_categorical_accuracy',
  { k },
);
export const SparseTopKCategoricalAccuracy = metricClass<Common & { k?: number }>(
  'SparseTopKCategoricalAccuracy',
  'sparse_top_k_categorical_accuracy',
  { k },
);
export const Precision = metricClass<ConfusionOfClasses>('Precision', 'precision', ofClasses);
export const Recall = metricClass<ConfusionOfClasses>('Recall', 'recall', ofClasses);
export const TruePositives = metricClass<Confusion>('TruePositives', 'true_positives', {
  thresholds,
});
export const TrueNegatives = metricClass<Confusion>('TrueNegatives', 'true_negatives', {
  thresholds,
});
export const FalsePositives = metricClass<Confusion>('FalsePositives', 'false_positives', {
  thresholds,
});
export const FalseNegatives = metricClass<Confusion>('FalseNegatives', 'false_negatives', {
  thresholds,
});
export const AUC = metricClass<Area>('AUC', 'auc', {
  numThresholds: {
    standard: 200,
    kind: [(value) => Number.isInteger(value) && Number(value) > 1, 'a whole number from 2 on'],
  },
  thresholds: { standard: null, kind: severalThresholds },
  curve: { standard: 'ROC', kind: oneOf('ROC', 'PR') },
  summationMethod: {
    standard: 'interpolation',
    kind: oneOf('interpolation', 'minoring', 'majoring'),
  },
  fromLogits: { standard: false, kind: kinds.switch },
  multiLabel: { standard: false },
  numLabels: { standard: null },
  labelWeights: { standard: null },
});
export const RootMeanSquaredError = metricClass('RootMeanSquaredError', 'root_mean_squared_error');

/** By Keras's names of them. */
export const metricClasses = {
  BinaryAccuracy,
  CategoricalAccuracy,
  SparseCategoricalAccuracy,
  TopKCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  Precision,
  Recall,
  TruePositives,
  TrueNegatives,
  FalsePositives,
  FalseNegatives,
  AUC,
  RootMeanSquaredError,
};
