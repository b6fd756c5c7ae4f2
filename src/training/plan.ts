/** Reads the plan of a training step off a compiled model, if an engine can take it. */

import type * as tf from '@tensorflow/tfjs';
import { kerasActivation } from '../names/activations.ts';
import { snakeCase } from '../names/keras-spelling.ts';
import { activationFormulas } from './activations.ts';
import type { Between, DensePlan, Penalty, StepPlan } from './engine.ts';
import type { LossConfig } from './losses.ts';
import { noiseOf } from './noise-layers.ts';
import { optimizerPlan } from './optimizer-plan.ts';

export interface PlannedModel {
  layers: tf.layers.Layer[];
  outputs: tf.SymbolicTensor[];
  trainableWeights: tf.LayerVariable[];
  optimizer: tf.Optimizer;
  /** undefined for a function. */
  lossConfig?: LossConfig;
}

/** What TensorFlow.js's types hide of a layer. */
interface OpenLayer {
  activation?: { getClassName(): string };
  kernelRegularizer?: OpenRegularizer;
  biasRegularizer?: OpenRegularizer;
  activityRegularizer?: OpenRegularizer;
  kernelConstraint?: object;
  biasConstraint?: object;
  noiseShape?: number[];
  rate: number;
}

interface OpenRegularizer extends Penalty {
  getClassName(): string;
}

/** @returns the plan, or in words why only TensorFlow.js's operations can train this model */
export function planFor(
  model: PlannedModel,
  batchSize: number,
  labelSize: number,
): StepPlan | string {
  const first: Between[] = [];
  const layers: DensePlan[] = [];
  for (const layer of model.layers) {
    const problem = addLayer(layer, model, first, layers) ?? addPenalty(layer, first, layers);
    if (problem !== undefined) return `the layer '${layer.name}' ${problem}`;
  }
  if (layers.length === 0) return 'no layer is Dense';
  if (model.outputs[0].shape.length !== 2) return 'its outputs have more than one dimension';
  const { lossConfig: loss } = model;
  if (loss === undefined) return 'the loss is a function';
  const optimizer = optimizerPlan(model.optimizer);
  if (typeof optimizer === 'string') return optimizer;
  return { first, layers, loss, optimizer, batchSize, labelSize };
}

/** @returns in words why it can't be added */
function addLayer(
  layer: tf.layers.Layer,
  model: PlannedModel,
  first: Between[],
  layers: DensePlan[],
): string | undefined {
  const open = layer as unknown as OpenLayer;
  const betweens = layers.at(-1)?.after ?? first;
  const { length: dimensions } = layer.outputShape as tf.Shape;
  switch (layer.getClassName()) {
    case 'InputLayer':
      return undefined;
    case 'Flatten':
    case 'Reshape':
      // The numbers stay where they are, but of what comes out Keras knows no logits.
      betweens.push({ kind: 'activation', name: 'linear' });
      return undefined;
    case 'Dense': {
      if (dimensions !== 2) return 'has outputs of more than one dimension';
      const dense = densePlan(layer, open, model);
      if (typeof dense === 'string') return dense;
      layers.push(dense);
      return undefined;
    }
    case 'Activation': {
      const stage = activationStage(open);
      if (typeof stage === 'string') return stage;
      if (dimensions !== 2 && stage.some(({ kind }) => kind === 'activation')) {
        return 'is an activation of more than one dimension';
      }
      betweens.push(...stage);
      return undefined;
    }
    case 'Dropout': {
      if (open.noiseShape) return 'has a noiseShape';
      const noise = noiseOf(layer);
      if (open.rate > 0 && noise) betweens.push({ kind: 'dropout', rate: open.rate, noise });
      return undefined;
    }
    default:
      return `is ${layer.getClassName()}`;
  }
}

function densePlan(
  layer: tf.layers.Layer,
  open: OpenLayer,
  { trainableWeights }: PlannedModel,
): DensePlan | string {
  if (open.kernelConstraint || open.biasConstraint) return 'has a constraint';
  const activation = activationStage(open);
  if (typeof activation === 'string') return activation;
  const strange = [open.kernelRegularizer, open.biasRegularizer]
    .map(strangeRegularizer)
    .find(Boolean);
  if (strange) return strange;
  const [kernel, bias] = layer.weights;
  const [inputs, units] = kernel.shape.map(Number);
  return {
    ...{ inputs, units, useBias: bias !== undefined, isTrained: trainableWeights.includes(kernel) },
    ...(open.kernelRegularizer && { kernelPenalty: penaltyOf(open.kernelRegularizer) }),
    ...(open.biasRegularizer && { biasPenalty: penaltyOf(open.biasRegularizer) }),
    after: activation,
  };
}

/** What comes out of the layer is held small. */
function addPenalty(
  layer: tf.layers.Layer,
  first: Between[],
  layers: DensePlan[],
): string | undefined {
  const { activityRegularizer: regularizer } = layer as unknown as OpenLayer;
  const strange = strangeRegularizer(regularizer);
  if (regularizer && !strange) {
    (layers.at(-1)?.after ?? first).push({ kind: 'penalty', penalty: penaltyOf(regularizer) });
  }
  return strange;
}

const penaltyOf = ({ l1, l2 }: OpenRegularizer) => ({ l1: Number(l1), l2: Number(l2) });

function strangeRegularizer(regularizer: OpenRegularizer | undefined): string | undefined {
  const name = regularizer?.getClassName() ?? 'L1L2';
  return name === 'L1L2' ? undefined : `has the regularizer ${name}`;
}

function activationStage({ activation }: OpenLayer): Between[] | string {
  const name = kerasActivation(snakeCase(activation?.getClassName() ?? 'linear'));
  if (name === 'linear') return [];
  return name in activationFormulas ? [{ kind: 'activation', name }] : `has the activation ${name}`;
}
