// %% [markdown] lang="en"
// # 2 Layers
//
// *Running time: about 6 seconds.*
//
// Nodes stand in *layers*. Each node of a layer takes the outputs of all nodes of the layer before
// it, which is why Keras calls such a layer *Dense*. There are three kinds: input, hidden, output.

// %% [markdown] lang="ko"
// # 2 층
//
// *실행 시간: 약 6초.*
//
// 노드는 *층*을 이룹니다. 한 층의 노드는 앞 층의 모든 노드에서 출력을 받습니다. 케라스가 이런 층을
// *Dense*(밀집층)라고 부르는 까닭입니다. 층에는 입력층, 은닉층, 출력층이 있습니다.

// %% [markdown] lang="en"
// ## Input, hidden, output
//
// - The **input layer** is where the data enter. It has as many nodes as a sample has features: 784 for
//   an image of 28 × 28 pixels. It computes nothing and passes the values on, and it is not counted in
//   the depth. In code it is not a layer of its own but the `inputShape` of the first one.
// - A **hidden layer** lies between the input and the output layer and computes its inputs with weights
//   and biases. It may have any number of nodes, whatever the number of features; here it has 100. Its
//   results are not seen from outside, hence the name.
// - The **output layer** is the last one and gives the values that are computed after the hidden
//   layers. The task decides on its size and its activation.
//
// ```python
// import keras
// import numpy as np
//
// keras.layers.Dense(100, activation='sigmoid', input_shape=(784,))
// ```
//
// <!-- predict: hidden-output-shape -->

// %% [markdown] lang="ko"
// ## 입력층, 은닉층, 출력층
//
// - **입력층**은 데이터가 들어오는 층입니다. 노드 수는 샘플의 특성 수와 같습니다. 28 × 28 픽셀의 이미지라면
//   784개입니다. 아무것도 계산하지 않고 값을 그대로 넘기며, 깊이에도 넣지 않습니다. 코드에서는 따로 층을
//   만들지 않고 첫 층의 `inputShape`로 씁니다.
// - **은닉층**은 입력층과 출력층 사이에 있으며, 입력을 가중치와 절편으로 계산합니다. 노드 수는 특성 수와
//   상관없이 마음대로 정합니다. 여기서는 100개입니다. 결과가 밖에서 보이지 않아 은닉층이라고 합니다.
// - **출력층**은 마지막 층이며, 은닉층을 거쳐 계산된 값을 내놓습니다. 크기와 활성화 함수는 문제에 따라
//   정해집니다.
//
// ```python
// import keras
// import numpy as np
//
// keras.layers.Dense(100, activation='sigmoid', input_shape=(784,))
// ```
//
// <!-- predict: hidden-output-shape -->

// %%
import * as tf from '@tensorflow/tfjs';
import {
  Adam,
  dense,
  depth,
  isDeep,
  outputLayer,
  Perceptron,
  sequential,
  setRandomSeed,
  useBackend,
} from '../src/index.ts';
import { networkFigure, showFigure, xorFigure } from '../src/report/index.ts';

await useBackend();

const hidden = dense({ units: 100, activation: 'sigmoid', inputShape: [784] });
const output = dense({ units: 10, activation: 'softmax' });
const model = sequential({ layers: [hidden, output] });

for (const layer of model.layers) console.log(layer.name, layer.outputShape);

// %% [markdown] lang="en"
// The shapes start with `null`, as the number of samples isn't fixed yet. Keras writes `None` (chapter
// 8). The figure has the layers' roles and how many weights and biases they hold.

// %% [markdown] lang="ko"
// 형태가 `null`로 시작하는 것은 샘플의 개수가 아직 정해지지 않았기 때문입니다. 케라스는 `None`이라고
// 씁니다(8장). 그림에는 층의 역할과 가중치, 절편의 개수가 있습니다.

// %%
showFigure(
  networkFigure([
    {
      name: 'hidden',
      inputs: 784,
      units: 100,
      activation: 'sigmoid',
      params: hidden.countParams(),
    },
    { name: 'output', inputs: 100, units: 10, activation: 'softmax', params: output.countParams() },
  ]),
);

// %% [markdown] lang="en"
// ## What one node computes
//
// A node of a Dense layer does what a perceptron does, but without the jump to 0 or 1: it multiplies
// each input by its weight, adds the bias, and passes the sum through an activation (chapter 3). From
// inputs to outputs is called *forward*. Here is one node with two inputs and no activation, computed by
// hand and by the layer.
//
// ```python
// node = keras.Sequential([keras.layers.Dense(1, input_shape=(2,))])
// node.set_weights([np.array([[0.5], [-1]]), np.array([0.3])])
// node.predict(np.array([[0.2, 0.8]]))
// ```
//
// <!-- predict: node-sum -->

// %% [markdown] lang="ko"
// ## 노드 하나가 하는 계산
//
// 밀집층의 노드는 퍼셉트론과 같은 일을 하되 0이나 1로 뛰지 않습니다. 입력마다 가중치를 곱하고 절편을 더한
// 합을 활성화 함수(3장)에 통과시킵니다. 입력에서 출력으로 가는 계산을 *정방향*이라고 합니다. 입력이 둘이고
// 활성화 함수가 없는 노드 하나를 손으로, 그리고 층으로 계산합니다.
//
// ```python
// node = keras.Sequential([keras.layers.Dense(1, input_shape=(2,))])
// node.set_weights([np.array([[0.5], [-1]]), np.array([0.3])])
// node.predict(np.array([[0.2, 0.8]]))
// ```
//
// <!-- predict: node-sum -->

// %%
const [inputs, weights, bias] = [[0.2, 0.8], [0.5, -1], 0.3];
console.log('by hand', (inputs[0] * weights[0] + inputs[1] * weights[1] + bias).toFixed(4));

const node = sequential([dense({ units: 1, inputShape: [2] })]);
node.setWeights([tf.tensor2d(weights, [2, 1]), tf.tensor1d([bias])]);
const [sum] = (node.predict(tf.tensor2d([inputs])) as tf.Tensor).dataSync();
console.log('layer  ', sum.toFixed(4));

// %% [markdown] lang="en"
// ## XOR, solved with a hidden layer
//
// One perceptron can't compute XOR (chapter 1). Three can: XOR is «OR, and also NAND». The first two
// form a hidden layer and draw two lines; the third one takes their two answers.
//
// <!-- predict: xor-spots -->

// %% [markdown] lang="ko"
// ## 은닉층으로 푸는 XOR
//
// 퍼셉트론 하나로는 XOR를 계산하지 못합니다(1장). 셋이면 됩니다. XOR는 «OR이면서 NAND»입니다. 앞의 둘이
// 은닉층이 되어 직선 두 개를 긋고, 셋째가 그 두 답을 받습니다.
//
// <!-- predict: xor-spots -->

// %%
const or = new Perceptron({ weights: [1, 1], bias: -0.5 });
const nand = new Perceptron({ weights: [-1, -1], bias: 1.5 });
const and = new Perceptron({ weights: [1, 1], bias: -1.5 });

const corners = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
for (const corner of corners) {
  const seen = [or.predict(corner), nand.predict(corner)];
  console.log(corner, '→', seen, '→', and.predict(seen));
}
showFigure(xorFigure({ or, nand, and }));

// %% [markdown] lang="en"
// The hidden layer moves the four points: the two that should give 1 come to lie on one spot, (1, 1),
// and one line is enough again.
//
// Nobody has to find these weights by hand. Here a network with a hidden layer learns XOR from the four
// samples, from five random starts; `compile` and `fit` are explained in chapter 9.
//
// ```python
// x, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [0]])
// for seed in range(1, 6):
//     keras.utils.set_random_seed(seed)
//     learner = keras.Sequential([
//         keras.layers.Dense(4, activation='sigmoid', input_shape=(2,)),
//         keras.layers.Dense(1, activation='sigmoid'),
//     ])
//     learner.compile(loss='binary_crossentropy', optimizer=keras.optimizers.Adam(learning_rate=0.1))
//     learner.fit(x, y, epochs=300, batch_size=4, verbose=0)
//     print('seed', seed, learner.predict(x, verbose=0).ravel().round(2))
// ```

// %% [markdown] lang="ko"
// 은닉층은 점 넷을 옮깁니다. 1이 나와야 할 두 점이 한 자리 (1, 1)에 모이고, 그러면 다시 직선 하나로
// 충분합니다.
//
// 이 가중치를 손으로 찾을 필요는 없습니다. 은닉층이 있는 신경망이 샘플 넷으로 XOR를 배웁니다. `compile`과
// `fit`은 9장에서 설명합니다. 다섯 가지 무작위 초깃값에서 출발합니다.
//
// ```python
// x, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [0]])
// for seed in range(1, 6):
//     keras.utils.set_random_seed(seed)
//     learner = keras.Sequential([
//         keras.layers.Dense(4, activation='sigmoid', input_shape=(2,)),
//         keras.layers.Dense(1, activation='sigmoid'),
//     ])
//     learner.compile(loss='binary_crossentropy', optimizer=keras.optimizers.Adam(learning_rate=0.1))
//     learner.fit(x, y, epochs=300, batch_size=4, verbose=0)
//     print('seed', seed, learner.predict(x, verbose=0).ravel().round(2))
// ```

// %%
const [x, y] = [tf.tensor2d(corners), tf.tensor2d([0, 1, 1, 0], [4, 1])];
for (const seed of [1, 2, 3, 4, 5]) {
  setRandomSeed(seed);
  const learner = sequential([
    dense({ units: 4, activation: 'sigmoid', inputShape: [2] }),
    dense({ units: 1, activation: 'sigmoid' }),
  ]);
  learner.compile({ loss: 'binary_crossentropy', optimizer: new Adam({ learningRate: 0.1 }) });
  await learner.fit(x, y, { epochs: 300, batchSize: 4, verbose: 0 });
  const answers = (learner.predict(x) as tf.Tensor).dataSync();
  console.log('seed', seed, Array.from(answers, (p) => p.toFixed(2)).join('  '));
}

// %% [markdown] lang="en"
// All five learn it. Not every start has to, and Keras's seeds draw other weights.
//
// <!-- live: hidden-layer -->
//
// ## Depth
//
// Count the layers that compute: hidden and output. With two or more *hidden* layers, one speaks of
// *deep learning*. The lesson's network has one, so it is not deep.
//
// ```python
// deeper = keras.Sequential()
// deeper.add(keras.layers.Dense(100, activation='relu', input_shape=(784,)))
// deeper.add(keras.layers.Dense(50, activation='relu'))
// deeper.add(keras.layers.Dense(10, activation='softmax'))
// len(deeper.layers)
// ```
//
// <!-- predict: depth -->

// %% [markdown] lang="ko"
// 다섯 번 모두 배웠습니다. 언제나 그렇지는 않으며, 케라스에서는 시드가 같아도 다른 가중치에서 출발합니다.
//
// <!-- live: hidden-layer -->
//
// ## 깊이
//
// 계산하는 층, 곧 은닉층과 출력층만 셉니다. *은닉층*이 둘 이상이면 *딥러닝*이라고 합니다. 이 강의의
// 신경망은 은닉층이 하나이므로 깊은 신경망이 아닙니다.
//
// ```python
// deeper = keras.Sequential()
// deeper.add(keras.layers.Dense(100, activation='relu', input_shape=(784,)))
// deeper.add(keras.layers.Dense(50, activation='relu'))
// deeper.add(keras.layers.Dense(10, activation='softmax'))
// len(deeper.layers)
// ```
//
// <!-- predict: depth -->

// %%
console.log('depth', depth(model), 'deep', isDeep(model));

const deeper = sequential();
deeper.add(dense({ units: 100, activation: 'relu', inputShape: [784] }));
deeper.add(dense({ units: 50, activation: 'relu' }));
deeper.add(dense({ units: 10, activation: 'softmax' }));
console.log('depth', depth(deeper), 'deep', isDeep(deeper));

// %% [markdown] lang="en"
// ## The output layer that a task asks for
//
// | task | nodes | activation |
// | --- | --- | --- |
// | binary classification | 1 | sigmoid |
// | multi-class classification | as many as classes | softmax |
// | regression | as many as output features | none |
//
// `outputLayer` builds the layer by this table. Keras leaves the choice to you:
//
// ```python
// keras.layers.Dense(1, activation='sigmoid')     # binary
// keras.layers.Dense(10, activation='softmax')    # multi-class
// keras.layers.Dense(1)                           # regression
// ```

// %% [markdown] lang="ko"
// ## 문제에 맞는 출력층
//
// | 문제 | 노드 | 활성화 함수 |
// | --- | --- | --- |
// | 이진 분류 | 1개 | 시그모이드 |
// | 다중 분류 | 클래스 수만큼 | 소프트맥스 |
// | 회귀 | 출력 특성 수만큼 | 없음 |
//
// `outputLayer`는 이 표대로 층을 만듭니다. 케라스에서는 직접 고릅니다.
//
// ```python
// keras.layers.Dense(1, activation='sigmoid')     # 이진 분류
// keras.layers.Dense(10, activation='softmax')    # 다중 분류
// keras.layers.Dense(1)                           # 회귀
// ```

// %%
for (const layer of [
  outputLayer('binary'),
  outputLayer('multiclass', { classes: 10 }),
  outputLayer('regression', { features: 2 }),
]) {
  const { units, activation } = layer.getConfig();
  console.log(units, activation);
}

// %% [markdown] lang="en"
// Having no activation is called `linear`: the sum goes out as it is, since a price or a temperature
// may be any number.
//
// <!-- live: layers -->
//
// ## What you learned
//
// - The input layer computes nothing and is not counted.
// - Hidden layers compute with weights and biases; two or more of them make a network deep.
// - A hidden layer solves what a single line can't.
// - The task chooses the output layer: sigmoid with 1 node, softmax with as many as classes, or no
//   activation.
//
// **Exercise.** Which output layer does each of these need: spam or not; one of 26 letters; the
// height and the weight of a person? Ask `outputLayer`.
//
// <details><summary>Answer</summary>
//
// `outputLayer('binary')`: 1 node, sigmoid. `outputLayer('multiclass', { classes: 26 })`: 26 nodes,
// softmax. `outputLayer('regression', { features: 2 })`: 2 nodes, no activation.
//
// </details>
//
// Next: [3 Activations](03-activations.ts)

// %% [markdown] lang="ko"
// 활성화 함수가 없는 것을 `linear`라고 부릅니다. 가격이나 온도는 어떤 수든 될 수 있으므로 합을 그대로
// 내보냅니다.
//
// <!-- live: layers -->
//
// ## 배운 것
//
// - 입력층은 계산하지 않으며 층으로 세지 않습니다.
// - 은닉층은 가중치와 절편으로 계산하고, 은닉층이 둘 이상이면 딥러닝입니다.
// - 직선 하나로 나눌 수 없는 것도 은닉층이 있으면 나눌 수 있습니다.
// - 출력층은 문제가 정합니다. 시그모이드 노드 1개, 클래스 수만큼의 소프트맥스 노드, 또는 활성화 함수
//   없음입니다.
//
// **연습 문제.** 스팸인지 아닌지, 알파벳 26자 가운데 무엇인지, 사람의 키와 몸무게는 얼마인지 알아내려면
// 각각 어떤 출력층이 필요할까요? `outputLayer`에 물어보세요.
//
// <details><summary>답</summary>
//
// `outputLayer('binary')`는 노드 1개에 시그모이드, `outputLayer('multiclass', { classes: 26 })`은 노드
// 26개에 소프트맥스, `outputLayer('regression', { features: 2 })`는 노드 2개에 활성화 함수 없음입니다.
//
// </details>
//
// 다음: [3 활성화 함수](03-activations.ts)
