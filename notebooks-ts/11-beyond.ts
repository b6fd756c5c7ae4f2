// %% [markdown] lang="en"
// # 11 Beyond
//
// *Running time: about 64 seconds.*
//
// What did the hidden layer buy? And what would another activation, another optimizer or more depth
// buy? This chapter compares, from the simplest answer there is up to a single, final look at the
// test set. First the data, and a function that builds the models.
//
// ```python
// import keras
// import numpy as np
// from sklearn.model_selection import train_test_split
//
// (train_input, train_target), (test_input, test_target) = keras.datasets.fashion_mnist.load_data()
// train_scaled, val_scaled, train_target, val_target = train_test_split(
//     (train_input / 255).reshape(-1, 28 * 28), train_target, test_size=0.2, random_state=42)
//
// def build(hidden, activation, optimizer):
//     model = keras.Sequential([keras.Input((784,))])
//     for units in hidden:
//         model.add(keras.layers.Dense(units, activation=activation))
//     model.add(keras.layers.Dense(10, activation='softmax'))
//     model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'], optimizer=optimizer)
//     return model
// ```

// %% [markdown] lang="ko"
// # 11 그다음
//
// *실행 시간: 약 64초.*
//
// 은닉층을 두어 얻은 것은 무엇일까요? 활성화 함수나 옵티마이저를 바꾸거나 층을 더 쌓으면 무엇을 얻을까요? 이
// 장에서는 가장 단순한 답에서 시작해 하나씩 비교하고, 마지막에 테스트 세트를 한 번만 봅니다. 먼저 데이터와
// 모델을 만드는 함수를 준비합니다.
//
// ```python
// import keras
// import numpy as np
// from sklearn.model_selection import train_test_split
//
// (train_input, train_target), (test_input, test_target) = keras.datasets.fashion_mnist.load_data()
// train_scaled, val_scaled, train_target, val_target = train_test_split(
//     (train_input / 255).reshape(-1, 28 * 28), train_target, test_size=0.2, random_state=42)
//
// def build(hidden, activation, optimizer):
//     model = keras.Sequential([keras.Input((784,))])
//     for units in hidden:
//         model.add(keras.layers.Dense(units, activation=activation))
//     model.add(keras.layers.Dense(10, activation='softmax'))
//     model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'], optimizer=optimizer)
//     return model
// ```

// %%
import type * as tf from '@tensorflow/tfjs';
import {
  dense,
  EarlyStopping,
  type FitOptions,
  fashionMnist,
  type Sequential,
  sequential,
  setRandomSeed,
  trainTestSplit,
  useBackend,
} from '../src/index.ts';
import { showFigure, trainingFigure } from '../src/report/index.ts';

await useBackend();
const [[images, labels], [testImages, testLabels]] = fashionMnist.loadData();
const flat = images.div(255).reshape([-1, 784]);
const [trainInput, valInput, trainTarget, valTarget] = trainTestSplit(flat, labels, {
  testSize: 0.2,
  randomState: 42,
});

function build(hidden: number[], activation: 'sigmoid' | 'relu', optimizer: string): Sequential {
  const model = sequential();
  for (const units of hidden) {
    const inputShape = model.layers.length === 0 ? [784] : undefined;
    model.add(dense({ units, activation, inputShape }));
  }
  const inputShape = hidden.length === 0 ? [784] : undefined;
  model.add(dense({ units: 10, activation: 'softmax', inputShape }));
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer });
  return model;
}

// %% [markdown] lang="en"
// ## A baseline: always the same answer
//
// <!-- predict: baseline -->
//
// The least that a model must beat knows no images at all: it always names the class that the
// training labels have most often. Of ten classes of about the same size that is one in ten.
//
// ```python
// from sklearn.dummy import DummyClassifier
//
// baseline = DummyClassifier(strategy='most_frequent')
// baseline.fit(train_scaled, train_target)
// baseline.score(val_scaled, val_target)
// ```

// %% [markdown] lang="ko"
// ## 기준선: 언제나 같은 답
//
// <!-- predict: baseline -->
//
// 모델이 적어도 넘어야 할 것은 이미지를 전혀 보지 않는 답입니다. 훈련 레이블에 가장 많은 클래스를 언제나
// 답합니다. 크기가 비슷한 클래스가 열 개이므로 열에 하나꼴로 맞힙니다.
//
// ```python
// from sklearn.dummy import DummyClassifier
//
// baseline = DummyClassifier(strategy='most_frequent')
// baseline.fit(train_scaled, train_target)
// baseline.score(val_scaled, val_target)
// ```

// %%
const counts = new Array<number>(10).fill(0);
for (const label of trainTarget.dataSync()) counts[label]++;
const commonest = counts.indexOf(Math.max(...counts));
const hits = valTarget.dataSync().filter((label) => label === commonest).length;
console.log(`always ${commonest}: accuracy ${(hits / valTarget.size).toFixed(4)}`);

// %% [markdown] lang="en"
// ## Five seeds
//
// Another seed draws other starting weights and another order of the samples, and ends at another
// accuracy. So a single training proves nothing about two models that lie close. Here every model is
// trained from five seeds; what counts is their *median*, the middle one, and their range.
//
// Two ranges that don't touch differ by more than luck: of the 252 ways to deal ten accuracies to two
// equally good models, only 2 put all five of one above the other's. Where the ranges overlap, the difference is
// **within the noise**: five seeds can't tell.
//
// Here is one Dense layer without a hidden one, trained five times for five epochs.
//
// ```python
// accuracies = []
// for seed in range(1, 6):
//     keras.utils.set_random_seed(seed)
//     model = build([], 'relu', 'rmsprop')
//     model.fit(train_scaled, train_target, epochs=5, verbose=0)
//     accuracies.append(model.evaluate(val_scaled, val_target, verbose=0)[1])
// np.median(accuracies), min(accuracies), max(accuracies)
// ```
//
// <!-- predict: without-a-hidden-layer -->

// %% [markdown] lang="ko"
// ## 시드 다섯 개
//
// 시드가 다르면 가중치의 초깃값과 샘플의 순서가 달라지고 정확도도 달라집니다. 그래서 한 번씩 훈련해서는 비슷한
// 두 모델의 우열을 알 수 없습니다. 여기서는 모델마다 시드 다섯 개로 훈련하고, 가운데 값인 *중앙값*과 범위를
// 봅니다.
//
// 두 범위가 서로 닿지 않으면 운이라고 보기 어렵습니다. 실력이 같은 두 모델에 정확도 열 개를 나누어 주는 252가지
// 가운데 한쪽 다섯 개가 모두 더 높은 것은 두 가지뿐입니다. 범위가 겹치면 그 차이는 **우연의 범위 안**에
// 있습니다. 시드 다섯 개로는 가릴 수 없습니다.
//
// 은닉층 없이 밀집층 하나를 다섯 에포크씩 다섯 번 훈련합니다.
//
// ```python
// accuracies = []
// for seed in range(1, 6):
//     keras.utils.set_random_seed(seed)
//     model = build([], 'relu', 'rmsprop')
//     model.fit(train_scaled, train_target, epochs=5, verbose=0)
//     accuracies.append(model.evaluate(val_scaled, val_target, verbose=0)[1])
// np.median(accuracies), min(accuracies), max(accuracies)
// ```
//
// <!-- predict: without-a-hidden-layer -->

// %%
const SEEDS = [1, 2, 3, 4, 5];
const accuracies: number[] = [];
for (const seed of SEEDS) {
  setRandomSeed(seed);
  const model = build([], 'relu', 'rmsprop');
  await model.fit(trainInput, trainTarget, { epochs: 5, verbose: 0 });
  accuracies.push(Number(model.evaluate(valInput, valTarget).accuracy));
  model.dispose();
}
const [lowest, , median, , highest] = [...accuracies].sort((a, b) => a - b);
console.log(`median ${median.toFixed(4)}, ${lowest.toFixed(4)} to ${highest.toFixed(4)}`);

// %% [markdown] lang="en"
// ## What each idea bought
//
// `npm run seeds` does this for every model below; `npm run seeds -- --only relu` for one. Accuracy on
// the 12,000 validation images, five epochs each:
//
// | model | median | range | median loss |
// | --- | --- | --- | --- |
// | always the commonest class | 0.0966 | | |
// | one Dense layer, RMSprop | 0.8471 | 0.8466 to 0.8502 | 0.444 |
// | 100 sigmoid, RMSprop (the lesson’s) | 0.8721 | 0.8690 to 0.8752 | 0.351 |
// | 100 relu, RMSprop | 0.8712 | 0.8667 to 0.8787 | 0.370 |
// | 100 sigmoid, Adam | 0.8740 | 0.8681 to 0.8759 | 0.342 |
// | 100 relu, Adam | 0.8792 | 0.8634 to 0.8810 | 0.334 |
// | 100 and 50 relu, Adam | 0.8808 | 0.8757 to 0.8816 | 0.334 |
//
// - A single layer of weights buys most of it: 0.8471 in place of 0.0966.
// - The hidden layer buys 2.5 points more, from every seed.
// - relu alone buys nothing here: its accuracy is within the noise of sigmoid’s, and its loss is
//   higher from every seed. With one hidden layer there is hardly a product of slopes that could
//   vanish; chapter 12 shows where relu is needed.
// - relu with Adam has a higher median, but seed 3 ends at 0.8634: within the noise.
// - With a second hidden layer, the lowest of five lies just above the highest of the lesson’s model.

// %% [markdown] lang="ko"
// ## 하나하나 무엇을 얻었을까
//
// `npm run seeds`는 아래의 모든 모델을, `npm run seeds -- --only relu`는 그중 하나를 이렇게 훈련합니다. 다섯
// 에포크씩 훈련했을 때 검증 이미지 12,000장에서의 정확도입니다.
//
// | 모델 | 중앙값 | 범위 | 손실의 중앙값 |
// | --- | --- | --- | --- |
// | 언제나 가장 많은 클래스 | 0.0966 | | |
// | 밀집층 하나, RMSprop | 0.8471 | 0.8466–0.8502 | 0.444 |
// | 100 시그모이드, RMSprop(강의의 모델) | 0.8721 | 0.8690–0.8752 | 0.351 |
// | 100 렐루, RMSprop | 0.8712 | 0.8667–0.8787 | 0.370 |
// | 100 시그모이드, Adam | 0.8740 | 0.8681–0.8759 | 0.342 |
// | 100 렐루, Adam | 0.8792 | 0.8634–0.8810 | 0.334 |
// | 100과 50 렐루, Adam | 0.8808 | 0.8757–0.8816 | 0.334 |
//
// - 가중치가 한 층만 있어도 대부분을 얻습니다. 0.0966이 0.8471이 됩니다.
// - 은닉층은 모든 시드에서 2.5퍼센트포인트를 더해 줍니다.
// - 렐루만으로는 얻은 것이 없습니다. 정확도는 시그모이드와 우연의 범위 안에 있고, 손실은 모든 시드에서 더 큽니다.
//   은닉층이 하나이면 사라질 만큼 기울기를 여러 번 곱하지 않기 때문입니다. 렐루가 필요한 곳은 12장에서 봅니다.
// - 렐루에 Adam을 쓰면 중앙값이 높아지지만 시드 3은 0.8634로 끝납니다. 우연의 범위 안입니다.
// - 은닉층을 하나 더 두면 다섯 중 가장 낮은 값도 강의의 모델의 가장 높은 값보다 조금 높습니다.

// %% [markdown] lang="en"
// ## Is SGD worse?
//
// ```python
// model.compile(optimizer=keras.optimizers.SGD(0.1),
//               loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// ```
//
// | model | median | range | median loss |
// | --- | --- | --- | --- |
// | 100 relu, SGD, learning rate 0.01 | 0.8431 | 0.8391 to 0.8448 | 0.452 |
// | 100 relu, SGD, learning rate 0.1 | 0.8705 | 0.8548 to 0.8738 | 0.360 |
// | 100 relu, RMSprop | 0.8712 | 0.8667 to 0.8787 | 0.370 |
//
// By its name SGD has Keras’s learning rate of 0.01, and after five epochs it is behind even the
// single Dense layer. With 0.1 it is within the noise of RMSprop. (Here:
// `optimizer: new SGD({ learningRate: 0.1 })`.) So the first row judges the learning
// rate, not the method: compare optimizers only after tuning each.
//
// ## Is deeper better?
//
// The second hidden layer is within the noise of the first alone (both with relu and Adam). On images
// as small as these, more layers don't help much; they need more data, and more care, to pay off.

// %% [markdown] lang="ko"
// ## SGD가 더 나쁠까요
//
// ```python
// model.compile(optimizer=keras.optimizers.SGD(0.1),
//               loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// ```
//
// | 모델 | 중앙값 | 범위 | 손실의 중앙값 |
// | --- | --- | --- | --- |
// | 100 렐루, SGD, 학습률 0.01 | 0.8431 | 0.8391–0.8448 | 0.452 |
// | 100 렐루, SGD, 학습률 0.1 | 0.8705 | 0.8548–0.8738 | 0.360 |
// | 100 렐루, RMSprop | 0.8712 | 0.8667–0.8787 | 0.370 |
//
// 이름으로 적은 SGD는 케라스의 학습률 0.01을 쓰고, 다섯 에포크 뒤에 밀집층 하나에도 미치지 못합니다. 0.1이면
// RMSprop과 우연의 범위 안에 있습니다. (여기서는 `optimizer: new SGD({ learningRate: 0.1 })`이라고 씁니다.) 그러니 첫째 행은 방법이 아니라 학습률에 대한 결과입니다. 옵티마이저는
// 저마다 학습률을 맞춘 다음에 비교해야 합니다.
//
// ## 깊을수록 좋을까요
//
// 둘째 은닉층은 은닉층이 하나일 때와 우연의 범위 안에 있습니다(둘 다 렐루와 Adam). 이렇게 작은 이미지에서는 층을
// 늘려도 크게 나아지지 않습니다. 층이 늘면 데이터도 손질도 더 필요합니다.

// %% [markdown] lang="en"
// ## Overfitting
//
// <!-- predict: many-epochs-few-images -->
//
// With few images and many epochs a network learns its training set by heart. The training loss keeps
// falling, while the validation loss turns and rises: *overfitting*. Here are 2,000 images for 30
// epochs, from each seed; the figure shows the last.
//
// ```python
// import matplotlib.pyplot as plt
//
// few_scaled, few_target = train_scaled[:2000], train_target[:2000]
// for seed in range(1, 6):
//     keras.utils.set_random_seed(seed)
//     model = build([100], 'relu', 'adam')
//     history = model.fit(few_scaled, few_target, epochs=30, verbose=0,
//                         validation_data=(val_scaled, val_target))
//     val_loss = history.history['val_loss']
//     print(f'seed {seed}: {min(val_loss):.3f} at best, {val_loss[-1]:.3f} at the end')
// plt.plot(history.history['loss'])
// plt.plot(val_loss, '--')
// plt.show()
// ```

// %% [markdown] lang="ko"
// ## 과대적합
//
// <!-- predict: many-epochs-few-images -->
//
// 이미지가 적고 에포크가 많으면 신경망은 훈련 세트를 외워 버립니다. 훈련 손실은 계속 내려가지만 검증 손실은
// 돌아서서 올라갑니다. *과대적합*입니다. 이미지 2,000장을 30에포크씩, 시드마다 훈련합니다. 그림은 마지막
// 훈련입니다.
//
// ```python
// import matplotlib.pyplot as plt
//
// few_scaled, few_target = train_scaled[:2000], train_target[:2000]
// for seed in range(1, 6):
//     keras.utils.set_random_seed(seed)
//     model = build([100], 'relu', 'adam')
//     history = model.fit(few_scaled, few_target, epochs=30, verbose=0,
//                         validation_data=(val_scaled, val_target))
//     val_loss = history.history['val_loss']
//     print(f'seed {seed}: {min(val_loss):.3f} at best, {val_loss[-1]:.3f} at the end')
// plt.plot(history.history['loss'])
// plt.plot(val_loss, '--')
// plt.show()
// ```

// %%
const [fewInput, fewTarget] = [trainInput.slice(0, 2000), trainTarget.slice(0, 2000)];
const watched: FitOptions = {
  epochs: 30,
  verbose: 0,
  validationData: [valInput, valTarget],
};
let curves = '';
for (const seed of SEEDS) {
  setRandomSeed(seed);
  const model = build([100], 'relu', 'adam');
  const { history, epoch } = await model.fit(fewInput, fewTarget, watched);
  const best = Math.min(...history.val_loss);
  const last = history.val_loss[epoch.length - 1];
  console.log(
    `seed ${seed}: validation loss ${best.toFixed(3)} at best, ${last.toFixed(3)} at the end`,
  );
  const at = (i: number) => ({
    loss: history.loss[i],
    accuracy: history.accuracy[i],
    valLoss: history.val_loss[i],
    valAccuracy: history.val_accuracy[i],
  });
  curves = trainingFigure(epoch.map(at));
  model.dispose();
}
showFigure(curves);

// %% [markdown] lang="en"
// ## Early stopping
//
// ```python
// model = build([100], 'relu', 'adam')
// early_stopping = keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
// model.fit(few_scaled, few_target, epochs=30, verbose=0,
//           validation_data=(val_scaled, val_target), callbacks=[early_stopping])
// model.evaluate(val_scaled, val_target)
// ```
//
// A *callback* looks on while `fit` trains. This one ends training when the validation loss has not
// improved for two epochs, and gives the model its best weights back. It ends a little above
// the best of all 30 epochs, from every seed: a loss that was worse twice can still fall later.

// %% [markdown] lang="ko"
// ## 조기 종료
//
// ```python
// model = build([100], 'relu', 'adam')
// early_stopping = keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
// model.fit(few_scaled, few_target, epochs=30, verbose=0,
//           validation_data=(val_scaled, val_target), callbacks=[early_stopping])
// model.evaluate(val_scaled, val_target)
// ```
//
// *콜백*은 `fit`이 훈련하는 동안 지켜봅니다. 이 콜백은 검증 손실이 두 에포크 동안 나아지지 않으면 훈련을
// 멈추고, 가장 좋았던 가중치를 모델에 되돌려 줍니다. 모든 시드에서 30에포크 중 가장 좋은 값보다 조금 높게
// 끝납니다. 두 번 나빠진 손실도 나중에 다시 내려갈 수 있기 때문입니다.

// %%
for (const seed of SEEDS) {
  setRandomSeed(seed);
  const model = build([100], 'relu', 'adam');
  const earlyStopping = new EarlyStopping({ patience: 2, restoreBestWeights: true });
  await model.fit(fewInput, fewTarget, { ...watched, callbacks: [earlyStopping] });
  console.log(`seed ${seed}: loss ${model.evaluate(valInput, valTarget).loss.toFixed(3)}`);
  model.dispose();
}

// %% [markdown] lang="en"
// ## The test set, once
//
// <!-- predict: on-the-test-set -->
//
// The validation images chose the model: the one with two hidden layers had the highest median. So its
// score is a little flattered, as the winner of a contest also had luck. That is why validation is not
// test. The 10,000 test images, loaded in chapter 6 and not looked at since, have the last word: one
// look, and nothing is chosen afterwards.
//
// ```python
// keras.utils.set_random_seed(1)
// chosen = build([100, 50], 'relu', 'adam')
// chosen.fit(train_scaled, train_target, epochs=5, verbose=0)
// test_scaled = (test_input / 255).reshape(-1, 28 * 28)
// print('validation accuracy', chosen.evaluate(val_scaled, val_target, verbose=0)[1])
// print('test accuracy', chosen.evaluate(test_scaled, test_target, verbose=0)[1])
// ```

// %% [markdown] lang="ko"
// ## 테스트 세트는 한 번만
//
// <!-- predict: on-the-test-set -->
//
// 검증 이미지로 모델을 골랐습니다. 은닉층이 둘인 모델의 중앙값이 가장 높았습니다. 대회의 우승자에게는 운도
// 따랐듯이 그 점수는 실력보다 조금 좋게 나옵니다. 그래서 검증은 테스트가 아닙니다. 6장에서 불러온 뒤 한 번도 보지
// 않은 테스트 이미지 10,000장으로 마지막에 판단합니다. 한 번만 보고, 그 뒤에는 아무것도 고르지 않습니다.
//
// ```python
// keras.utils.set_random_seed(1)
// chosen = build([100, 50], 'relu', 'adam')
// chosen.fit(train_scaled, train_target, epochs=5, verbose=0)
// test_scaled = (test_input / 255).reshape(-1, 28 * 28)
// print('validation accuracy', chosen.evaluate(val_scaled, val_target, verbose=0)[1])
// print('test accuracy', chosen.evaluate(test_scaled, test_target, verbose=0)[1])
// ```

// %%
setRandomSeed(SEEDS[0]);
const chosen = build([100, 50], 'relu', 'adam');
await chosen.fit(trainInput, trainTarget, { epochs: 5, verbose: 0 });
const testInput: tf.Tensor = testImages.div(255).reshape([-1, 784]);
const accuracyOn = (input: tf.Tensor, target: tf.Tensor) =>
  chosen.evaluate(input, target).accuracy?.toFixed(4);
console.log('validation accuracy', accuracyOn(valInput, valTarget));
console.log('test accuracy', accuracyOn(testInput, testLabels));

// %% [markdown] lang="en"
// The same model from all five seeds:
//
// | accuracy | median | range | median loss |
// | --- | --- | --- | --- |
// | on the validation images | 0.8808 | 0.8757 to 0.8816 | 0.334 |
// | on the test images | 0.8707 | 0.8682 to 0.8735 | 0.360 |
//
// All five do worse on the test images: 0.8707 is what to expect from new images of this kind. How much
// of the gap is the choosing, and how much that these images are harder, one look can’t tell.
//
// ## What you learned
//
// - A number means something beside a baseline, and a difference beside the noise of several seeds.
// - The hidden layer is worth it. relu alone is not, here; relu, Adam and depth together are.
// - SGD is not worse; it wants its own learning rate. Deeper is not better of itself.
// - Stop where the validation loss is lowest: `EarlyStopping` does it.
// - The validation set is for choosing, the test set for one look at the end.
//
// **Exercise.** Beat a median of 0.88 on the validation set, over five seeds, with a change of your own.
//
// <details><summary>Answer</summary>
//
// One way is a wider layer: 200 relu with Adam has a median of 0.8818. But its five seeds go from
// 0.8686 to 0.8839, so that it is within the noise of 100 relu with Adam, and of the lesson’s model,
// too. Beating a number is easy; showing that it wasn't luck takes more seeds.
//
// </details>
//
// Next: [12 Deep networks](12-deep-networks.ts)

// %% [markdown] lang="ko"
// 같은 모델을 시드 다섯 개로 훈련한 결과입니다.
//
// | 정확도 | 중앙값 | 범위 | 손실의 중앙값 |
// | --- | --- | --- | --- |
// | 검증 이미지에서 | 0.8808 | 0.8757–0.8816 | 0.334 |
// | 테스트 이미지에서 | 0.8707 | 0.8682–0.8735 | 0.360 |
//
// 다섯 번 모두 테스트 이미지에서 더 낮습니다. 이런 종류의 새 이미지에서 기대할 수 있는 것은 0.8707입니다. 그 차이
// 가운데 얼마가 고른 탓이고 얼마가 이미지가 더 어려운 탓인지는 한 번 보아서는 알 수 없습니다.
//
// ## 배운 것
//
// - 수는 기준선과 견주어야, 차이는 여러 시드의 흔들림과 견주어야 뜻이 있습니다.
// - 은닉층은 둘 만합니다. 여기서 렐루만으로는 나아지지 않지만 렐루와 Adam과 깊이를 함께 쓰면 나아집니다.
// - SGD가 더 나쁜 것은 아닙니다. 알맞은 학습률이 따로 있습니다. 깊다고 저절로 좋아지지도 않습니다.
// - 검증 손실이 가장 낮은 곳에서 멈춥니다. `EarlyStopping`이 해 줍니다.
// - 검증 세트는 고르는 데 쓰고, 테스트 세트는 마지막에 한 번만 봅니다.
//
// **연습 문제.** 무엇이든 하나 바꾸어 시드 다섯 개의 검증 정확도 중앙값이 0.88을 넘게 해 보세요.
//
// <details><summary>답</summary>
//
// 한 가지 방법은 층을 넓히는 것입니다. 렐루 200개에 Adam을 쓰면 중앙값이 0.8818입니다. 그러나 시드 다섯 개의
// 값이 0.8686에서 0.8839까지라서 렐루 100개에 Adam을 쓴 것과도, 강의의 모델과도 우연의 범위 안에 있습니다. 수
// 하나를 넘기는 것은 쉽지만 운이 아니었음을 보이려면 시드가 더 필요합니다.
//
// </details>
//
// 다음: [12 심층 신경망](12-deep-networks.ts)
