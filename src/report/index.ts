/**
 * Figures and the report: a door of its own beside src/index.ts, since drawing needs a plotting
 * library that training doesn't.
 */

// Figures of a run
export { type ClassScores, classScores, confusionMatrix } from './confusion-matrix';
// Figures of the ideas
export {
  activationsFigure,
  gradientFigure,
  softmaxFigure,
} from './figures/activations';
export { classScoresFigure, confusionFigure } from './figures/confusion';
export type { FigureOptions, Language, Value } from './figures/figure';
export { lossesFigure } from './figures/losses';
export { arithmetic, type LayerData, networkFigure } from './figures/network';
export type { Theme } from './figures/palette';
export {
  decisionLinesFigure,
  type Gate,
  type PerceptronData,
  perceptronFigure,
  trainGates,
} from './figures/perceptron';
export { type Prediction, predictionsFigure } from './figures/predictions';
export { type Sample, samplesFigure } from './figures/samples';
export {
  type BatchValues,
  batchesFigure,
  type EpochValues,
  trainingFigure,
} from './figures/training';
export {
  classTemplatesFigure,
  hiddenUnitsFigure,
  type Kernel,
  product,
  weightDistributionFigure,
} from './figures/weights';
export { type GradientOfDepth, gradientByDepth } from './gradient-by-depth';
export { type IdeaFigureName, ideaFigures } from './idea-figures';
// The report
export { reportPage } from './page';
export { type Draw, type RunFigureName, runFigures } from './run-figures';
export {
  type Predictions,
  predictClasses,
  type Run,
  type RunFacts,
  type RunRecord,
  recordRun,
  weightsOf,
} from './run-record';
export { figureInWords, showFigure } from './show-figure';
export { type WeightCounts, weightCounts } from './weight-counts';
