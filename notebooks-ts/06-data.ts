// %% [markdown] lang="en"
// # 6 Data
//
// *Running time: about 5 seconds.*
//
// The practice begins: 70,000 grey images of clothes in ten classes, *Fashion-MNIST*. It comes in the
// same four files as MNIST, the handwritten digits, and is used where those have become too easy. (The
// original lesson calls its data MNIST, but loads Fashion-MNIST.)

// %% [markdown] lang="ko"
// # 6 데이터
//
// *실행 시간: 약 5초.*
//
// 이제 실습입니다. 옷을 찍은 흑백 이미지 7만 장이 열 클래스로 나뉘어 있는 *패션 MNIST*를 씁니다. 손글씨
// 숫자인 MNIST와 똑같은 네 파일로 되어 있으며, 너무 쉬워진 MNIST 대신 씁니다. (원래 강의는 MNIST라고
// 부르지만 실제로는 패션 MNIST를 불러옵니다.)

// %% [markdown] lang="en"
// ## Load
//
// ```python
// from tensorflow import keras
// from sklearn.model_selection import train_test_split
//
// (train_input, train_target), (test_input, test_target) = keras.datasets.fashion_mnist.load_data()
// ```
//
// <!-- predict: shape-of-the-labels -->

// %% [markdown] lang="ko"
// ## 불러오기
//
// ```python
// from tensorflow import keras
// from sklearn.model_selection import train_test_split
//
// (train_input, train_target), (test_input, test_target) = keras.datasets.fashion_mnist.load_data()
// ```
//
// <!-- predict: shape-of-the-labels -->

// %%
import { fashionMnist, trainTestSplit, useBackend } from '../src/index.ts';
import { samplesFigure, showFigure } from '../src/report/index.ts';

await useBackend();
const [[images, labels], [testImages, testLabels]] = fashionMnist.loadData();
console.log(images.shape, labels.shape);
console.log(testImages.shape, testLabels.shape);
console.log('first labels', labels.slice(0, 10).arraySync());

// %% [markdown] lang="en"
// The first 60,000 samples are for training, the last 10,000 for a final test. Keras downloads the
// files; here they come with the repository and are checked when they are read. Labels are numbers;
// `classNames` says what they stand for. Keras has no such list, so there you write your own.
//
// ```python
// import matplotlib.pyplot as plt
//
// class_names = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat',
//                'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']
// fig, axs = plt.subplots(1, 10, figsize=(12, 2))
// for ax, image, label in zip(axs, train_input, train_target):
//     ax.imshow(image, cmap='gray_r')
//     ax.set_title(class_names[label])
//     ax.axis('off')
// plt.show()
// ```

// %% [markdown] lang="ko"
// 앞의 샘플 60,000개는 훈련에, 뒤의 10,000개는 마지막 테스트에 씁니다. 케라스는 파일을 내려받지만 여기서는
// 저장소에 들어 있고, 읽을 때 검사합니다. 레이블은 번호이며 `classNames`가 그 뜻을 알려 줍니다. 케라스에는
// 이런 목록이 없으므로 직접 씁니다.
//
// ```python
// import matplotlib.pyplot as plt
//
// class_names = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat',
//                'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']
// fig, axs = plt.subplots(1, 10, figsize=(12, 2))
// for ax, image, label in zip(axs, train_input, train_target):
//     ax.imshow(image, cmap='gray_r')
//     ax.set_title(class_names[label])
//     ax.axis('off')
// plt.show()
// ```

// %%
const { classNames } = fashionMnist;
console.log(classNames.join(', '));
const shown = 10;
const pixels = images.slice([0, 0, 0], [shown, -1, -1]).arraySync();
const samples = Array.from(labels.slice(0, shown).dataSync(), (label, i) => ({
  label,
  pixels: pixels[i].flat(),
}));
showFigure(samplesFigure({ samples, classNames, width: 28, height: 28 }));

// %% [markdown] lang="en"
// ## Normalize
//
// <!-- predict: largest-pixel -->
//
// Pixels are whole numbers from 0 to 255. Divided by 255 they lie between 0 and 1, which is called
// *normalization*. Gradient descent works better so: a weight's slope is multiplied by its input
// (chapter 5), so inputs of a similar, small size make steps of a similar size.
//
// ```python
// train_scaled = train_input / 255
// ```

// %% [markdown] lang="ko"
// ## 정규화
//
// <!-- predict: largest-pixel -->
//
// 픽셀은 0부터 255까지의 정수입니다. 255로 나누면 0과 1 사이에 놓입니다. 이것을 *정규화*라고 합니다. 그러면
// 경사 하강법이 더 잘 작동합니다. 가중치의 기울기에는 입력이 곱해지므로(5장), 입력의 크기가 비슷하고 작으면
// 가중치가 갱신되는 폭도 비슷해집니다.
//
// ```python
// train_scaled = train_input / 255
// ```

// %%
const scaled = images.div(255);
console.log(scaled.dtype, 'from', scaled.min().arraySync(), 'to', scaled.max().arraySync());

// %% [markdown] lang="en"
// ## Reshape
//
// A Dense layer takes a row of numbers, so each image of 28 × 28 pixels becomes a row of 784. −1 lets
// `reshape` infer the number of rows.
//
// ```python
// train_scaled = train_scaled.reshape(-1, 28 * 28)
// ```
//
// <!-- predict: after-reshape -->

// %% [markdown] lang="ko"
// ## 형태 바꾸기
//
// 밀집층은 한 줄로 늘어선 수를 받으므로 28 × 28 픽셀의 이미지를 784개의 수로 폅니다. −1을 쓰면 행의 수는
// `reshape`가 알아서 정합니다.
//
// ```python
// train_scaled = train_scaled.reshape(-1, 28 * 28)
// ```
//
// <!-- predict: after-reshape -->

// %%
const flat = scaled.reshape([-1, 784]);
console.log(flat.shape);

// %% [markdown] lang="en"
// ## Split
//
// <!-- predict: left-to-train-on -->
//
// A fifth of the training data, 12,000 images, is set aside as a *validation set*: training never sees
// it, and what is tried out is judged by it. With so much data one such set will do instead of
// cross-validation, which trains several times over.
//
// Validation is not the test. Whoever picks the best of many models by their validation set has fitted
// the choice to it, so its number flatters. The *test set* is looked at once, when everything is decided
// (chapter 11).
//
// ```python
// train_scaled, val_scaled, train_target, val_target = train_test_split(
//     train_scaled, train_target, test_size=0.2, random_state=42)
// ```

// %% [markdown] lang="ko"
// ## 나누기
//
// <!-- predict: left-to-train-on -->
//
// 훈련 데이터의 5분의 1, 곧 이미지 12,000장을 *검증 세트*로 떼어 둡니다. 훈련할 때는 한 번도 보지 않고,
// 이것저것 해 보며 고를 때 씁니다. 데이터가 이만큼 많으면 여러 번 훈련해야 하는 교차 검증 대신 검증 세트
// 하나로 충분합니다.
//
// 검증은 테스트가 아닙니다. 여러 모델 가운데 검증 세트에서 가장 좋은 것을 고르면 그 선택이 이미 검증 세트에
// 맞춰진 것이므로 점수가 실제보다 좋게 나옵니다. *테스트 세트*는 모든 것을 정한 뒤에 한 번만 봅니다(11장).
//
// ```python
// train_scaled, val_scaled, train_target, val_target = train_test_split(
//     train_scaled, train_target, test_size=0.2, random_state=42)
// ```

// %%
const [trainInput, valInput, trainTarget, valTarget] = trainTestSplit(flat, labels, {
  testSize: 0.2,
  randomState: 42,
});
console.log(trainInput.shape, trainTarget.shape);
console.log(valInput.shape, valTarget.shape);
console.log('starts', trainTarget.slice(0, 10).arraySync());

// %% [markdown] lang="en"
// These are exactly scikit-learn's rows, in the same order: `randomState` draws the same random
// numbers here.
//
// ## What you learned
//
// - Shapes after each step: [60000, 28, 28] → [60000, 784] → [48000, 784] and [12000, 784].
// - Divide by 255, flatten, set a part aside.
// - Train on the training set, choose by the validation set, look at the test set once.
//
// **Exercise.** How many images of each class are in the validation set? (`bincount` in NumPy;
// here `tf.bincount`, or a loop over `valTarget.dataSync()`.)
//
// <details><summary>Answer</summary>
//
// From 1,159 to 1,219: the rows were drawn at random, so the classes come out nearly, not exactly equal.
//
// </details>
//
// Next: [7 Three ways](07-three-ways.ts)

// %% [markdown] lang="ko"
// 같은 `randomState`면 사이킷런과 같은 난수를 쓰므로 행과 순서가 똑같습니다.
//
// ## 배운 것
//
// - 단계마다의 형태: [60000, 28, 28] → [60000, 784] → [48000, 784]와 [12000, 784]
// - 255로 나누고, 펴고, 일부를 떼어 둡니다.
// - 훈련 세트로 훈련하고, 검증 세트로 고르고, 테스트 세트는 한 번만 봅니다.
//
// **연습 문제.** 검증 세트에는 클래스마다 이미지가 몇 장씩 있을까요? (넘파이라면 `bincount`, 여기서는
// `tf.bincount`나 `valTarget.dataSync()`를 도는 반복문을 씁니다.)
//
// <details><summary>답</summary>
//
// 1,159장에서 1,219장까지입니다. 행을 무작위로 뽑았으므로 클래스마다 거의 같지만 똑같지는 않습니다.
//
// </details>
//
// 다음: [7 세 가지 방법](07-three-ways.ts)
