// %% [markdown] lang="en"
// # 9 Compile, fit, evaluate
//
// *Running time: about 8 seconds.*
//
// The model is built and the data are scaled. Three calls are left: say what to minimize and how
// (*compile*), do it (*fit*), and see how well the model does on images that it never saw
// (*evaluate*). First, once more, the data of chapter 6 and the model of chapter 7.
//
// ```python
// import keras
// import numpy as np
// from sklearn.model_selection import train_test_split
//
// (train_input, train_target), _ = keras.datasets.fashion_mnist.load_data()
// train_scaled, val_scaled, train_target, val_target = train_test_split(
//     (train_input / 255).reshape(-1, 28 * 28), train_target, test_size=0.2, random_state=42)
// keras.utils.set_random_seed(42)
// model = keras.Sequential()
// model.add(keras.layers.Dense(100, activation='sigmoid', input_shape=(784,)))
// model.add(keras.layers.Dense(10, activation='softmax'))
// ```

// %% [markdown] lang="ko"
// # 9 컴파일, 훈련, 평가
//
// *실행 시간: 약 8초.*
//
// 모델도 데이터도 준비되었습니다. 이제 세 가지를 호출합니다. 무엇을 어떻게 줄일지 정하고(*compile*), 실제로
// 줄이고(*fit*), 한 번도 보지 못한 이미지에서 모델이 얼마나 잘하는지 봅니다(*evaluate*). 먼저 6장의 데이터와
// 7장의 모델을 다시 만듭니다.
//
// ```python
// import keras
// import numpy as np
// from sklearn.model_selection import train_test_split
//
// (train_input, train_target), _ = keras.datasets.fashion_mnist.load_data()
// train_scaled, val_scaled, train_target, val_target = train_test_split(
//     (train_input / 255).reshape(-1, 28 * 28), train_target, test_size=0.2, random_state=42)
// keras.utils.set_random_seed(42)
// model = keras.Sequential()
// model.add(keras.layers.Dense(100, activation='sigmoid', input_shape=(784,)))
// model.add(keras.layers.Dense(10, activation='softmax'))
// ```

// %%
import type * as tf from '@tensorflow/tfjs';
import {
  buildWithAdd,
  fashionMnist,
  setRandomSeed,
  trainTestSplit,
  useBackend,
} from '../src/index.ts';
import {
  type ClassScores,
  classScores,
  confusionFigure,
  confusionMatrix,
  predictionsFigure,
  showFigure,
  trainingFigure,
} from '../src/report/index.ts';

await useBackend();
const [[images, labels]] = fashionMnist.loadData();
const flat = images.div(255).reshape([-1, 784]);
const [trainInput, valInput, trainTarget, valTarget] = trainTestSplit(flat, labels, {
  testSize: 0.2,
  randomState: 42,
});
setRandomSeed(42);
const model = buildWithAdd();

// %% [markdown] lang="en"
// ## compile
//
// ```python
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// ```
//
// The labels are integers and the last layer is softmax: sparse categorical cross-entropy
// (chapter 4). The loss is what training minimizes. `accuracy`, the share of correct answers, is a
// *metric*: it is only shown. No optimizer is named, so it is Keras's default, RMSprop with a
// learning rate of 0.001 (chapter 5); TensorFlow.js on its own would refuse. (The published lesson
// has `metrics='accuracy'`; Keras 3 wants a list.)

// %% [markdown] lang="ko"
// ## compile
//
// ```python
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// ```
//
// 레이블이 정수이고 마지막 층이 소프트맥스이므로 희소 범주형 교차 엔트로피입니다(4장). 훈련이 줄이는 것은
// 손실입니다. 맞힌 비율인 `accuracy`는 *지표*이고, 보여 주기만 합니다. 옵티마이저를 적지 않았으므로 케라스의
// 기본값인 학습률 0.001의 RMSprop입니다(5장). TensorFlow.js만으로는 여기서 오류가 납니다. (공개된 강의에는
// `metrics='accuracy'`라고 되어 있지만 케라스 3에서는 리스트로 써야 합니다.)

// %%
model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });

// %% [markdown] lang="en"
// ## fit
//
// <!-- predict: steps-of-an-epoch -->
//
// ```python
// history = model.fit(train_scaled, train_target, epochs=5,
//                     validation_data=(val_scaled, val_target))
// ```
//
// An *epoch* is one pass over the 48,000 images: 48,000 / 32 = 1,500 mini-batches, each with one
// *step* of the optimizer. `fit` returns a promise, hence the `await`. The validation data are given
// here only so that their loss is measured after each epoch; they are never trained on.

// %% [markdown] lang="ko"
// ## fit
//
// <!-- predict: steps-of-an-epoch -->
//
// ```python
// history = model.fit(train_scaled, train_target, epochs=5,
//                     validation_data=(val_scaled, val_target))
// ```
//
// *에포크*는 이미지 48,000장을 한 번 다 훑는 것입니다. 48,000 / 32 = 1,500개의 미니배치마다 옵티마이저가 한
// *스텝*씩 움직입니다. `fit`은 프로미스를 돌려주므로 `await`를 붙입니다. 검증 데이터는 에포크마다 손실을 재려고
// 주었을 뿐 훈련에는 쓰지 않습니다.

// %%
const history = await model.fit(trainInput, trainTarget, {
  epochs: 5,
  validationData: [valInput, valTarget],
});

// %% [markdown] lang="en"
// Each line is an epoch. Keras prints other digits from the second or third decimal on: its seed 42
// draws other starting weights and another order, just as another seed does here. From the same
// weights and batches both print the same numbers, as `npm run compare` shows.
//
// Both losses fall: what the model learns on the training images helps with others, too.
//
// ```python
// import matplotlib.pyplot as plt
//
// fig, axs = plt.subplots(2, 1)
// for ax, name in zip(axs, ['loss', 'accuracy']):
//     ax.plot(range(1, 6), history.history[name], label='training')
//     ax.plot(range(1, 6), history.history[f'val_{name}'], '--', label='validation')
//     ax.set(xlabel='epoch', ylabel=name)
//     ax.legend()
// plt.show()
// ```
//
// <!-- predict: which-is-validation -->

// %% [markdown] lang="ko"
// 한 줄이 한 에포크입니다. 케라스의 수와는 소수점 아래 둘째나 셋째 자리가 다릅니다. 시드가 같은 42라도 가중치의
// 초깃값과 섞는 순서가 다르기 때문이며, 여기서도 시드를 바꾸면 그만큼 달라집니다. 같은 가중치와 같은 배치에서
// 시작하면 둘은 같은 수를 출력합니다. `npm run compare`가 보여 줍니다.
//
// 두 손실이 모두 줄어듭니다. 훈련한 이미지에서 배운 것이 다른 이미지에도 도움이 된다는 뜻입니다.
//
// ```python
// import matplotlib.pyplot as plt
//
// fig, axs = plt.subplots(2, 1)
// for ax, name in zip(axs, ['loss', 'accuracy']):
//     ax.plot(range(1, 6), history.history[name], label='training')
//     ax.plot(range(1, 6), history.history[f'val_{name}'], '--', label='validation')
//     ax.set(xlabel='epoch', ylabel=name)
//     ax.legend()
// plt.show()
// ```
//
// <!-- predict: which-is-validation -->

// %%
const { val_loss: valLoss, val_accuracy: valAccuracy } = history.history;
const epochs = history.epoch.map((i) => ({
  loss: history.loss[i],
  accuracy: history.accuracy[i],
  valLoss: valLoss[i],
  valAccuracy: valAccuracy[i],
}));
showFigure(trainingFigure(epochs));

// %% [markdown] lang="en"
// ## evaluate
//
// ```python
// model.evaluate(val_scaled, val_target)
// ```
//
// Keras returns a list, [loss, accuracy]; here the values have names.

// %% [markdown] lang="ko"
// ## evaluate
//
// ```python
// model.evaluate(val_scaled, val_target)
// ```
//
// 케라스는 [손실, 정확도] 리스트를 돌려주고, 여기서는 값에 이름이 있습니다.

// %%
const { loss, accuracy } = model.evaluate(valInput, valTarget);
console.log(`loss: ${loss.toFixed(4)}, accuracy: ${accuracy?.toFixed(4)}`);

// %% [markdown] lang="en"
// About 87 of 100 images are classified correctly. Is that much? Chapter 11 compares it with simpler
// models, and with other seeds.
//
// ## argmax: from ten probabilities to one class
//
// `predict` gives ten probabilities for each image. The answer is the class with the largest one;
// the place of the largest value is called *argmax*.
//
// ```python
// probabilities = model.predict(val_scaled)
// predicted = np.argmax(probabilities, axis=-1)
// predicted[0], val_target[0]
// ```

// %% [markdown] lang="ko"
// 이미지 100장 가운데 87장쯤을 맞힙니다. 많은 것일까요? 11장에서 더 단순한 모델, 그리고 다른 시드와
// 비교합니다.
//
// ## argmax: 확률 열 개에서 클래스 하나로
//
// `predict`는 이미지마다 확률 열 개를 냅니다. 확률이 가장 큰 클래스가 답이고, 가장 큰 값의 위치를
// *argmax*라고 합니다.
//
// ```python
// probabilities = model.predict(val_scaled)
// predicted = np.argmax(probabilities, axis=-1)
// predicted[0], val_target[0]
// ```

// %%
const probabilities = model.predict(valInput) as tf.Tensor2D;
const rows = probabilities.arraySync();
const predicted = Array.from(probabilities.argMax(-1).dataSync());
const truth = Array.from((valTarget as tf.Tensor1D).dataSync());
console.log(rows[0].map((p) => p.toFixed(2)).join(' '));
console.log('argmax', predicted[0], 'label', truth[0]);

// %% [markdown] lang="en"
// ## The confusion matrix: what gets mistaken for what
//
// A row holds the images of one class, a column those that the model took for it. On the diagonal
// both agree. Shirts are the hardest: they are taken for T-shirts, pullovers and coats.
//
// ```python
// from sklearn.metrics import ConfusionMatrixDisplay
//
// class_names = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat',
//                'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']
// ConfusionMatrixDisplay.from_predictions(
//     val_target, predicted, display_labels=class_names, xticks_rotation='vertical')
// plt.show()
// ```

// %% [markdown] lang="ko"
// ## 혼동 행렬: 무엇을 무엇으로 보았을까
//
// 한 행에는 실제로 그 클래스인 이미지, 한 열에는 모델이 그 클래스라고 본 이미지가 있습니다. 대각선에서는 둘이
// 일치합니다. 가장 어려운 것은 셔츠입니다. 티셔츠, 스웨터, 코트로 봅니다.
//
// ```python
// from sklearn.metrics import ConfusionMatrixDisplay
//
// class_names = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat',
//                'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']
// ConfusionMatrixDisplay.from_predictions(
//     val_target, predicted, display_labels=class_names, xticks_rotation='vertical')
// plt.show()
// ```

// %%
const { classNames } = fashionMnist;
const matrix = confusionMatrix(truth, predicted, classNames.length);
showFigure(confusionFigure({ matrix, classNames }));

// %% [markdown] lang="en"
// ## Precision and recall
//
// Two questions about one class. *Precision*: of the images that the model called shirts, what share
// are shirts? That is the diagonal cell divided by its column. *Recall*: of all shirts, what share did
// it find? The same cell divided by its row. Here are the hardest class and an easy one.
//
// ```python
// from sklearn.metrics import precision_score, recall_score
//
// precision = precision_score(val_target, predicted, average=None)
// recall = recall_score(val_target, predicted, average=None)
// for label in [6, 1]:
//     print(class_names[label], f'precision {precision[label]:.2f}, recall {recall[label]:.2f}')
// ```
//
// <!-- predict: precision-or-recall -->

// %% [markdown] lang="ko"
// ## 정밀도와 재현율
//
// 한 클래스에 대해 두 가지를 묻습니다. *정밀도*는 모델이 셔츠라고 한 이미지 가운데 정말 셔츠인 비율입니다.
// 대각선의 칸을 열의 합으로 나눕니다. *재현율*은 모든 셔츠 가운데 찾아낸 비율입니다. 같은 칸을 행의 합으로
// 나눕니다. 가장 어려운 클래스와 쉬운 클래스를 하나씩 봅니다.
//
// ```python
// from sklearn.metrics import precision_score, recall_score
//
// precision = precision_score(val_target, predicted, average=None)
// recall = recall_score(val_target, predicted, average=None)
// for label in [6, 1]:
//     print(class_names[label], f'precision {precision[label]:.2f}, recall {recall[label]:.2f}')
// ```
//
// <!-- predict: precision-or-recall -->

// %%
const scores = classScores(matrix);
const told = ({ precision, recall }: ClassScores) =>
  `precision ${precision?.toFixed(2)}, recall ${recall?.toFixed(2)}`;
console.log('Shirt:', told(scores[6]));
console.log('Trouser:', told(scores[1]));

// %% [markdown] lang="en"
// ## A probability of 1.00 is not certainty
//
// <!-- predict: rather-sure -->
//
// Among its mistakes are some of which the model is almost sure. Softmax only says how the ten sums
// compare: one that is 7 above the others gets 0.99, whether or not it should be. No output means
// «I don't know», and 1.00 is a number such as 0.998, rounded. What a probability of 0.9 is worth,
// only counting shows: how many of such answers are right?
//
// ```python
// surest, is_right = probabilities.max(axis=-1), predicted == val_target
// for low, high in [(0.5, 0.9), (0.9, 0.99), (0.99, 1.01)]:
//     said = is_right[(surest >= low) & (surest < high)]
//     print(f'p from {low} to {min(high, 1)}: right {said.mean():.3f}')
// mistakes = np.argsort(np.where(is_right, 0, -surest))[:4]
// fig, axs = plt.subplots(1, 4, figsize=(12, 3))
// for ax, i in zip(axs, mistakes):
//     ax.imshow(val_scaled[i].reshape(28, 28), cmap='gray_r')
//     ax.set_title(f'{class_names[predicted[i]]} {surest[i]:.2f}')
//     ax.set_xlabel(class_names[val_target[i]])
// plt.show()
// ```

// %% [markdown] lang="ko"
// ## 확률 1.00은 확실하다는 뜻이 아닙니다
//
// <!-- predict: rather-sure -->
//
// 틀린 답 가운데에는 모델이 거의 확신한 것도 있습니다. 소프트맥스는 합 열 개를 서로 견준 결과일 뿐입니다.
// 하나가 나머지보다 7만큼 크면 맞든 틀리든 0.99가 됩니다. «모르겠다»를 뜻하는 출력은 없고, 1.00은 0.998 같은
// 수를 반올림한 것입니다. 확률 0.9를 얼마나 믿을 수 있는지는 세어 보아야 압니다. 그런 답 가운데 몇 개가
// 맞을까요?
//
// ```python
// surest, is_right = probabilities.max(axis=-1), predicted == val_target
// for low, high in [(0.5, 0.9), (0.9, 0.99), (0.99, 1.01)]:
//     said = is_right[(surest >= low) & (surest < high)]
//     print(f'p from {low} to {min(high, 1)}: right {said.mean():.3f}')
// mistakes = np.argsort(np.where(is_right, 0, -surest))[:4]
// fig, axs = plt.subplots(1, 4, figsize=(12, 3))
// for ax, i in zip(axs, mistakes):
//     ax.imshow(val_scaled[i].reshape(28, 28), cmap='gray_r')
//     ax.set_title(f'{class_names[predicted[i]]} {surest[i]:.2f}')
//     ax.set_xlabel(class_names[val_target[i]])
// plt.show()
// ```

// %%
const surest = rows.map((row) => Math.max(...row));
const isRight = truth.map((label, i) => predicted[i] === label);
for (const [low, high] of [
  [0.5, 0.9],
  [0.9, 0.99],
  [0.99, 1.01],
]) {
  const said = isRight.filter((_, i) => surest[i] >= low && surest[i] < high);
  const share = said.filter(Boolean).length / said.length;
  console.log(`p from ${low} to ${Math.min(high, 1)}: right ${share.toFixed(3)}`);
}
const mistakes = truth
  .map((label, i) => ({ label, i }))
  .filter(({ i }) => !isRight[i])
  .sort((a, b) => surest[b.i] - surest[a.i])
  .slice(0, 4)
  .map(({ label, i }) => ({
    label,
    pixels: valInput.slice([i, 0], [1, 784]).mul(255).dataSync(),
    probabilities: rows[i],
  }));
const shown = { predictions: mistakes, classNames: classNames, width: 28, height: 28 };
showFigure(predictionsFigure('wrong', shown));

// %% [markdown] lang="en"
// The surer, the more often right, but never always. And a sure mistake is costly: the loss is −ln of
// what the true class got, and that was almost nothing.
//
// <!-- live: practice -->
//
// ## What you learned
//
// - `compile` chooses loss, metrics and optimizer; RMSprop unless named.
// - `fit` takes 1,500 steps per epoch; `evaluate` judges on unseen data.
// - The confusion matrix shows which classes get mixed up; precision divides by a column, recall by a
//   row.
// - A probability compares classes. It is not a promise.
//
// **Exercise.** Train with `batchSize: 256`. What happens to the time per epoch, and to the accuracy
// after five epochs?
//
// <details><summary>Answer</summary>
//
// An epoch has only 188 steps (48,000 / 256, rounded up). It takes about a fifth less time, as the
// 79,510 parameters are updated eight times less often. But with the learning rate unchanged, 188 steps
// get less far than 1,500. Of five seeds, the median accuracy is 0.8485 with batches of 256, against
// 0.8721 with 32, and no seed of the one reaches any of the other.
//
// </details>
//
// Next: [10 Inside one step](10-inside-one-step.ts)

// %% [markdown] lang="ko"
// 확신할수록 자주 맞히지만 언제나 맞히지는 않습니다. 그리고 확신하고 틀리면 손실이 큽니다. 손실은 정답 클래스가
// 얻은 확률의 −ln인데 그 확률이 거의 0이었기 때문입니다.
//
// <!-- live: practice -->
//
// ## 배운 것
//
// - `compile`은 손실 함수, 지표, 옵티마이저를 정합니다. 적지 않으면 RMSprop입니다.
// - `fit`은 에포크마다 1,500스텝을 움직이고, `evaluate`는 보지 못한 데이터로 평가합니다.
// - 혼동 행렬은 어느 클래스를 서로 헷갈리는지 보여 줍니다. 정밀도는 열의 합으로, 재현율은 행의 합으로
//   나눕니다.
// - 확률은 클래스를 견준 값입니다. 약속이 아닙니다.
//
// **연습 문제.** `batchSize: 256`으로 훈련해 보세요. 한 에포크의 시간과 다섯 에포크 뒤의 정확도는 어떻게
// 달라질까요?
//
// <details><summary>답</summary>
//
// 한 에포크가 188스텝(48,000 / 256을 올림)뿐입니다. 파라미터 79,510개를 여덟 번에 한 번꼴로 갱신하므로 시간은
// 5분의 1쯤 덜 걸립니다. 그러나 학습률이 그대로이면 188스텝으로는 1,500스텝만큼 가지 못합니다. 시드 다섯 개의
// 정확도 중앙값은 배치 크기가 256일 때 0.8485, 32일 때 0.8721이고, 어느 시드도 다른 쪽에 미치지 못합니다.
//
// </details>
//
// 다음: [10 한 스텝 들여다보기](10-inside-one-step.ts)
