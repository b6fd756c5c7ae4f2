/** The exercises in the lesson's order; a number is the place in this list, counted from 1. */

import { batchesAnEpoch } from './batches-an-epoch';
import type { Exercise } from './exercise';
import { parameterCounts } from './parameter-counts';
import { stableSoftmax } from './stable-softmax';

export const course: readonly { name: string; exercise: Exercise }[] = [
  { name: 'stable-softmax', exercise: stableSoftmax },
  { name: 'parameter-counts', exercise: parameterCounts },
  { name: 'batches-an-epoch', exercise: batchesAnEpoch },
];
