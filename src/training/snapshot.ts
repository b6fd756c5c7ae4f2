/**
 * Gives a model that TensorFlow.js trains its last finite weights back. TensorFlow.js updates the
 * weights before it says the loss: what was there before is kept for the length of a step. A
 * tensor's copy shares its memory, so this costs next to nothing.
 */

import * as tf from '@tensorflow/tfjs';
import type { InspectedModel } from './not-finite';
import { replaceMemory } from './optimizer-state';

/** The number of steps, then what the optimizer remembers. */
type Slots = Awaited<ReturnType<tf.Optimizer['getWeights']>>;

/** What a model was before an epoch that TensorFlow.js trains in place. */
export class Snapshot {
  private constructor(
    private readonly model: InspectedModel,
    private readonly weights: tf.Tensor[],
    /** undefined where the optimizer's class can't say them */
    private readonly slots?: Slots,
  ) {}

  static async of(model: InspectedModel): Promise<Snapshot> {
    const weights = model.trainableWeights.map((variable) => variable.read().clone());
    return new Snapshot(model, weights, await slotsOf(model.optimizer));
  }

  async restore(): Promise<void> {
    for (const [i, variable] of this.model.trainableWeights.entries()) {
      variable.write(this.weights[i]);
    }
    if (this.slots) await replaceMemory(this.model.optimizer, this.slots);
  }

  dispose(): void {
    tf.dispose(this.weights);
    tf.dispose((this.slots ?? []).map(({ tensor }) => tensor));
  }
}

async function slotsOf(optimizer: tf.Optimizer): Promise<Slots | undefined> {
  const slots = await optimizer.getWeights().catch(() => undefined); // a class of one's own may lack it
  // The first one, the number of steps, was made for us; the rest is the optimizer's.
  return slots?.map(({ name, tensor }, i) => ({
    name,
    tensor: i === 0 ? tensor : tensor.clone(),
  }));
}
