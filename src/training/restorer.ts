/**
 * Gives a model that TensorFlow.js trains its last finite weights back. TensorFlow.js updates the
 * weights before it says the loss: what was there before is kept for the length of a step. A
 * tensor's copy shares its memory, so this costs next to nothing.
 */

import * as tf from '@tensorflow/tfjs';
import { tensorValues } from '../data/rows';
import { readWeights } from './model-weights';
import { allFinite, type InspectedModel, lossError, type Place, weightsError } from './not-finite';
import { disposeSlots } from './optimizer-state';

/** The number of steps, then what the optimizer remembers. */
type Slots = Awaited<ReturnType<tf.Optimizer['getWeights']>>;

interface State {
  weights: tf.Tensor[];
  /** The optimizer's; undefined where its class can't say it. */
  slots?: Slots;
}

export class Restorer {
  private beforeBatch?: State;

  private constructor(
    private readonly model: InspectedModel,
    private readonly beforeEpoch: State,
  ) {}

  static async begin(model: InspectedModel): Promise<Restorer> {
    return new Restorer(model, await stateOf(model));
  }

  async beginBatch(): Promise<void> {
    if (this.beforeBatch) disposeState(this.beforeBatch);
    this.beforeBatch = await stateOf(this.model);
  }

  /**
   * @param x the step's inputs; stays the caller's
   * @throws Error if loss or weights aren't finite, after it has given the model its last finite weights
   */
  async endBatch(loss: number, x: tf.Tensor, place: Place): Promise<void> {
    if (!this.beforeBatch) return;
    // WebAssembly's minimum and maximum take NaN for a number: the loss hides what the weights show.
    const before = this.beforeBatch.weights;
    const areFinite = before.every((tensor) => allFinite(tensorValues(tensor) as Float32Array));
    if (Number.isFinite(loss) && areFinite) return;
    const seen = Number.isFinite(loss) ? Number.NaN : loss;
    const weights = before.map((tensor) => tensor.dataSync() as Float32Array);
    const error = lossError(this.model, weights, x, seen, place);
    await this.restore(areFinite ? this.beforeBatch : this.beforeEpoch);
    throw error;
  }

  /** @throws Error if the last step left a weight that isn't finite, as `endBatch` does */
  async endEpoch(place: Place): Promise<void> {
    const error = weightsError(this.model, readWeights(this.model), place);
    if (!error) return;
    await this.restore(this.beforeEpoch);
    throw error;
  }

  dispose(): void {
    disposeState(this.beforeEpoch);
    if (this.beforeBatch) disposeState(this.beforeBatch);
  }

  private async restore({ weights, slots }: State): Promise<void> {
    for (const [i, variable] of this.model.trainableWeights.entries()) variable.write(weights[i]);
    if (!slots) return;
    disposeSlots(this.model.optimizer);
    await this.model.optimizer.setWeights(slots);
  }
}

async function stateOf({ trainableWeights, optimizer }: InspectedModel): Promise<State> {
  const weights = trainableWeights.map((variable) => variable.read().clone());
  return { weights, slots: await slotsOf(optimizer) };
}

async function slotsOf(optimizer: tf.Optimizer): Promise<Slots | undefined> {
  const slots = await optimizer.getWeights().catch(() => undefined); // a class of one's own may lack it
  // The first one, the number of steps, was made for us; the rest is the optimizer's.
  return slots?.map(({ name, tensor }, i) => ({
    name,
    tensor: i === 0 ? tensor : tensor.clone(),
  }));
}

function disposeState({ weights, slots = [] }: State): void {
  tf.dispose(weights);
  tf.dispose(slots.map(({ tensor }) => tensor));
}
