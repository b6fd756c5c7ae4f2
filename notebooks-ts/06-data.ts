// %% [markdown] lang="en"
// # 6 Data
//
// *Running time: about 6 seconds.*
//
// The practice begins: 70,000 grey pictures of clothes in ten classes, *Fashion-MNIST*. It comes in
// the same four files as MNIST, the handwritten digits, and takes their place where those have
// become too easy. (The original lesson calls its data MNIST, but loads Fashion-MNIST.)

// %% [markdown] lang="ko"
// # 6 데이터
//
// *실행 시간: 약 6초.*
//
// 이제 실습입니다. 옷을 찍은 흑백 그림 7만 장이 열 클래스로 나뉘어 있는 *패션 MNIST*를 씁니다. 손글씨
// 숫자인 MNIST와 똑같은 네 파일로 되어 있으며, MNIST가 너무 쉬워진 자리를 대신합니다. (원래 강의는
// MNIST라고 부르지만 실제로는 패션 MNIST를 불러옵니다.)

// %% [markdown] lang="en"
// ## Load
//
// ```python
// (train_input, train_target), (test_input, test_target) = keras.datasets.fashion_mnist.load_data()
// ```

// %% [markdown] lang="ko"
// ## 불러오기
//
// ```python
// (train_input, train_target), (test_input, test_target) = keras.datasets.fashion_mnist.load_data()
// ```

// %%
import { fashionMnist, trainTestSplit, useBackend } from '../src';
import { samplesFigure, showFigure } from '../src/report';

await useBackend();
const [[images, labels], [testImages, testLabels]] = fashionMnist.loadData();
console.log(images.shape, labels.shape);
console.log(testImages.shape, testLabels.shape);
console.log('first labels', labels.slice(0, 10).arraySync());

// %% [markdown] lang="en"
// Keras downloads the files; here they are in the repository and are checked when they are read.
// NumPy's arrays hold `uint8`, a type that TensorFlow.js doesn't have: these tensors are `int32`.
// Labels are numbers; `classNames` says what they stand for.

// %% [markdown] lang="ko"
// 케라스는 파일을 내려받지만 여기서는 저장소에 들어 있고, 읽을 때 검사합니다. 넘파이 배열의 자료형은
// `uint8`이지만 TensorFlow.js에는 없는 형이라 이 텐서들은 `int32`입니다. 레이블은 번호이며
// `classNames`가 그 뜻을 알려 줍니다.

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
// ## Scale
//
// Pixels are whole numbers from 0 to 255. Divided by 255 they lie between 0 and 1, where gradient
// descent works well: inputs of a similar, small size make steps of a similar size.
//
// ```python
// train_scaled = train_input / 255
// ```

// %% [markdown] lang="ko"
// ## 스케일 조정
//
// 픽셀은 0부터 255까지의 정수입니다. 255로 나누면 0과 1 사이에 놓입니다. 입력의 크기가 비슷하고 작으면
// 발걸음의 크기도 비슷해져서 경사 하강법이 잘 작동합니다.
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
// A Dense layer takes a row of numbers, so each 28 × 28 picture becomes a row of 784. With −1 the
// number of rows follows from what is there.
//
// ```python
// train_scaled = train_scaled.reshape(-1, 28 * 28)
// ```

// %% [markdown] lang="ko"
// ## 형태 바꾸기
//
// 밀집층은 한 줄로 늘어선 수를 받으므로 28 × 28 그림을 784개의 수로 폅니다. −1을 쓰면 행의 수가 저절로
// 정해집니다.
//
// ```python
// train_scaled = train_scaled.reshape(-1, 28 * 28)
// ```

// %%
const flat = scaled.reshape([-1, 784]);
console.log(flat.shape);

// %% [markdown] lang="en"
// ## Split
//
// A fifth is set aside for validation: 12,000 pictures that training never sees. With so much data
// one validation set is enough; cross-validation would train several times over.
//
// ```python
// train_scaled, val_scaled, train_target, val_target = train_test_split(
//     train_scaled, train_target, test_size=0.2, random_state=42)
// ```

// %% [markdown] lang="ko"
// ## 나누기
//
// 5분의 1을 검증용으로 떼어 둡니다. 훈련할 때 한 번도 보지 않는 그림 12,000장입니다. 데이터가 이만큼
// 많으면 검증 세트 하나로 충분합니다. 교차 검증은 여러 번 훈련해야 합니다.
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
// The rows and their order are scikit-learn's to the last one, since `randomState` means the same
// random numbers here.
//
// ## What you learned
//
// - Shapes after each step: [60000, 28, 28] → [60000, 784] → [48000, 784] and [12000, 784].
// - Divide by 255, flatten, set a part aside.
//
// **Exercise.** How many pictures of each class are in the validation set? (`bincount` in NumPy;
// here `tf.bincount`, or a loop over `valTarget.dataSync()`.)
//
// Next: [7 Three ways](07-three-ways.ts)

// %% [markdown] lang="ko"
// `randomState`가 뜻하는 난수가 사이킷런과 같으므로 행과 순서가 마지막 하나까지 같습니다.
//
// ## 배운 것
//
// - 단계마다의 형태: [60000, 28, 28] → [60000, 784] → [48000, 784]와 [12000, 784]
// - 255로 나누고, 펴고, 일부를 떼어 둡니다.
//
// **연습 문제.** 검증 세트에는 클래스마다 그림이 몇 장씩 있을까요? (넘파이라면 `bincount`, 여기서는
// `tf.bincount`나 `valTarget.dataSync()`를 도는 반복문을 씁니다.)
//
// 다음: [7 세 가지 방법](07-three-ways.ts)
