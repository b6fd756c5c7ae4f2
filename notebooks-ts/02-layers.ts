// %% [markdown] lang="en"
// # 2 Layers
//
// *Running time: about 4 seconds.*
//
// Nodes stand in layers. Each node of a layer takes the outputs of all nodes of the layer before
// it, which is why Keras calls such a layer *Dense*. There are three kinds: input, hidden, output.

// %% [markdown] lang="ko"
// # 2 층
//
// *실행 시간: 약 4초.*
//
// 노드는 층을 이룹니다. 한 층의 노드는 앞 층의 모든 노드에서 출력을 받습니다. 케라스가 이런 층을
// *Dense*(밀집층)라고 부르는 까닭입니다. 층에는 입력층, 은닉층, 출력층이 있습니다.

// %% [markdown] lang="en"
// ## Input, hidden, output
//
// - The **input layer** has as many nodes as a sample has features: 784 for an image of 28 × 28
//   pixels. It computes nothing and is not counted in the depth. In code it is no layer of its own
//   but the `inputShape` of the first one.
// - A **hidden layer** has weights and biases, and any number of nodes: 100 here. Its results are
//   not seen from outside, hence the name.
// - The **output layer** gives the answer. Its size and activation follow from the task.
//
// ```python
// keras.layers.Dense(100, activation='sigmoid', input_shape=(784,))
// ```

// %% [markdown] lang="ko"
// ## 입력층, 은닉층, 출력층
//
// - **입력층**의 노드 수는 샘플의 특성 수와 같습니다. 28 × 28 픽셀의 이미지라면 784개입니다. 아무것도
//   계산하지 않으며 깊이에도 넣지 않습니다. 코드에서는 따로 층을 만들지 않고 첫 층의 `inputShape`로
//   씁니다.
// - **은닉층**에는 가중치와 절편이 있고 노드 수는 마음대로 정합니다. 여기서는 100개입니다. 결과가
//   밖에서 보이지 않아 은닉층이라고 합니다.
// - **출력층**은 답을 냅니다. 크기와 활성화 함수는 과제에 따라 정해집니다.
//
// ```python
// keras.layers.Dense(100, activation='sigmoid', input_shape=(784,))
// ```

// %%
import { dense, depth, isDeep, outputLayer, sequential, useBackend } from '../src';
import { networkFigure, showFigure } from '../src/report';

await useBackend();

const hidden = dense({ units: 100, activation: 'sigmoid', inputShape: [784] });
const output = dense({ units: 10, activation: 'softmax' });
const model = sequential({ layers: [hidden, output] });

for (const layer of model.layers) console.log(layer.name, layer.outputShape);

// %% [markdown] lang="en"
// The shapes start with `null`: how many samples come at once is still open. Keras writes `None`
// (chapter 8). The figure has the layers' roles and how many weights and biases they hold.

// %% [markdown] lang="ko"
// 형태가 `null`로 시작하는 것은 샘플이 한 번에 몇 개 들어올지 아직 정해지지 않았기 때문입니다. 케라스는
// `None`이라고 씁니다(8장). 그림에는 층의 역할과 가중치, 절편의 개수가 있습니다.

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
// ## Depth
//
// Count the layers that compute: hidden and output. With two or more *hidden* layers one speaks of
// *deep learning*. The lesson's network has one, so it is not deep.

// %% [markdown] lang="ko"
// ## 깊이
//
// 계산하는 층, 곧 은닉층과 출력층만 셉니다. *은닉층*이 둘 이상이면 *딥러닝*이라고 합니다. 이 강의의
// 신경망은 은닉층이 하나이므로 깊은 신경망이 아닙니다.

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
// `outputLayer` knows this table. Keras leaves the choice to you:
//
// ```python
// keras.layers.Dense(1, activation='sigmoid')     # binary
// keras.layers.Dense(10, activation='softmax')    # multi-class
// keras.layers.Dense(1)                           # regression
// ```

// %% [markdown] lang="ko"
// ## 과제가 요구하는 출력층
//
// | 과제 | 노드 | 활성화 함수 |
// | --- | --- | --- |
// | 이진 분류 | 1개 | 시그모이드 |
// | 다중 분류 | 클래스 수만큼 | 소프트맥스 |
// | 회귀 | 출력 특성 수만큼 | 없음 |
//
// `outputLayer`는 이 표를 알고 있습니다. 케라스에서는 직접 고릅니다.
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
// No activation is called `linear`: the sum goes out as it is, since a price or a temperature may
// be any number.
//
// ## What you learned
//
// - The input layer computes nothing and is not counted.
// - Hidden layers hold weights and biases; two or more of them make a network deep.
// - The task chooses the output layer: sigmoid 1, softmax classes, or no activation.
//
// **Exercise.** Which output layer does each of these need: spam or not; one of 26 letters; the
// height and the weight of a person? Ask `outputLayer`.
//
// Next: [3 Activations](03-activations.ts)

// %% [markdown] lang="ko"
// 활성화 함수가 없는 것을 `linear`라고 부릅니다. 가격이나 온도는 어떤 수든 될 수 있으므로 합을 그대로
// 내보냅니다.
//
// ## 배운 것
//
// - 입력층은 계산하지 않으며 층으로 세지 않습니다.
// - 은닉층에는 가중치와 절편이 있고, 은닉층이 둘 이상이면 딥러닝입니다.
// - 출력층은 과제가 정합니다. 시그모이드 1개, 클래스 수만큼의 소프트맥스, 또는 활성화 함수 없음입니다.
//
// **연습 문제.** 스팸인지 아닌지, 알파벳 26자 가운데 무엇인지, 사람의 키와 몸무게는 얼마인지 알아내려면
// 각각 어떤 출력층이 필요할까요? `outputLayer`에 물어보세요.
//
// 다음: [3 활성화 함수](03-activations.ts)
