/**
 * The book's lesson after it, «신경망 모델 훈련» (training networks), in TypeScript, line by line beside training.py.
 *
 *     npx ts-node keras/training.ts
 *
 * It trains on 6,000 of the 48,000 pictures: they show overfitting sooner, and it takes seconds.
 */

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import {
  dense,
  dropout,
  EarlyStopping,
  fashionMnist,
  flatten,
  loadModel,
  ModelCheckpoint,
  sequential,
  setRandomSeed,
  trainTestSplit,
  useBackend,
} from '../src/index.ts';

async function main() {
  await useBackend();
  const folder = mkdtempSync(join(tmpdir(), 'training-'));
  process.chdir(folder); // for the files; it goes away at the end
  process.on('exit', () => rmSync(folder, { recursive: true }));

  // %% seed
  setRandomSeed(42);

  // %% data
  const [[images, labels]] = fashionMnist.loadData();
  const [trainAll, valAll, trainLabels, valLabels] = trainTestSplit(images.div(255), labels, {
    testSize: 0.2,
    randomState: 42,
  });
  const [trainScaled, trainTarget] = [trainAll.slice(0, 6000), trainLabels.slice(0, 6000)];
  const [valScaled, valTarget] = [valAll.slice(0, 2000), valLabels.slice(0, 2000)];
  console.log(trainScaled.shape, valScaled.shape); // [6000, 28, 28] [2000, 28, 28]

  // %% build
  function build(layer?: tf.layers.Layer) {
    const model = sequential();
    model.add(flatten({ inputShape: [28, 28] }));
    model.add(dense({ units: 100, activation: 'relu' }));
    if (layer) {
      model.add(layer);
    }
    model.add(dense({ units: 10, activation: 'softmax' }));
    return model;
  }

  build().summary();

  // %% history
  let model = build();
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  let history = await model.fit(trainScaled, trainTarget, { epochs: 5, verbose: 0 });
  console.log(Object.keys(history.history));
  console.log(history.loss.map((loss) => Number(loss.toFixed(2))));

  // %% twenty epochs
  model = build();
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  history = await model.fit(trainScaled, trainTarget, { epochs: 20, verbose: 0 });
  console.log([0, 9, 19].map((epoch) => Number(history.loss[epoch].toFixed(2))));

  // %% validation loss
  model = build();
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  history = await model.fit(trainScaled, trainTarget, {
    epochs: 20,
    verbose: 0,
    validationData: [valScaled, valTarget],
  });
  console.log(Object.keys(history.history));
  console.log([0, 9, 19].map((epoch) => Number(history.history.val_loss[epoch].toFixed(2))));

  // %% adam
  model = build();
  model.compile({
    optimizer: 'adam',
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
  });
  history = await model.fit(trainScaled, trainTarget, {
    epochs: 20,
    verbose: 0,
    validationData: [valScaled, valTarget],
  });
  console.log([0, 9, 19].map((epoch) => Number(history.history.val_loss[epoch].toFixed(2))));

  // %% dropout
  model = build(dropout({ rate: 0.3 }));
  model.summary();

  // %% with dropout
  model.compile({
    optimizer: 'adam',
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
  });
  history = await model.fit(trainScaled, trainTarget, {
    epochs: 20,
    verbose: 0,
    validationData: [valScaled, valTarget],
  });
  console.log([0, 9, 19].map((epoch) => Number(history.history.val_loss[epoch].toFixed(2))));

  // %% ten epochs
  model = build(dropout({ rate: 0.3 }));
  model.compile({
    optimizer: 'adam',
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
  });
  history = await model.fit(trainScaled, trainTarget, {
    epochs: 10,
    verbose: 0,
    validationData: [valScaled, valTarget],
  });

  // %% save
  await model.saveWeights('model.weights.h5');
  await model.save('model-whole.keras');
  console.log(readdirSync('.').sort());

  // %% load weights
  model = build(dropout({ rate: 0.3 }));
  await model.loadWeights('model.weights.h5');
  const probabilities = model.predict(valScaled, { verbose: 0 }) as tf.Tensor;
  console.log(probabilities.shape); // [2000, 10]
  const predicted = probabilities.argMax(-1);
  const accuracy = predicted.equal(valTarget).mean().dataSync()[0];

  // %% load model
  model = await loadModel('model-whole.keras');
  const evaluated = model.evaluate(valScaled, valTarget);
  console.log(Math.abs(Number(evaluated.accuracy) - accuracy) < 1e-6);

  // %% best model
  model = build(dropout({ rate: 0.3 }));
  model.compile({
    optimizer: 'adam',
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
  });
  let checkpoint = new ModelCheckpoint('best-model.keras', { saveBestOnly: true });
  history = await model.fit(trainScaled, trainTarget, {
    epochs: 20,
    verbose: 0,
    validationData: [valScaled, valTarget],
    callbacks: [checkpoint],
  });
  model = await loadModel('best-model.keras');
  const { loss } = model.evaluate(valScaled, valTarget);
  console.log(Math.abs(loss - Math.min(...history.history.val_loss)) < 1e-5);

  // %% early stopping
  model = build(dropout({ rate: 0.3 }));
  model.compile({
    optimizer: 'adam',
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
  });
  checkpoint = new ModelCheckpoint('best-model.keras', { saveBestOnly: true });
  const stopping = new EarlyStopping({ patience: 2, restoreBestWeights: true });
  history = await model.fit(trainScaled, trainTarget, {
    epochs: 20,
    verbose: 0,
    validationData: [valScaled, valTarget],
    callbacks: [checkpoint, stopping],
  });
  console.log(stopping.stoppedEpoch, stopping.bestEpoch);

  // %% evaluate
  console.log(model.evaluate(valScaled, valTarget));
}

main();
