/** The figures of a recorded run, in the lesson's order. */

import { floatsFromBase64, fromBase64 } from './base64.ts';
import { type ClassScores, classScores, confusionMatrix } from './confusion-matrix.ts';
import { classScoresFigure, confusionFigure } from './figures/confusion.ts';
import type { FigureOptions } from './figures/figure.ts';
import { networkFigure } from './figures/network.ts';
import { predictionsFigure } from './figures/predictions.ts';
import { samplesFigure } from './figures/samples.ts';
import { batchesFigure, trainingFigure } from './figures/training.ts';
import {
  classTemplatesFigure,
  hiddenUnitsFigure,
  type Kernel,
  product,
  weightDistributionFigure,
} from './figures/weights.ts';
import type { RecordedLayer, RecordedPicture, RunRecord } from './run-record.ts';

export type RunFigureName = keyof ReturnType<typeof runFigures>;

export type Draw = (options: FigureOptions) => string;

/** Counts [label][prediction] of the validation set. */
export function confusionOf({ validation, classNames }: RunRecord): number[][] {
  return confusionMatrix(validation.labels, validation.predictions, classNames.length);
}

/** Precision, recall and number of samples of every class of the validation set. */
export function scoresOf(record: RunRecord): ClassScores[] {
  const { validation, classNames } = record;
  const supports = classNames.map(
    (_, label) => validation.labels.filter((other) => other === label).length,
  );
  return classScores(confusionOf(record), supports);
}

export function runFigures(record: RunRecord) {
  const { model, classNames, pictures, batches, epochs } = record;
  const { width, height } = pictures;
  const withPixels = <T extends RecordedPicture>(recorded: T[]) =>
    recorded.map((picture) => ({ ...picture, pixels: fromBase64(picture.pixels) }));
  const shown = { classNames, width, height };
  const matrix = confusionOf(record);
  const kernels = model.layers.map(kernelOf);
  return {
    network: (options) => networkFigure(model.layers, options),
    samples: (options) =>
      samplesFigure({ ...shown, samples: withPixels(pictures.samples) }, options),
    training: (options) => trainingFigure(epochs, options),
    batches: (options) => batchesFigure(batches, options),
    confusion: (options) => confusionFigure({ matrix, classNames }, options),
    'class-scores': (options) =>
      classScoresFigure({ scores: scoresOf(record), classNames }, options),
    'right-predictions': (options) =>
      predictionsFigure('right', { ...shown, predictions: withPixels(pictures.right) }, options),
    'wrong-predictions': (options) =>
      predictionsFigure('wrong', { ...shown, predictions: withPixels(pictures.wrong) }, options),
    'hidden-units': (options) => hiddenUnitsFigure({ kernel: kernels[0], width, height }, options),
    'class-templates': (options) =>
      classTemplatesFigure({ kernel: kernels.reduce(product), width, height }, classNames, options),
    'weight-distribution': (options) => weightDistributionFigure(record.weightCounts, options),
  } satisfies Record<string, Draw>;
}

function kernelOf({ kernel, inputs, units }: RecordedLayer): Kernel {
  return { values: floatsFromBase64(kernel), inputs, units };
}
