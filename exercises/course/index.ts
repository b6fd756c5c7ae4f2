/** The exercises in the lesson's order; a number is the place in this list, counted from 1. */

import { batchesAnEpoch } from './batches-an-epoch';
import { beat0875 } from './beat-0875';
import type { Exercise } from './exercise';
import { overfitting } from './overfitting';
import { parameterCounts } from './parameter-counts';
import { stableSoftmax } from './stable-softmax';
import { wrongLoss } from './wrong-loss';

export const course: readonly { name: string; exercise: Exercise }[] = [
  { name: 'stable-softmax', exercise: stableSoftmax },
  { name: 'parameter-counts', exercise: parameterCounts },
  { name: 'batches-an-epoch', exercise: batchesAnEpoch },
  { name: 'wrong-loss', exercise: wrongLoss },
  { name: 'overfitting', exercise: overfitting },
  { name: 'beat-0875', exercise: beat0875 },
];
