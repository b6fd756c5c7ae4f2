/** What can stand in a page and be used there: by the name that the page's HTML gives it. */

import type { Bench } from './bench.ts';

type Load = () => Promise<Bench>;

/** Each is fetched when it comes near the reader's eyes. */
export const parts: Record<string, Load> = {
  home: () => import('./home.ts').then((part) => part.home),
  cells: () => import('./cells.ts').then((part) => part.cellsPart),
  cell: () => import('./cells.ts').then((part) => part.cellPart),
  perceptron: () => import('./perceptron-bench.ts').then((part) => part.perceptronBench),
  'hidden-layer': () => import('./hidden-layer-bench.ts').then((part) => part.hiddenLayerBench),
  layers: () => import('./layers-bench.ts').then((part) => part.layersBench),
  activations: () => import('./activations-bench.ts').then((part) => part.activationsBench),
  losses: () => import('./losses-bench.ts').then((part) => part.lossesBench),
  descent: () => import('./descent-bench.ts').then((part) => part.descentBench),
  practice: () => import('./practice-bench.ts').then((part) => part.practiceBench),
  prediction: () => import('./prediction.ts').then((part) => part.predictionPart),
  step: () => import('./one-step-bench.ts').then((part) => part.oneStepBench),
  exercise: () => import('./exercise.ts').then((part) => part.exercise),
  progress: () => import('./exercise-progress.ts').then((part) => part.exerciseProgress),
  'own-data': () => import('./own-data-bench.ts').then((part) => part.ownDataBench),
};
