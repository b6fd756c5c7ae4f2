/**
 * Figures and the report: a door of its own beside src/index.ts, since drawing needs a plotting
 * library that training doesn't.
 * @module
 */

// What all figures share
export type { FigureOptions, Value } from './figures/figure.ts';
export { currentLanguage, type Language } from './language.ts';
export type { Theme } from './figures/palette.ts';
export { figureInWords, showFigure } from './show-figure.ts';

// Figures of ideas, chapters 1 to 5
export {
  decisionLinesFigure,
  type Gate,
  type PerceptronData,
  perceptronFigure,
  trainGates,
  type XorData,
  xorFigure,
} from './figures/perceptron.ts';
export { arithmetic, type LayerData, networkFigure } from './figures/network.ts';
export { activationsFigure, gradientFigure, softmaxFigure } from './figures/activations.ts';
export { type GradientOfDepth, gradientByDepth } from './gradient-by-depth.ts';
export { lossesFigure } from './figures/losses.ts';
export {
  type ChainData,
  chainFigure,
  type Descent,
  type DescentData,
  descentFigure,
  valleyFigure,
  type Walk,
} from './figures/descent.ts';
export { type IdeaFigureName, ideaFigures } from './idea-figures.ts';

// Figures of a run, chapters 6 to 9
export { type Sample, samplesFigure } from './figures/samples.ts';
export {
  type BatchValues,
  batchesFigure,
  type EpochValues,
  trainingFigure,
} from './figures/training.ts';
export { type LearningRecord, learningFigure } from './figures/learning.ts';
export { type ClassScores, classScores, confusionMatrix } from './confusion-matrix.ts';
export { classScoresFigure, confusionFigure } from './figures/confusion.ts';
export { outputGradientFigure } from './figures/output-gradient.ts';
export { type Prediction, predictionsFigure } from './figures/predictions.ts';
export {
  classTemplatesFigure,
  hiddenUnitsFigure,
  type Kernel,
  product,
  weightDistributionFigure,
} from './figures/weights.ts';
export { type WeightCounts, weightCounts } from './weight-counts.ts';

// The report
export {
  type Predictions,
  predictClasses,
  type Run,
  type RunFacts,
  type RunRecord,
  recordRun,
  weightsOf,
} from './run-record.ts';
export { type Draw, type RunFigureName, runFigures } from './run-figures.ts';
export { reportPage } from './page.ts';
