/**
 * Figures and the report: a door of its own beside src/index.ts, since drawing needs a plotting
 * library that training doesn't.
 */

export type { FigureOptions, Value } from './figures/figure';
export { currentLanguage, type Language } from './language';
export type { Theme } from './figures/palette';
export { figureInWords, showFigure } from './show-figure';

// Figures of ideas, chapters 1 to 5
export {
  decisionLinesFigure,
  type Gate,
  type PerceptronData,
  perceptronFigure,
  trainGates,
  type XorData,
  xorFigure,
} from './figures/perceptron';
export { arithmetic, type LayerData, networkFigure } from './figures/network';
export { activationsFigure, gradientFigure, softmaxFigure } from './figures/activations';
export { type GradientOfDepth, gradientByDepth } from './gradient-by-depth';
export { lossesFigure } from './figures/losses';
export {
  type ChainData,
  chainFigure,
  type Descent,
  type DescentData,
  descentFigure,
  valleyFigure,
  type Walk,
} from './figures/descent';
export { type IdeaFigureName, ideaFigures } from './idea-figures';

// Figures of a run, chapters 6 to 9
export { type Sample, samplesFigure } from './figures/samples';
export {
  type BatchValues,
  batchesFigure,
  type EpochValues,
  trainingFigure,
} from './figures/training';
export { type LearningRecord, learningFigure } from './figures/learning';
export { type ClassScores, classScores, confusionMatrix } from './confusion-matrix';
export { classScoresFigure, confusionFigure } from './figures/confusion';
export { outputGradientFigure } from './figures/output-gradient';
export { type Prediction, predictionsFigure } from './figures/predictions';
export {
  classTemplatesFigure,
  hiddenUnitsFigure,
  type Kernel,
  product,
  weightDistributionFigure,
} from './figures/weights';
export { type WeightCounts, weightCounts } from './weight-counts';

// The report
export {
  type Predictions,
  predictClasses,
  type Run,
  type RunFacts,
  type RunRecord,
  recordRun,
  weightsOf,
} from './run-record';
export { type Draw, type RunFigureName, runFigures } from './run-figures';
export { reportPage } from './page';
