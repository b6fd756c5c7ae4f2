/**
 * One step of mini-batch gradient descent: forward, loss, backward, update.
 *
 * An instance of this module is one engine. It is told the layers first to
 * last, allocates once, and never grows again. Read on in this order:
 * forward.ts, loss.ts, backward.ts, update.ts; and where the time goes, matmul.ts.
 */

import { Activation } from './activation';
import { backward, prepareBackward } from './backward';
import { forward } from './forward';
import { Layer, Parameter } from './layer';
import { Loss, lossAndDelta } from './loss';
import { allocate, F32, Matrix, PANEL_BYTES, product, roundUp } from './matrix';
import { TILE_ROWS } from './matmul';
import { beginStep, Optimizer, setOptimizer, slotCount } from './update';

const layers = new Array<Layer>();
let last!: Layer;
let batchSize: i32;
let slots: i32;
let loss: Loss;
let fromLogits: bool;

/** The batch as the caller fills it: inputs, and targets or labels. */
let batch!: Matrix;
let targets: usize;
/** y of the last layer without padding: [batch, units]. */
let predictions: usize;

/** Steps taken so far. */
let iterations: i32 = 0;

/** The first thing to call. @param features numbers in a row of the batch */
export function begin(
  rows: i32, features: i32,
  optimizer: Optimizer, learningRate: f64, decay1: f64, decay2: f64, epsilon: f64,
): void {
  batchSize = rows;
  slots = slotCount(optimizer);
  setOptimizer(optimizer, learningRate, decay1, decay2, epsilon);
  batch = new Matrix(allocate(product(roundUp(rows, TILE_ROWS), features)), features * F32, PANEL_BYTES);
}

/** Adds a Dense layer: for each layer, first to last. */
export function addDense(inputs: i32, units: i32, activation: Activation, useBias: bool, isLast: bool): void {
  const x = layers.length > 0 ? last.outputs : batch;
  last = new Layer(x, inputs, units, activation, useBias, isLast, batchSize, slots);
  layers.push(last);
}

/** The last thing to call before the first step. */
export function end(lossName: Loss, lossFromLogits: bool): void {
  loss = lossName;
  fromLogits = lossFromLogits;
  targets = allocate(product(batchSize, loss == Loss.SparseCategoricalCrossentropy ? 1 : last.units));
  predictions = allocate(product(batchSize, last.units));
  prepareBackward(layers);
}

/** Trains on the first rows of the batch. @returns their mean loss before the update; NaN or Infinity changes nothing */
export function step(rows: i32): f64 {
  const value = evaluate(rows); // forward, loss
  if (!isFinite(value)) return value; // its gradient would spoil every weight
  iterations++;
  beginStep(iterations);
  backward(layers, rows); // backward, update
  return value;
}

/** Predicts the first rows of the batch. @returns their mean loss */
export function evaluate(rows: i32): f64 {
  forward(layers, rows);
  for (let row = 0, bytes = last.units * F32; row < rows; row++) {
    memory.copy(predictions + row * bytes, last.outputs.row(row), bytes);
  }
  return lossAndDelta(loss, fromLogits, last, targets, rows);
}

export function getIterations(): i32 { return iterations; }
export function setIterations(value: i32): void { iterations = value; }

// Where things lie, for the caller's views.
export function inputsAt(): usize { return batch.data; }
export function targetsAt(): usize { return targets; }
export function outputsAt(): usize { return predictions; }
export function kernelRows(layer: i32): i32 { return layers[layer].kernelRows; }
/** @param kind 0 the weights, 1 and 2 the slots */
export function kernelAt(layer: i32, kind: i32): usize { return at(layers[layer].kernel, kind); }
export function biasAt(layer: i32, kind: i32): usize { return at(layers[layer].bias, kind); }

function at(parameter: Parameter, kind: i32): usize {
  return (kind == 0 ? parameter.values : kind == 1 ? parameter.slot0 : parameter.slot1).data;
}
