import { dense, type Sequential, sequential } from '../../src/index.ts';

/** The lesson's network with as many hidden units as wanted, compiled: 784 → hidden → 10. */
export function buildWideLesson(hidden: number): Sequential {
  const model = sequential({
    layers: [
      dense({ units: hidden, activation: 'sigmoid', inputShape: [784] }),
      dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  return model;
}
