/**
 * The loss of a batch, one number, and which way it grows: ∂L/∂z of the last layer.
 *
 * After sigmoid or softmax a cross-entropy is taken straight from the logits z,
 * where the logarithm undoes the exponential: it never overflows, and its
 * gradient is p − y. Keras does so even where the two do not belong together
 * (the categorical losses then apply a softmax to z, the binary one a sigmoid,
 * whatever the layer's own activation is). After any other activation the outputs
 * are taken for probabilities, kept away from 0 and 1 as Keras keeps them.
 */
import type { Activation, LossName } from '../engine';
import { backThrough } from './activation';
import type { Kernels, TensorId } from './kernels';

/** Keras's `keras.config.epsilon()`: probabilities stay in [1e-7, 1 − 1e-7]. */
const PROBABILITY_MIN = 1e-7;

/** The last layer of a forward pass: p = f(z), both [rows, units]. */
export interface LastLayer {
  activation: Activation;
  units: number;
  z: TensorId;
  p: TensorId;
}

export interface BatchLoss {
  /** The mean over the rows; of binary cross-entropy and squared error also over the units. */
  value: number;
  /** ∂value/∂z: [rows, units], computed when asked for. */
  gradient(): TensorId;
}

/** @param y labels [rows] for the sparse loss, else [rows, units] */
export function batchLoss(
  k: Kernels,
  loss: LossName,
  last: LastLayer,
  y: TensorId,
  rows: number,
): BatchLoss {
  const { activation, units, z, p } = last;
  const fromLogits = activation === 'sigmoid' || activation === 'softmax';
  const back = (dp: TensorId) => backThrough(k, activation, p, dp);

  switch (loss) {
    case 'sparseCategoricalCrossentropy': {
      if (fromLogits) {
        const { losses, gradient } = k.sparseSoftmaxCrossEntropy(z, y); // −ln p[y]: [rows]; p − y
        return {
          value: mean(k.values(losses)),
          gradient: () => k.mul(gradient, k.scalar(1 / rows)),
        };
      }
      // Keras takes ln(clipped p) for logits: L = −ln(c[y] / Σc)
      const c = clipProbability(k, p);
      const { losses, gradient } = k.sparseSoftmaxCrossEntropy(k.log(c), y);
      return {
        value: mean(k.values(losses)),
        gradient: () => back(throughClip(k, p, c, k.div(k.mul(gradient, k.scalar(1 / rows)), c))),
      };
    }

    case 'categoricalCrossentropy': {
      if (fromLogits) {
        const { losses, gradient } = k.softmaxCrossEntropy(z, y); // −Σ y ln p: [rows]; p − y
        return {
          value: mean(k.values(losses)),
          gradient: () => k.mul(gradient, k.scalar(1 / rows)),
        };
      }
      const total = k.sumRows(p); // [rows, 1]
      const q = k.div(p, total); // each row adds up to 1
      const c = clipProbability(k, q);
      return {
        value: -number(k, k.sum(k.mul(y, k.log(c)))) / rows, // −Σ y ln q
        gradient: () => {
          const dq = throughClip(k, q, c, k.div(k.mul(y, k.scalar(-1 / rows)), c)); // −y / q
          return back(k.div(k.sub(dq, k.sumRows(k.mul(dq, q))), total)); // through q = p / Σp
        },
      };
    }

    case 'binaryCrossentropy': {
      const count = rows * units;
      if (fromLogits) {
        // with p = σ(z): −y ln p − (1 − y) ln(1 − p) = ln(1 + eᶻ) − y·z
        const probability = activation === 'sigmoid' ? p : k.sigmoid(z);
        return {
          value: number(k, k.sum(k.sub(k.softplus(z), k.mul(y, z)))) / count,
          gradient: () => k.mul(k.sub(probability, y), k.scalar(1 / count)), // p − y
        };
      }
      const one = k.scalar(1);
      const c = clipProbability(k, p);
      const notC = k.sub(one, c);
      const notY = k.sub(one, y);
      return {
        value: -number(k, k.sum(k.add(k.mul(y, k.log(c)), k.mul(notY, k.log(notC))))) / count,
        gradient: () => {
          // −y/p + (1 − y)/(1 − p)
          const slope = k.sub(k.div(notY, notC), k.div(y, c));
          return back(throughClip(k, p, c, k.mul(slope, k.scalar(1 / count))));
        },
      };
    }

    case 'meanSquaredError': {
      const count = rows * units;
      const difference = k.sub(p, y);
      return {
        value: number(k, k.sum(k.square(difference))) / count,
        gradient: () => back(k.mul(difference, k.scalar(2 / count))), // 2(p − y)
      };
    }
  }
}

function clipProbability(k: Kernels, p: TensorId): TensorId {
  return k.maximum(k.minimum(p, k.scalar(1 - PROBABILITY_MIN)), k.scalar(PROBABILITY_MIN));
}

/** A clipped value does not move with p: no gradient there. */
function throughClip(k: Kernels, p: TensorId, clipped: TensorId, dClipped: TensorId): TensorId {
  return k.mul(dClipped, k.equal(p, clipped));
}

function number(k: Kernels, scalar: TensorId): number {
  return k.values(scalar)[0];
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
