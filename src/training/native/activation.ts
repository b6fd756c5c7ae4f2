/** Activations a = f(z) and what passes back through them, ∂L/∂z from ∂L/∂a. */
import type { Activation } from '../engine';
import type { Kernels, TensorId } from './kernels';

/** a = f(z): [rows, units] → [rows, units] */
export function activate(k: Kernels, activation: Activation, z: TensorId): TensorId {
  switch (activation) {
    case 'linear':
      return z;
    case 'sigmoid':
      return k.sigmoid(z);
    case 'tanh':
      return k.tanh(z);
    case 'relu':
      return k.relu(z);
    case 'softmax':
      return k.softmax(z);
  }
}

/** ∂L/∂z = ∂L/∂a · f′(z), with f′ written in terms of a. All shapes [rows, units]. */
export function backThrough(
  k: Kernels,
  activation: Activation,
  a: TensorId,
  da: TensorId,
): TensorId {
  switch (activation) {
    case 'linear':
      return da;
    case 'sigmoid':
      return k.sigmoidGrad(a, da); // a(1 − a)
    case 'tanh':
      return k.tanhGrad(a, da); // 1 − a²
    case 'relu':
      return k.reluGrad(a, da); // 1 where a > 0, else 0
    case 'softmax': {
      // every output depends on every z of its row: a ⊙ (da − Σ da ⊙ a)
      const weighted = k.sumRows(k.mul(da, a)); // [rows, 1]
      return k.mul(a, k.sub(da, weighted));
    }
  }
}
