// %% [markdown] lang="en"
// # 7 Three ways to build the same model
//
// *Running time: about 4 seconds.*
//
// The lesson's network has 784 inputs, a hidden Dense layer of 100 nodes (neurons) with sigmoid, and an
// output layer of 10 nodes with softmax. Keras has three ways to write it down. All of them build the
// same network, in `model`, `model2` and `model3`; which one reads best is a matter of taste.

// %% [markdown] lang="ko"
// # 7 같은 모델을 만드는 세 가지 방법
//
// *실행 시간: 약 4초.*
//
// 이 강의의 신경망은 입력 784개, 노드(뉴런) 100개에 시그모이드를 쓰는 은닉층(Dense), 노드 10개에 소프트맥스를
// 쓰는 출력층으로 되어 있습니다. 케라스에서는 세 가지 방법으로 쓸 수 있습니다. `model`, `model2`,
// `model3`에 만들어지는 신경망은 모두 같고, 어느 것이 읽기 좋은지는 취향에 달려 있습니다.

// %% [markdown] lang="en"
// ## Way 1: an array of layers
//
// ```python
// # hidden layer: 784 inputs, 100 nodes
// dense1 = keras.layers.Dense(100, activation='sigmoid', input_shape=(784,))
// # output layer: a node for each of 10 classes
// dense2 = keras.layers.Dense(10, activation='softmax')
// model = keras.Sequential([dense1, dense2])
// ```
//
// (The original lesson writes `model.Sequential` in the last line, and gives `dense2` an `input_shape`
// too: Keras ignores it, as `dense2` isn't the first layer.)
//
// <!-- predict: layers-of-the-model -->

// %% [markdown] lang="ko"
// ## 방법 1: 층의 배열
//
// ```python
// # 은닉층: 입력 784개, 노드 100개
// dense1 = keras.layers.Dense(100, activation='sigmoid', input_shape=(784,))
// # 출력층: 클래스 10개마다 노드 하나
// dense2 = keras.layers.Dense(10, activation='softmax')
// model = keras.Sequential([dense1, dense2])
// ```
//
// (원래 강의에는 마지막 줄이 `model.Sequential`로 되어 있고 `dense2`에도 `input_shape`가 있습니다. 첫
// 층이 아니므로 케라스는 이를 무시합니다.)
//
// <!-- predict: layers-of-the-model -->

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
} from '../src/index.ts';

await useBackend();
setRandomSeed(42);

// the hidden layer: 784 inputs, 100 nodes
const dense1 = dense({ units: 100, activation: 'sigmoid', inputShape: [784] });
// the output layer: a node for each of the 10 classes
const dense2 = dense({ units: 10, activation: 'softmax' });
const model = sequential([dense1, dense2]);
console.log(
  model.name,
  model.layers.map(({ name }) => name),
);

// %% [markdown] lang="en"
// ## Way 2: everything inside Sequential, with names
//
// Names appear in the summary and help to find a layer in a large model.
//
// ```python
// model2 = keras.Sequential([
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
// model2 = keras.Sequential([
//     keras.layers.Dense(100, activation='sigmoid', input_shape=(784,), name='hidden'),
//     keras.layers.Dense(10, activation='softmax', name='output'),
// ], name='패션 MNIST 모델')
// ```

// %%
const model2 = sequential({
  layers: [
    dense({ units: 100, activation: 'sigmoid', inputShape: [784], name: 'hidden' }),
    dense({ units: 10, activation: 'softmax', name: 'output' }),
  ],
  name: '패션 MNIST 모델',
});
console.log(
  model2.name,
  model2.layers.map(({ name }) => name),
);

// %% [markdown] lang="en"
// The model's name may be Korean. A *layer's* name may not here, as TensorFlow.js makes the names of
// its weights from it. (In Keras 3 it is the other way round: on TensorFlow it can't *train* a model
// with such a name.)
//
// ## Way 3: add()
//
// In the opinion of the lesson's author, this seems the tidiest way and the easiest to maintain. Each
// layer adds one line, and a condition or a loop fits in between.
//
// ```python
// model3 = keras.Sequential()
// model3.add(keras.layers.Dense(100, activation='sigmoid', input_shape=(784,)))
// model3.add(keras.layers.Dense(10, activation='softmax'))
// ```
//
// <!-- predict: names-without-names -->

// %% [markdown] lang="ko"
// 모델의 이름은 한글이어도 됩니다. 여기서 *층*의 이름은 한글일 수 없습니다. TensorFlow.js가 가중치의
// 이름을 층의 이름으로 짓기 때문입니다. (반대로 케라스 3은 텐서플로 위에서 그런 이름의
// 모델을 *훈련*하지 못합니다.)
//
// ## 방법 3: add()
//
// 강의를 쓴 이는 이 방법이 가장 깔끔하고 유지 보수가 편할 것 같다고 합니다. 층마다 한 줄씩 늘고, 사이에
// 조건문이나 반복문도 넣을 수 있습니다.
//
// ```python
// model3 = keras.Sequential()
// model3.add(keras.layers.Dense(100, activation='sigmoid', input_shape=(784,)))
// model3.add(keras.layers.Dense(10, activation='softmax'))
// ```
//
// <!-- predict: names-without-names -->

// %%
const model3 = sequential();
model3.add(dense({ units: 100, activation: 'sigmoid', inputShape: [784] }));
model3.add(dense({ units: 10, activation: 'softmax' }));
console.log(
  model3.name,
  model3.layers.map(({ name }) => name),
);

// %% [markdown] lang="en"
// In Keras a layer may be used in two models. In TensorFlow.js it belongs to one, and `sequential`
// says so if you try:

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
// <!-- predict: same-seed -->
//
// The three are in `src/lesson/07-three-ways` too, as `buildLayerArray`, `buildNamedSequential` and
// `buildWithAdd`. With one seed they start from the same weights:

// %% [markdown] lang="ko"
// <!-- predict: same-seed -->
//
// 세 방법은 `src/lesson/07-three-ways`에 `buildLayerArray`, `buildNamedSequential`, `buildWithAdd`로도 들어 있습니다.
// 시드가 같으면 같은 가중치에서 출발합니다.

// %%
clearSession(); // names count from the start again
for (const build of [buildLayerArray, buildNamedSequential, buildWithAdd]) {
  setRandomSeed(42);
  const built = build();
  const [first] = built.layers[0].getWeights()[0].dataSync();
  console.log(build.name.padEnd(20), built.countParams(), 'first weight', first.toFixed(6));
}

// %% [markdown] lang="en"
// ## What you learned
//
// - Three ways, one model: 79,510 parameters each.
// - Names are for people; `add()` suits models that grow.
//
// **Exercise.** Build a model with three hidden layers in a loop, with `add()`.
//
// <details><summary>Answer</summary>
//
// ```ts
// const deep = sequential();
// deep.add(dense({ units: 100, activation: 'relu', inputShape: [784] }));
// for (const units of [50, 25]) deep.add(dense({ units, activation: 'relu' }));
// deep.add(dense({ units: 10, activation: 'softmax' }));
// ```
//
// </details>
//
// Next: [8 Summary](08-summary.ts)

// %% [markdown] lang="ko"
// ## 배운 것
//
// - 방법은 셋이지만 모델은 하나입니다. 파라미터는 모두 79,510개입니다.
// - 이름은 사람을 위한 것이고, `add()`는 층을 늘려 갈 모델에 알맞습니다.
//
// **연습 문제.** 반복문과 `add()`로 은닉층이 셋인 모델을 만들어 보세요.
//
// <details><summary>답</summary>
//
// ```ts
// const deep = sequential();
// deep.add(dense({ units: 100, activation: 'relu', inputShape: [784] }));
// for (const units of [50, 25]) deep.add(dense({ units, activation: 'relu' }));
// deep.add(dense({ units: 10, activation: 'softmax' }));
// ```
//
// </details>
//
// 다음: [8 모델 요약](08-summary.ts)
