/** The exercises in the lesson's order; a number is the place in this list, counted from 1. */

import { addLayers } from './add-layers';
import { andOr } from './and-or';
import { batchesAnEpoch } from './batches-an-epoch';
import { beat0875 } from './beat-0875';
import { binaryLoss } from './binary-loss';
import { categoricalLoss } from './categorical-loss';
import { confusion } from './confusion';
import { countDepth } from './count-depth';
import type { Exercise } from './exercise';
import { gradientStep } from './gradient-step';
import { idxHeader } from './idx-header';
import { layerArray } from './layer-array';
import { leakingSplit } from './leaking-split';
import { namedLayers } from './named-layers';
import { noneDimension } from './none-dimension';
import { oneHot } from './one-hot';
import { outputLayers } from './output-layers';
import { overfitting } from './overfitting';
import { parameterCounts } from './parameter-counts';
import { relu } from './relu';
import { scaleReshape } from './scale-reshape';
import { sigmoid } from './sigmoid';
import { sigmoidSlope } from './sigmoid-slope';
import { sparseLoss } from './sparse-loss';
import { stableSoftmax } from './stable-softmax';
import { updateRule } from './update-rule';
import { wrongLoss } from './wrong-loss';

export const course: readonly { name: string; exercise: Exercise }[] = [
  { name: 'and-or', exercise: andOr },
  { name: 'update-rule', exercise: updateRule },
  { name: 'count-depth', exercise: countDepth },
  { name: 'output-layers', exercise: outputLayers },
  { name: 'sigmoid', exercise: sigmoid },
  { name: 'sigmoid-slope', exercise: sigmoidSlope },
  { name: 'stable-softmax', exercise: stableSoftmax },
  { name: 'relu', exercise: relu },
  { name: 'binary-loss', exercise: binaryLoss },
  { name: 'categorical-loss', exercise: categoricalLoss },
  { name: 'sparse-loss', exercise: sparseLoss },
  { name: 'one-hot', exercise: oneHot },
  { name: 'idx-header', exercise: idxHeader },
  { name: 'scale-reshape', exercise: scaleReshape },
  { name: 'leaking-split', exercise: leakingSplit },
  { name: 'layer-array', exercise: layerArray },
  { name: 'named-layers', exercise: namedLayers },
  { name: 'add-layers', exercise: addLayers },
  { name: 'parameter-counts', exercise: parameterCounts },
  { name: 'none-dimension', exercise: noneDimension },
  { name: 'batches-an-epoch', exercise: batchesAnEpoch },
  { name: 'wrong-loss', exercise: wrongLoss },
  { name: 'confusion', exercise: confusion },
  { name: 'gradient-step', exercise: gradientStep },
  { name: 'overfitting', exercise: overfitting },
  { name: 'beat-0875', exercise: beat0875 },
];
