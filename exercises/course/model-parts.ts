/** What can be seen of a learner's model. */

import { clearSession } from '../../src/index.ts';
import type { Answer } from './exercise.ts';

interface ModelParts {
  name: string;
  /** Inputs of the first layer; undefined for a model with no layer. */
  inputs?: number;
  /** Of each layer, the first one first. */
  names: string[];
  units: number[];
  activations: string[];
  /** How many layers say their inputShape; the first one only should. */
  inputShapes: number;
}

/** Builds a model whose names count from the start, reads it, and disposes of it. */
export function modelParts(build: () => Answer): ModelParts {
  clearSession();
  const model = build();
  const layers: Answer[] = model.layers;
  const configs = layers.map((layer) => layer.getConfig());
  const parts = {
    name: model.name,
    inputs: model.inputs?.[0].shape[1],
    names: layers.map(({ name }) => name),
    units: configs.map(({ units }) => units),
    activations: configs.map(({ activation }) => activation),
    inputShapes: configs.filter(({ batchInputShape }) => batchInputShape).length,
  };
  model.dispose();
  return parts;
}
