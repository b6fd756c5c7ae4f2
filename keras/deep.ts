/**
 * The book's next lesson, «심층 신경망» (deep networks), in TypeScript, line by line beside deep.py.
 *
 *     npx ts-node keras/deep.ts
 */

import {
  Adagrad,
  Adam,
  dense,
  fashionMnist,
  flatten,
  RMSprop,
  SGD,
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
  const [[images, labels]] = fashionMnist.loadData();
  const pictures = images.div(255);
  const [trainPictures, valPictures, trainTarget, valTarget] = trainTestSplit(pictures, labels, {
    testSize: 0.2,
    randomState: 42,
  });
  const trainRows = trainPictures.reshape([-1, 28 * 28]);
  console.log(trainPictures.shape, trainRows.shape); // [48000, 28, 28] [48000, 784]

  // %% list
  const hidden = dense({ units: 100, activation: 'sigmoid', inputShape: [784] });
  const output = dense({ units: 10, activation: 'softmax' });
  let model = sequential([hidden, output]);
  model.summary();

  // %% names
  model = sequential({
    layers: [
      dense({ units: 100, activation: 'sigmoid', inputShape: [784], name: 'hidden' }),
      dense({ units: 10, activation: 'softmax', name: 'output' }),
    ],
    name: 'deep',
  });
  model.summary();

  // %% add
  model = sequential();
  model.add(dense({ units: 100, activation: 'sigmoid', inputShape: [784] }));
  model.add(dense({ units: 10, activation: 'softmax' }));
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  await model.fit(trainRows, trainTarget, { epochs: 5 });

  // %% flatten
  model = sequential();
  model.add(flatten({ inputShape: [28, 28] }));
  model.add(dense({ units: 100, activation: 'relu' }));
  model.add(dense({ units: 10, activation: 'softmax' }));
  model.summary();

  // %% relu
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  await model.fit(trainPictures, trainTarget, { epochs: 5 });
  console.log(model.evaluate(valPictures, valTarget));

  // %% by name
  model.compile({
    optimizer: 'sgd',
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
  });

  // %% by class
  const sgd = new SGD({ learningRate: 0.1 });
  model.compile({ optimizer: sgd, loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });

  // %% momentum
  const momentum = new SGD({ momentum: 0.9 });
  const nesterov = new SGD({ momentum: 0.9, nesterov: true });

  // %% adaptive
  const adagrad = new Adagrad();
  const rmsprop = new RMSprop();
  const adam = new Adam();
  for (const optimizer of [sgd, momentum, nesterov, adagrad, rmsprop, adam]) {
    console.log(optimizer.getClassName(), optimizer.learningRate.toFixed(3));
  }

  // %% adam
  model = sequential();
  model.add(flatten({ inputShape: [28, 28] }));
  model.add(dense({ units: 100, activation: 'relu' }));
  model.add(dense({ units: 10, activation: 'softmax' }));
  model.compile({
    optimizer: 'adam',
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
  });
  await model.fit(trainPictures, trainTarget, { epochs: 5 });

  // %% evaluate
  console.log(model.evaluate(valPictures, valTarget));
}

main();
