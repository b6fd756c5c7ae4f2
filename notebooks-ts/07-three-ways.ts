// %% [markdown] lang="en"
// # 7 Three ways to build the same model
//
// *Running time: about 4 seconds.*
//
// The lesson's network: 784 inputs, a hidden Dense layer of 100 nodes with sigmoid, an output layer
// of 10 nodes with softmax. Keras has three ways to write it down. They build the same model; they
// differ in how well they read.

// %% [markdown] lang="ko"
// # 7 같은 모델을 만드는 세 가지 방법
//
// *실행 시간: 약 4초.*
//
// 이 강의의 신경망은 입력 784개, 노드 100개에 시그모이드를 쓰는 은닉층(Dense), 노드 10개에 소프트맥스를
// 쓰는 출력층으로 되어 있습니다. 케라스에서는 세 가지 방법으로 쓸 수 있습니다. 만들어지는 모델은 같고,
// 읽기 좋은 정도가 다릅니다.

// %% [markdown] lang="en"
// ## Way 1: an array of layers
//
// ```python
// dense1 = keras.layers.Dense(100, activation='sigmoid', input_shape=(784,))
// dense2 = keras.layers.Dense(10, activation='softmax')
// model = keras.Sequential([dense1, dense2])
// ```
//
// (The published lesson writes `model.Sequential` in the last line, and gives `dense2` an
// `input_shape` too: Keras ignores it, as it is not the first layer.)

// %% [markdown] lang="ko"
// ## 방법 1: 층의 배열
//
// ```python
// dense1 = keras.layers.Dense(100, activation='sigmoid', input_shape=(784,))
// dense2 = keras.layers.Dense(10, activation='softmax')
// model = keras.Sequential([dense1, dense2])
// ```
//
// (공개된 강의에는 마지막 줄이 `model.Sequential`로 되어 있고 `dense2`에도 `input_shape`가 있습니다. 첫
// 층이 아니므로 케라스는 이를 무시합니다.)

// %%
import {
  buildLayerArray,
  buildNamedSequential,
  buildWithAdd,
  clearSession,
  dense,
  sequential,
  setRandomSeed,
  useBackend,
} from '../src';

await useBackend();
setRandomSeed(42);

const dense1 = dense({ units: 100, activation: 'sigmoid', inputShape: [784] });
const dense2 = dense({ units: 10, activation: 'softmax' });
const layerArray = sequential([dense1, dense2]);
console.log(
  layerArray.name,
  layerArray.layers.map(({ name }) => name),
);

// %% [markdown] lang="en"
// ## Way 2: everything inside Sequential, with names
//
// Names show in the summary and help to find a layer in a large model.
//
// ```python
// model = keras.Sequential([
//     keras.layers.Dense(100, activation='sigmoid', input_shape=(784,), name='hidden'),
//     keras.layers.Dense(10, activation='softmax', name='output'),
// ], name='패션 MNIST 모델')
// ```

// %% [markdown] lang="ko"
// ## 방법 2: Sequential 안에 모두, 이름을 붙여서
//
// 이름은 모델 요약에 나오고, 큰 모델에서 층을 찾을 때 도움이 됩니다.
//
// ```python
// model = keras.Sequential([
//     keras.layers.Dense(100, activation='sigmoid', input_shape=(784,), name='hidden'),
//     keras.layers.Dense(10, activation='softmax', name='output'),
// ], name='패션 MNIST 모델')
// ```

// %%
const named = sequential({
  layers: [
    dense({ units: 100, activation: 'sigmoid', inputShape: [784], name: 'hidden' }),
    dense({ units: 10, activation: 'softmax', name: 'output' }),
  ],
  name: '패션 MNIST 모델',
});
console.log(
  named.name,
  named.layers.map(({ name }) => name),
);

// %% [markdown] lang="en"
// The model's name may be Hangul. A *layer's* name may not here, as TensorFlow.js makes the names of
// its weights from it. (Keras 3 has the opposite surprise: it refuses to *train* a model with such a
// name on TensorFlow.)
//
// ## Way 3: add()
//
// ```python
// model = keras.Sequential()
// model.add(keras.layers.Dense(100, activation='sigmoid', input_shape=(784,)))
// model.add(keras.layers.Dense(10, activation='softmax'))
// ```

// %% [markdown] lang="ko"
// 모델의 이름은 한글이어도 됩니다. 여기서 *층*의 이름은 한글일 수 없습니다. TensorFlow.js가 가중치의
// 이름을 층의 이름으로 짓기 때문입니다. (케라스 3에는 반대의 놀라움이 있습니다. 텐서플로 위에서는 그런
// 이름의 모델을 *훈련*하려 하면 거절합니다.)
//
// ## 방법 3: add()
//
// ```python
// model = keras.Sequential()
// model.add(keras.layers.Dense(100, activation='sigmoid', input_shape=(784,)))
// model.add(keras.layers.Dense(10, activation='softmax'))
// ```

// %%
const added = sequential();
added.add(dense({ units: 100, activation: 'sigmoid', inputShape: [784] }));
added.add(dense({ units: 10, activation: 'softmax' }));
console.log(
  added.name,
  added.layers.map(({ name }) => name),
);

// %% [markdown] lang="en"
// This is the tidiest way and the easiest to maintain: a layer more is a line more, and a condition
// or a loop fits in between.

// %% [markdown] lang="ko"
// 가장 깔끔하고 유지하기 쉬운 방법입니다. 층을 늘리려면 한 줄만 더하면 되고, 사이에 조건문이나 반복문도
// 넣을 수 있습니다.

// %% [markdown] lang="en"
// In Keras a layer may be used in two models. In TensorFlow.js it belongs to one, and `sequential`
// says so if you try.

// %% [markdown] lang="ko"
// 케라스에서는 층 하나를 두 모델에 쓸 수 있습니다. TensorFlow.js의 층은 모델 하나에 속하며, 어기면
// `sequential`이 알려 줍니다.

// %%
try {
  sequential([dense1]);
} catch (error) {
  console.log((error as Error).message);
}

// %% [markdown] lang="en"
// The three are in `src/lesson/07-three-ways` too, as `buildLayerArray`, `buildNamedSequential` and
// `buildWithAdd`. With one seed they start from the same weights:

// %% [markdown] lang="ko"
// 세 방법은 `src/lesson/07-three-ways`에 `buildLayerArray`, `buildNamedSequential`, `buildWithAdd`로도 들어 있습니다.
// 시드가 같으면 같은 가중치에서 출발합니다.

// %%
clearSession(); // names count from the start again
for (const build of [buildLayerArray, buildNamedSequential, buildWithAdd]) {
  setRandomSeed(42);
  const model = build();
  const [first] = model.layers[0].getWeights()[0].dataSync();
  console.log(build.name.padEnd(20), model.countParams(), 'first weight', first.toFixed(6));
}

// %% [markdown] lang="en"
// ## What you learned
//
// - Three ways, one model: 79,510 parameters each.
// - Names are for people; `add()` is for models that grow.
//
// **Exercise.** Build a model with three hidden layers in a loop, with `add()`.
//
// Next: [8 Summary](08-summary.ts)

// %% [markdown] lang="ko"
// ## 배운 것
//
// - 방법은 셋이지만 모델은 하나입니다. 파라미터는 모두 79,510개입니다.
// - 이름은 사람을 위한 것이고, `add()`는 자라나는 모델을 위한 것입니다.
//
// **연습 문제.** 반복문과 `add()`로 은닉층이 셋인 모델을 만들어 보세요.
//
// 다음: [8 모델 요약](08-summary.ts)
