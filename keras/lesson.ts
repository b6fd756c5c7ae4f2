/**
 * The lesson's practice in TypeScript, line by line beside lesson.py.
 *
 *     npx ts-node keras/lesson.ts
 */

import {
  dense,
  fashionMnist,
  sequential,
  setRandomSeed,
  trainTestSplit,
  useBackend,
} from '../src/index.ts';

async function main() {
  await useBackend();

  // %% seed
  setRandomSeed(42);

  // %% data
  const [[trainInput, labels], [testInput, testTarget]] = fashionMnist.loadData();
  console.log(trainInput.shape, labels.shape); // [60000, 28, 28] [60000]
  console.log(testInput.shape, testTarget.shape); // [10000, 28, 28] [10000]

  // %% scale
  const scaled = trainInput.div(255);
  const flat = scaled.reshape([-1, 28 * 28]);
  console.log(flat.shape); // [60000, 784]

  // %% split
  const [trainScaled, valScaled, trainTarget, valTarget] = trainTestSplit(flat, labels, {
    testSize: 0.2,
    randomState: 42,
  });
  console.log(trainScaled.shape, trainTarget.shape); // [48000, 784] [48000]
  console.log(valScaled.shape, valTarget.shape); // [12000, 784] [12000]

  // %% way 1
  const hidden = dense({ units: 100, activation: 'sigmoid', inputShape: [784] });
  const output = dense({ units: 10, activation: 'softmax' });
  sequential({ layers: [hidden, output] });

  // %% way 2
  const named = sequential({
    layers: [
      dense({ units: 100, activation: 'sigmoid', inputShape: [784], name: 'hidden' }),
      dense({ units: 10, activation: 'softmax', name: 'output' }),
    ],
    name: '패션 MNIST 모델',
  });
  named.summary();

  // %% way 3
  const model = sequential();
  model.add(dense({ units: 100, activation: 'sigmoid', inputShape: [784] }));
  model.add(dense({ units: 10, activation: 'softmax' }));
  model.summary();

  // %% compile
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });

  // %% fit
  await model.fit(trainScaled, trainTarget, { epochs: 5 });

  // %% evaluate
  console.log(model.evaluate(valScaled, valTarget));
}

main();
