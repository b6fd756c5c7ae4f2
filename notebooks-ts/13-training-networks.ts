// %% [markdown] lang="en"
// # 13 Training networks
//
// *Running time: about 34 seconds.*
//
// The book's next lesson: watch a training, see where it goes too far, and stop it there.
// [keras/training.py](../keras/training.py) has it in Keras, line by line beside
// [keras/training.ts](../keras/training.ts).
//
// We train on 6,000 of the 48,000 images: the fewer they are, the sooner a network learns them by
// heart, which is what we want to see here; and it takes less time.
//
// ```python
// import keras
// import numpy as np
// from sklearn.model_selection import train_test_split
//
// (images, labels), _ = keras.datasets.fashion_mnist.load_data()
// train_all, val_all, train_labels, val_labels = train_test_split(
//     images / 255, labels, test_size=0.2, random_state=42)
// train_scaled, train_target = train_all[:6000], train_labels[:6000]
// val_scaled, val_target = val_all[:2000], val_labels[:2000]
// train_scaled.shape, val_scaled.shape
// ```

// %% [markdown] lang="ko"
// # 13 신경망 모델 훈련
//
// *실행 시간: 약 34초.*
//
// 책의 그다음 강의입니다. 훈련을 지켜보고, 어디서 지나치는지 보고, 거기서 멈춥니다.
// [keras/training.py](../keras/training.py)는 같은 내용의 케라스 코드이고
// [keras/training.ts](../keras/training.ts)가 한 줄씩 그 옆에 있습니다.
//
// 이미지 48,000장 가운데 6,000장으로 훈련합니다. 적을수록 빨리 외워 버리는데 그것을 보려는 것이고, 시간도 덜
// 걸립니다.
//
// ```python
// import keras
// import numpy as np
// from sklearn.model_selection import train_test_split
//
// (images, labels), _ = keras.datasets.fashion_mnist.load_data()
// train_all, val_all, train_labels, val_labels = train_test_split(
//     images / 255, labels, test_size=0.2, random_state=42)
// train_scaled, train_target = train_all[:6000], train_labels[:6000]
// val_scaled, val_target = val_all[:2000], val_labels[:2000]
// train_scaled.shape, val_scaled.shape
// ```

// %%
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import {
  dense,
  dropout,
  EarlyStopping,
  type FitOptions,
  fashionMnist,
  flatten,
  type History,
  loadModel,
  ModelCheckpoint,
  sequential,
  setRandomSeed,
  trainTestSplit,
  useBackend,
} from '../src/index.ts';
import { showFigure, trainingFigure } from '../src/report/index.ts';

await useBackend();
const [[images, labels]] = fashionMnist.loadData();
const [allInput, allValInput, allTarget, allValTarget] = trainTestSplit(images.div(255), labels, {
  testSize: 0.2,
  randomState: 42,
});
const [trainInput, trainTarget] = [allInput.slice(0, 6000), allTarget.slice(0, 6000)];
const [valInput, valTarget] = [allValInput.slice(0, 2000), allValTarget.slice(0, 2000)];
console.log(trainInput.shape, valInput.shape);

// %% [markdown] lang="en"
// ## A function that builds the model
//
// We will train one network in many ways. A function makes a new one each time, with untrained weights;
// a layer that it is given goes before the output.
//
// ```python
// def build(layer=None):
//     model = keras.Sequential()
//     model.add(keras.layers.Flatten(input_shape=(28, 28)))
//     model.add(keras.layers.Dense(100, activation='relu'))
//     if layer:
//         model.add(layer)
//     model.add(keras.layers.Dense(10, activation='softmax'))
//     return model
// ```

// %% [markdown] lang="ko"
// ## 모델을 만드는 함수
//
// 신경망 하나를 여러 방법으로 훈련할 것입니다. 부를 때마다 훈련하지 않은 가중치로 새 모델을 만드는 함수를
// 씁니다. 층을 주면 출력층 앞에 넣습니다.
//
// ```python
// def build(layer=None):
//     model = keras.Sequential()
//     model.add(keras.layers.Flatten(input_shape=(28, 28)))
//     model.add(keras.layers.Dense(100, activation='relu'))
//     if layer:
//         model.add(layer)
//     model.add(keras.layers.Dense(10, activation='softmax'))
//     return model
// ```

// %%
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

// %% [markdown] lang="en"
// ## history
//
// `fit` returns what it saw: a list for each value, with one number per epoch. With `verbose: 0` it
// prints nothing.
//
// ```python
// model = build()
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// history = model.fit(train_scaled, train_target, epochs=5, verbose=0)
// history.history['loss']
// ```

// %% [markdown] lang="ko"
// ## history
//
// `fit`은 본 것을 돌려줍니다. 값마다 리스트가 있고 에포크마다 수가 하나씩 들어 있습니다. `verbose: 0`이면 아무것도
// 출력하지 않습니다.
//
// ```python
// model = build()
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// history = model.fit(train_scaled, train_target, epochs=5, verbose=0)
// history.history['loss']
// ```

// %%
const compiled = { loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] };
const digits = (values: number[]) => values.map((value) => value.toFixed(3)).join('  ');

/** The curves of a history: training solid, validation dashed. */
function curves({ history, epoch }: History) {
  const values = epoch.map((_, i) => ({
    loss: history.loss[i],
    accuracy: history.accuracy[i],
    valLoss: history.val_loss?.[i],
    valAccuracy: history.val_accuracy?.[i],
  }));
  return trainingFigure(values);
}

setRandomSeed(42);
let model = build();
model.compile(compiled);
let history = await model.fit(trainInput, trainTarget, { epochs: 5, verbose: 0 });
console.log(Object.keys(history.history));
console.log('loss    ', digits(history.loss));
console.log('accuracy', digits(history.accuracy));
showFigure(curves(history));

// %% [markdown] lang="en"
// Both are still improving when it ends. So: 20 epochs.
//
// ```python
// model = build()
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// history = model.fit(train_scaled, train_target, epochs=20, verbose=0)
// ```

// %% [markdown] lang="ko"
// 끝날 때까지 둘 다 나아지고 있습니다. 그래서 20에포크를 훈련합니다.
//
// ```python
// model = build()
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// history = model.fit(train_scaled, train_target, epochs=20, verbose=0)
// ```

// %%
setRandomSeed(42);
model = build();
model.compile(compiled);
history = await model.fit(trainInput, trainTarget, { epochs: 20, verbose: 0 });
console.log('loss of epochs 1, 10, 20:', digits([0, 9, 19].map((i) => history.loss[i])));

// %% [markdown] lang="en"
// ## Validation loss
//
// <!-- predict: best-epoch -->
//
// A falling training loss doesn't prove a better model: it is measured on the images that were trained
// on. With `validationData`, loss and accuracy are also computed on others, after every epoch.
//
// ```python
// model = build()
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// history = model.fit(train_scaled, train_target, epochs=20, verbose=0,
//                     validation_data=(val_scaled, val_target))
// ```
//
// We look at the loss rather than the accuracy: it is what training minimizes, and it tells a
// confident mistake from a near miss.

// %% [markdown] lang="ko"
// ## 검증 손실
//
// <!-- predict: best-epoch -->
//
// 훈련 손실이 줄어든다고 모델이 좋아졌다는 증거는 아닙니다. 훈련에 쓴 이미지에서 잰 값이기 때문입니다.
// `validationData`를 주면 에포크가 끝날 때마다 다른 이미지에서도 손실과 정확도를 계산합니다.
//
// ```python
// model = build()
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// history = model.fit(train_scaled, train_target, epochs=20, verbose=0,
//                     validation_data=(val_scaled, val_target))
// ```
//
// 정확도보다 손실을 봅니다. 줄이려는 것이 손실이고, 확신하고 틀린 것과 아깝게 틀린 것을 구별하기 때문입니다.

// %%
const TWENTY: FitOptions = { epochs: 20, verbose: 0, validationData: [valInput, valTarget] };
const lowest = (values: number[]) => values.indexOf(Math.min(...values));
const told = (values: number[]) =>
  `lowest in epoch ${lowest(values) + 1} (${values[lowest(values)].toFixed(3)}), ` +
  `${values[values.length - 1].toFixed(3)} at the end`;

setRandomSeed(42);
model = build();
model.compile(compiled);
history = await model.fit(trainInput, trainTarget, TWENTY);
console.log(Object.keys(history.history));
console.log('training loss:  ', told(history.loss));
console.log('validation loss:', told(history.history.val_loss));
showFigure(curves(history));

// %% [markdown] lang="en"
// On the left both curves are high and fall together: the network has not learned enough yet,
// *underfitting*. On the right they part: the training loss keeps falling, the validation loss
// rises, *overfitting*. The best model lies between.
//
// ## Adam
//
// ```python
// model = build()
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// history = model.fit(train_scaled, train_target, epochs=20, verbose=0,
//                     validation_data=(val_scaled, val_target))
// ```

// %% [markdown] lang="ko"
// 왼쪽에서는 두 곡선이 다 높고 함께 내려갑니다. 아직 충분히 배우지 못한 *과소적합*입니다. 오른쪽에서는
// 갈라집니다. 훈련 손실은 계속 내려가는데 검증 손실은 올라가는 *과대적합*입니다. 가장 좋은 모델은 그 사이에
// 있습니다.
//
// ## Adam
//
// ```python
// model = build()
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// history = model.fit(train_scaled, train_target, epochs=20, verbose=0,
//                     validation_data=(val_scaled, val_target))
// ```

// %%
setRandomSeed(42);
model = build();
model.compile({ ...compiled, optimizer: 'adam' });
history = await model.fit(trainInput, trainTarget, TWENTY);
console.log('training loss:  ', told(history.loss));
console.log('validation loss:', told(history.history.val_loss));
showFigure(curves(history));

// %% [markdown] lang="en"
// With Adam the validation loss turns as well.
//
// ## Dropout
//
// <!-- predict: what-dropout-keeps -->
//
// A network that learns by heart relies on single nodes that know single images. *Dropout* switches
// nodes off at random, different ones in every step, so that none can be relied on.
//
// ```python
// model = build(keras.layers.Dropout(0.3))
// model.summary()
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// history = model.fit(train_scaled, train_target, epochs=20, verbose=0,
//                     validation_data=(val_scaled, val_target))
// ```
//
// About 3 of 10 outputs become 0 and the others are divided by 0.7, so that their sum stays about
// the same. This happens only while training: `evaluate` and `predict` use every node as it is.

// %% [markdown] lang="ko"
// Adam을 써도 검증 손실은 돌아섭니다.
//
// ## 드롭아웃
//
// <!-- predict: what-dropout-keeps -->
//
// 이미지를 외우는 신경망은 특정 이미지를 아는 특정 노드에 기댑니다. *드롭아웃*은 스텝마다 다른 노드를 무작위로
// 꺼서 어느 하나에 기댈 수 없게 합니다.
//
// ```python
// model = build(keras.layers.Dropout(0.3))
// model.summary()
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// history = model.fit(train_scaled, train_target, epochs=20, verbose=0,
//                     validation_data=(val_scaled, val_target))
// ```
//
// 출력 열 개 가운데 세 개꼴로 0이 되고, 나머지는 0.7로 나누어 합을 비슷하게 지킵니다. 훈련할 때만 그렇습니다.
// `evaluate`와 `predict`에서는 모든 노드를 그대로 씁니다.

// %%
const drop = dropout({ rate: 0.3, seed: 1 });
const ones = tf.ones([1, 10]);
const show = (output: unknown) => digits(Array.from((output as tf.Tensor).dataSync()));
console.log('training:', show(drop.apply(ones, { training: true })));
console.log('again:   ', show(drop.apply(ones, { training: true })));
console.log('predict: ', show(drop.apply(ones)));

setRandomSeed(42);
model = build(dropout({ rate: 0.3 }));
model.summary();
model.compile({ ...compiled, optimizer: 'adam' });
history = await model.fit(trainInput, trainTarget, TWENTY);
console.log('validation loss:', told(history.history.val_loss));
showFigure(curves(history));

// %% [markdown] lang="en"
// The solid curve is measured with nodes dropped, so it is worse than the finished model. To compare
// fairly, evaluate both sets without dropping. The *gap* is how much higher the loss is on images that
// were not trained on, after 20 epochs; from five seeds each.
//
// ```python
// gaps = {0: [], 0.3: []}
// for rate in gaps:
//     for seed in range(1, 6):
//         keras.utils.set_random_seed(seed)
//         network = build(keras.layers.Dropout(rate))
//         network.compile(optimizer='adam', loss='sparse_categorical_crossentropy')
//         network.fit(train_scaled, train_target, epochs=20, verbose=0)
//         on_training = network.evaluate(train_scaled, train_target, verbose=0)
//         gaps[rate].append(network.evaluate(val_scaled, val_target, verbose=0) - on_training)
//     print(f'Dropout {rate}: gap', np.round(gaps[rate], 3))
// ```
//
// <!-- predict: gap-with-dropout -->

// %% [markdown] lang="ko"
// 실선은 노드를 끈 채로 잰 것이라 완성된 모델보다 나쁩니다. 공정하게 비교하려면 두 세트를 모두 끄지 않고
// 평가합니다. *차이*는 20에포크 뒤에, 훈련에 쓰지 않은 이미지에서 손실이 얼마나 더 높은지입니다. 각각 시드 다섯
// 개로 훈련합니다.
//
// ```python
// gaps = {0: [], 0.3: []}
// for rate in gaps:
//     for seed in range(1, 6):
//         keras.utils.set_random_seed(seed)
//         network = build(keras.layers.Dropout(rate))
//         network.compile(optimizer='adam', loss='sparse_categorical_crossentropy')
//         network.fit(train_scaled, train_target, epochs=20, verbose=0)
//         on_training = network.evaluate(train_scaled, train_target, verbose=0)
//         gaps[rate].append(network.evaluate(val_scaled, val_target, verbose=0) - on_training)
//     print(f'Dropout {rate}: gap', np.round(gaps[rate], 3))
// ```
//
// <!-- predict: gap-with-dropout -->

// %%
const SEEDS = [1, 2, 3, 4, 5];
const gaps: Record<string, number[]> = {};
for (const rate of [0, 0.3]) {
  gaps[rate] = [];
  for (const seed of SEEDS) {
    setRandomSeed(seed);
    const network = build(rate > 0 ? dropout({ rate }) : undefined);
    network.compile({ ...compiled, optimizer: 'adam' });
    await network.fit(trainInput, trainTarget, { epochs: 20, verbose: 0 });
    const onTraining = network.evaluate(trainInput, trainTarget).loss;
    gaps[rate].push(network.evaluate(valInput, valTarget).loss - onTraining);
  }
  console.log(`Dropout ${rate}: gap`, digits(gaps[rate]));
}
const smaller = SEEDS.filter((_, i) => gaps['0.3'][i] < gaps['0'][i]).length;
console.log(`smaller with Dropout: ${smaller} of ${SEEDS.length} seeds`);

// %% [markdown] lang="en"
// ## Save and load
//
// A trained model is worth keeping. Here it trains for ten epochs, before its curve turns; then what it
// learned is saved: the weights alone, or the whole model with its layers, its optimizer and how it
// was compiled.
//
// ```python
// model = build(keras.layers.Dropout(0.3))
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// model.fit(train_scaled, train_target, epochs=10, verbose=0,
//           validation_data=(val_scaled, val_target))
// model.save_weights('model.weights.h5')
// model.save('model-whole.keras')
// ```
//
// Both are Keras's own formats: Keras opens these files, and this edition opens Keras's.

// %% [markdown] lang="ko"
// ## 저장하고 불러오기
//
// 훈련한 모델은 남겨 둘 만합니다. 여기서는 곡선이 돌아서기 전까지 열 에포크를 훈련하고, 배운 것을 저장합니다.
// 가중치만 저장하거나, 층과 옵티마이저와 컴파일 설정까지 모델을 통째로 저장할 수 있습니다.
//
// ```python
// model = build(keras.layers.Dropout(0.3))
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// model.fit(train_scaled, train_target, epochs=10, verbose=0,
//           validation_data=(val_scaled, val_target))
// model.save_weights('model.weights.h5')
// model.save('model-whole.keras')
// ```
//
// 둘 다 케라스의 형식입니다. 케라스에서 이 파일을 열 수 있고, 케라스가 쓴 파일을 여기서 열 수 있습니다.

// %%
const folder = mkdtempSync(join(tmpdir(), 'chapter-12-'));
setRandomSeed(42);
model = build(dropout({ rate: 0.3 }));
model.compile({ ...compiled, optimizer: 'adam' });
await model.fit(trainInput, trainTarget, { ...TWENTY, epochs: 10 });
await model.saveWeights(join(folder, 'model.weights.h5'));
await model.save(join(folder, 'model-whole.keras'));
console.log(readdirSync(folder).sort());

// %% [markdown] lang="en"
// Weights need a model with the same layers to go into. Such a model is not compiled, so it can predict
// but not evaluate. The argmax of its ten probabilities is the class (chapter 9), and the share of
// correct ones is the accuracy, by hand:
//
// ```python
// model = build(keras.layers.Dropout(0.3))
// model.load_weights('model.weights.h5')
// predicted = np.argmax(model.predict(val_scaled), axis=-1)
// np.mean(predicted == val_target)
// ```

// %% [markdown] lang="ko"
// 가중치를 불러오려면 층이 같은 모델이 있어야 합니다. 그런 모델은 컴파일하지 않았으므로 예측은 해도 평가는 하지
// 못합니다. 확률 열 개의 argmax가 클래스이고(9장), 맞힌 비율이 정확도입니다. 직접 계산할 수 있습니다.
//
// ```python
// model = build(keras.layers.Dropout(0.3))
// model.load_weights('model.weights.h5')
// predicted = np.argmax(model.predict(val_scaled), axis=-1)
// np.mean(predicted == val_target)
// ```

// %%
const again = build(dropout({ rate: 0.3 }));
await again.loadWeights(join(folder, 'model.weights.h5'));
const probabilities = again.predict(valInput) as tf.Tensor;
const predicted = probabilities.argMax(-1);
const byHand = predicted.equal(valTarget).mean().dataSync()[0];
console.log(probabilities.shape, 'accuracy by hand', byHand.toFixed(4));

// %% [markdown] lang="en"
// The whole model needs nothing else, and is already compiled:
//
// ```python
// model = keras.models.load_model('model-whole.keras')
// model.evaluate(val_scaled, val_target)
// ```

// %% [markdown] lang="ko"
// 통째로 저장한 모델에는 다른 것이 필요 없고, 저장할 때의 컴파일 설정도 그대로입니다.
//
// ```python
// model = keras.models.load_model('model-whole.keras')
// model.evaluate(val_scaled, val_target)
// ```

// %%
const whole = await loadModel(join(folder, 'model-whole.keras'));
const { accuracy } = whole.evaluate(valInput, valTarget);
console.log('evaluate', accuracy?.toFixed(4));
console.log('the same:', Math.abs(Number(accuracy) - byHand) < 1e-6);

// %% [markdown] lang="en"
// ## Callbacks: keep the best, and stop in time
//
// To find the best epoch, the lesson first trained 20, looked at the curve and trained again. A
// *callback* does it while `fit` trains. `ModelCheckpoint` with `saveBestOnly` saves the model
// whenever its validation loss is the lowest so far:
//
// ```python
// model = build(keras.layers.Dropout(0.3))
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// checkpoint = keras.callbacks.ModelCheckpoint('best-model.keras', save_best_only=True)
// model.fit(train_scaled, train_target, epochs=20, verbose=0,
//           validation_data=(val_scaled, val_target), callbacks=[checkpoint])
// keras.models.load_model('best-model.keras').evaluate(val_scaled, val_target)
// ```

// %% [markdown] lang="ko"
// ## 콜백: 가장 좋은 모델을 남기고 제때 멈추기
//
// 가장 좋은 에포크를 찾으려고 강의에서는 먼저 20에포크를 훈련해 곡선을 보고, 다시 훈련했습니다. *콜백*은 `fit`이
// 훈련하는 동안 지켜봅니다. `saveBestOnly`를 준 `ModelCheckpoint`는 검증 손실이 그때까지 가장 낮을 때마다 모델을
// 저장합니다.
//
// ```python
// model = build(keras.layers.Dropout(0.3))
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// checkpoint = keras.callbacks.ModelCheckpoint('best-model.keras', save_best_only=True)
// model.fit(train_scaled, train_target, epochs=20, verbose=0,
//           validation_data=(val_scaled, val_target), callbacks=[checkpoint])
// keras.models.load_model('best-model.keras').evaluate(val_scaled, val_target)
// ```

// %%
const bestFile = join(folder, 'best-model.keras');
setRandomSeed(42);
model = build(dropout({ rate: 0.3 }));
model.compile({ ...compiled, optimizer: 'adam' });
history = await model.fit(trainInput, trainTarget, {
  ...TWENTY,
  callbacks: [new ModelCheckpoint(bestFile, { saveBestOnly: true })],
});
const best = await loadModel(bestFile);
const bestLoss = best.evaluate(valInput, valTarget).loss;
console.log('validation loss:', told(history.history.val_loss));
console.log('of the saved model:', bestLoss.toFixed(3));

// %% [markdown] lang="en"
// The epochs after the best one were wasted. `EarlyStopping` ends training when the validation loss
// has not improved for `patience` epochs, and gives the model its best weights back (chapter 11):
//
// ```python
// model = build(keras.layers.Dropout(0.3))
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// early_stopping = keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
// model.fit(train_scaled, train_target, epochs=20, verbose=0,
//           validation_data=(val_scaled, val_target), callbacks=[checkpoint, early_stopping])
// early_stopping.stopped_epoch
// ```
//
// <!-- predict: patience-of-two -->

// %% [markdown] lang="ko"
// 가장 좋은 에포크 뒤의 훈련은 헛일이었습니다. `EarlyStopping`은 검증 손실이 `patience` 에포크 동안 더 낮아지지
// 않으면 훈련을 멈추고(*조기 종료*), 가장 좋았던 가중치를 모델에 되돌려 줍니다.
//
// ```python
// model = build(keras.layers.Dropout(0.3))
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// early_stopping = keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
// model.fit(train_scaled, train_target, epochs=20, verbose=0,
//           validation_data=(val_scaled, val_target), callbacks=[checkpoint, early_stopping])
// early_stopping.stopped_epoch
// ```
//
// <!-- predict: patience-of-two -->

// %%
const stopping = new EarlyStopping({ patience: 2, restoreBestWeights: true });
setRandomSeed(42);
model = build(dropout({ rate: 0.3 }));
model.compile({ ...compiled, optimizer: 'adam' });
history = await model.fit(trainInput, trainTarget, {
  ...TWENTY,
  callbacks: [new ModelCheckpoint(bestFile, { saveBestOnly: true }), stopping],
});
console.log(
  'stopped in epoch',
  stopping.stoppedEpoch + 1,
  'of 20, best was',
  stopping.bestEpoch + 1,
);
showFigure(curves(history));

// %% [markdown] lang="en"
// `stoppedEpoch` counts from 0, as in Keras; the line above adds 1. A patience of 2 may also stop too
// soon: a loss that was worse twice can still fall later. The last line below shows how low it got in
// the training before, which ran to the end. First the restored model, evaluated:
//
// ```python
// model.evaluate(val_scaled, val_target)
// ```

// %% [markdown] lang="ko"
// `stoppedEpoch`는 케라스처럼 0부터 세므로 위의 줄에서는 1을 더했습니다. patience가 2이면 너무 일찍 멈출 수도
// 있습니다. 두 번 나빠진 손실도 나중에 다시 내려갈 수 있기 때문입니다. 멈추지 않은 앞의 훈련에서 어디까지
// 내려갔는지는 아래의 마지막 줄에 있습니다. 먼저 가중치를 되돌려 받은 모델을 평가합니다.
//
// ```python
// model.evaluate(val_scaled, val_target)
// ```

// %%
const final = model.evaluate(valInput, valTarget);
console.log(`loss: ${final.loss.toFixed(4)}, accuracy: ${final.accuracy?.toFixed(4)}`);
const restored = Math.abs(final.loss - history.history.val_loss[stopping.bestEpoch]) < 1e-5;
console.log('the best epoch’s weights are back:', restored);
console.log('best of 20 epochs without stopping:', bestLoss.toFixed(4));
rmSync(folder, { recursive: true });

// %% [markdown] lang="en"
// ## What you learned
//
// - `history` holds the curves; where training and validation loss part, overfitting begins.
// - Dropout drops nodes while training, never in `evaluate` and `predict`, and narrows the gap.
// - `saveWeights` keeps the weights, `save` the whole model, both in Keras's formats.
// - `ModelCheckpoint` keeps the best model, `EarlyStopping` stops soon after it.
//
// The validation set chose the epoch, so its loss looks a little better than it is. The test set has
// the last word (chapter 11).
//
// **Exercise.** Train on 24,000 images, `allInput.slice(0, 24000)`, with the same `EarlyStopping`. Does
// it stop sooner or later, and where does the validation loss end? Try five seeds.
//
// <details><summary>Answer</summary>
//
// Measured on all 12,000 validation images, it stops after 8 to 14 epochs with 24,000 images and after
// 10 to 16 with 6,000: within the noise. The validation loss is lower from every seed, 0.343 to 0.364
// in place of 0.412 to 0.437. More images are the surest remedy against overfitting.
//
// </details>
//
// ## Where to go next
//
// - `npm run learn` has exercises that check themselves.
// - `npm run compare` puts all of this beside the original Keras, number by number: these two lessons
//   too, with the same Dropout masks in both.
// - `npm run report` draws your own run; `docs/figures.md` shows what there is.
// - `src/training/wasm/assembly` is chapter 10 for 32 images at once, in 12 KB.
// - Pixels have neighbours: convolutional layers (`tf.layers.conv2d`) use them.

// %% [markdown] lang="ko"
// ## 배운 것
//
// - `history`에 곡선이 들어 있습니다. 훈련 손실과 검증 손실이 갈라지는 곳에서 과대적합이 시작됩니다.
// - 드롭아웃은 훈련할 때만 노드를 끄고 `evaluate`와 `predict`에서는 끄지 않으며, 두 손실의 차이를 줄입니다.
// - `saveWeights`는 가중치를, `save`는 모델을 통째로, 둘 다 케라스의 형식으로 저장합니다.
// - `ModelCheckpoint`는 가장 좋은 모델을 남기고, `EarlyStopping`은 그 뒤에 곧 멈춥니다.
//
// 검증 세트로 에포크를 골랐으므로 그 손실은 실제보다 조금 좋아 보입니다. 여기서 한 번도 보지 않은 테스트 세트가
// 마지막 판단을 위한 것입니다.
//
// **연습 문제.** 이미지 24,000장(`allInput.slice(0, 24000)`)으로 같은 `EarlyStopping`을 써서 훈련해 보세요. 더 일찍
// 멈출까요, 늦게 멈출까요? 검증 손실은 얼마로 끝날까요? 시드 다섯 개로 해 보세요.
//
// <details><summary>답</summary>
//
// 검증 이미지 12,000장 전부로 재면 이미지가 24,000장이면 8–14에포크, 6,000장이면 10–16에포크 뒤에 멈춥니다. 우연의
// 범위 안입니다. 검증 손실은 모든 시드에서 더 낮아서 0.412–0.437이 0.343–0.364가 됩니다. 이미지를 늘리는 것이
// 과대적합을 막는 가장 확실한 방법입니다.
//
// </details>
//
// ## 어디로 갈까요
//
// - `npm run learn`에는 스스로 확인하는 연습 문제가 있습니다.
// - `npm run compare`는 이 모든 것을 원래의 케라스와 숫자 하나하나까지 비교합니다. 이 두 강의도 양쪽에서 같은
//   드롭아웃 마스크로 비교합니다.
// - `npm run report`는 여러분의 실행을 그려 줍니다. 어떤 그림이 있는지는 `docs/figures.ko.md`에 있습니다.
// - `src/training/wasm/assembly`는 10장을 이미지 32장으로 한 번에 하는 12 KB짜리 모듈입니다.
// - 이미지의 픽셀에는 이웃이 있습니다. 합성곱 층(`tf.layers.conv2d`)은 그 이웃을 이용합니다.
