/** A network 2 → n → 1 on points of a plane: what one line can't do, a hidden layer can. */

import * as tf from '@tensorflow/tfjs';
import { Adam, dense, type Sequential, sequential, setRandomSeed } from '../../../src/index.ts';
import type { HiddenLayerAsked, HiddenLayerMade } from './messages.ts';

const ADAM = { learningRate: 0.03, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

export class HiddenLayer {
  private readonly asked: string;
  private readonly model: Sequential;
  private epochs = 0;

  private readonly task: HiddenLayerAsked;

  constructor(task: HiddenLayerAsked) {
    this.task = task;

    this.asked = keyOf(task);
    setRandomSeed(task.seed);
    this.model = sequential({
      layers: [
        dense({ units: task.units, activation: 'sigmoid', inputShape: [2], name: 'hidden' }),
        dense({ units: 1, activation: 'sigmoid', name: 'output' }),
      ],
    });
    this.model.compile({ optimizer: new Adam(ADAM), loss: 'binary_crossentropy' });
  }

  /** Whether more epochs lead from this one to what is asked. */
  leadsTo(asked: HiddenLayerAsked): boolean {
    return keyOf(asked) === this.asked && asked.epochs >= this.epochs;
  }

  /** Trains up to that epoch, all points in each step. */
  async train(epochs: number): Promise<HiddenLayerMade> {
    const { points, labels } = this.task;
    const x = tf.tensor2d(points, [labels.length, 2]);
    const y = tf.tensor2d(labels, [labels.length, 1]);
    try {
      const [batchSize, more] = [labels.length, epochs - this.epochs];
      if (more > 0) await this.model.fit(x, y, { epochs: more, batchSize, verbose: 0 });
      this.epochs = epochs;
      const { loss } = this.model.evaluate(x, y, { batchSize });
      const says = tf.tidy(() => (this.model.predict(x) as tf.Tensor).dataSync() as Float32Array);
      const weights = this.model.getWeights().map((weight) => weight.dataSync() as Float32Array);
      return { loss, says, weights };
    } finally {
      tf.dispose([x, y]);
    }
  }

  dispose(): void {
    this.model.optimizer.dispose();
    this.model.dispose();
  }
}

/** All but the epochs. */
function keyOf({ units, seed, points, labels }: HiddenLayerAsked): string {
  return JSON.stringify([units, seed, points, labels]);
}
