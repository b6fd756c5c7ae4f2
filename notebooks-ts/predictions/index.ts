/** Every chapter's predictions, by the name of its file. */

import { perceptron } from './01-perceptron.ts';
import { layers } from './02-layers.ts';
import { activations } from './03-activations.ts';
import { losses } from './04-losses.ts';
import { howANetworkLearns } from './05-how-a-network-learns.ts';
import { data } from './06-data.ts';
import { threeWays } from './07-three-ways.ts';
import { summary } from './08-summary.ts';
import { compileFitEvaluate } from './09-compile-fit-evaluate.ts';
import { insideOneStep } from './10-inside-one-step.ts';
import { beyond } from './11-beyond.ts';
import { deepNetworks } from './12-deep-networks.ts';
import { trainingNetworks } from './13-training-networks.ts';
import type { Predictions } from './prediction.ts';

export const predictions: Record<string, Predictions> = {
  '01-perceptron': perceptron,
  '02-layers': layers,
  '03-activations': activations,
  '04-losses': losses,
  '05-how-a-network-learns': howANetworkLearns,
  '06-data': data,
  '07-three-ways': threeWays,
  '08-summary': summary,
  '09-compile-fit-evaluate': compileFitEvaluate,
  '10-inside-one-step': insideOneStep,
  '11-beyond': beyond,
  '12-deep-networks': deepNetworks,
  '13-training-networks': trainingNetworks,
};
