// %% [markdown] lang="en"
// # 1 Perceptron
//
// *Running time: about 7 seconds.*
//
// An artificial neural network is made of nodes that do one small thing each. The first such node
// was Frank Rosenblatt's *perceptron* of 1957: many inputs, one output. Whatever comes later in
// this lesson is many of these nodes, side by side and in layers.

// %% [markdown] lang="ko"
// # 1 퍼셉트론
//
// *실행 시간: 약 7초.*
//
// 인공신경망은 저마다 작은 일 하나를 하는 노드로 이루어집니다. 그 첫 노드가 1957년 프랭크 로젠블랫이
// 발표한 *퍼셉트론*입니다. 입력은 여럿이고 출력은 하나입니다. 이 강의에서 앞으로 나오는 것은 모두 이런
// 노드를 옆으로, 또 층층이 늘어놓은 것입니다.

// %% [markdown] lang="en"
// ## Many inputs, one output
//
// Every input is multiplied by its *weight*. The products and a *bias* are added up, and the output
// is 1 if the sum is above 0, else 0.
//
// ```python
// # Keras has no perceptron; in NumPy it is
// y = int(np.dot(w, x) + b > 0)
// ```

// %% [markdown] lang="ko"
// ## 입력은 여럿, 출력은 하나
//
// 입력마다 *가중치*를 곱합니다. 그 곱들과 *절편*(편향)을 더해서 합이 0보다 크면 1을, 아니면 0을
// 출력합니다.
//
// ```python
// # 케라스에는 퍼셉트론이 없습니다. 넘파이로 쓰면 이렇습니다.
// y = int(np.dot(w, x) + b > 0)
// ```

// %%
import { Perceptron } from '../src';
import { decisionLinesFigure, perceptronFigure, showFigure, trainGates } from '../src/report';

const and = new Perceptron({ weights: [1, 1], bias: -1.5 });

for (const inputs of [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]) {
  console.log(inputs, '→', and.predict(inputs));
}

// %% [markdown] lang="en"
// With the weights 1 and 1 and the bias −1.5 only two ones get above 0: 1 + 1 − 1.5 = 0.5. This
// perceptron computes the logical AND. The figure shows another one with three inputs, and its
// arithmetic.

// %% [markdown] lang="ko"
// 가중치가 1과 1이고 절편이 −1.5이면 둘 다 1일 때만 합이 0을 넘습니다. 1 + 1 − 1.5 = 0.5이기
// 때문입니다. 이 퍼셉트론은 논리곱 AND를 계산합니다. 아래 그림은 입력이 셋인 다른 퍼셉트론과 그
// 계산입니다.

// %%
showFigure(perceptronFigure({ weights: [0.7, -0.4, 1.2], bias: -0.5, inputs: [1, 0.5, 0.25] }));

// %% [markdown] lang="en"
// ## It learns from its mistakes
//
// Rosenblatt's rule changes nothing after a right answer. After a wrong one it adds
// (label − prediction) × input to every weight. `fit` goes over the samples again and again and
// returns the first epoch (pass) without a mistake.

// %% [markdown] lang="ko"
// ## 실수에서 배웁니다
//
// 로젠블랫의 규칙은 맞힌 뒤에는 아무것도 바꾸지 않습니다. 틀린 뒤에는 모든 가중치에
// (레이블 − 예측) × 입력을 더합니다. `fit`은 샘플을 거듭 훑으며, 실수가 하나도 없는 첫 에포크의 번호를
// 돌려줍니다.

// %%
const samples = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const or = new Perceptron({ weights: [0, 0] });
console.log('no mistake in epoch', or.fit(samples, [0, 1, 1, 1]));
console.log('weights', or.weights, 'bias', or.bias);

// %% [markdown] lang="en"
// ## What it can't learn
//
// The sum is 0 along a straight line, so a perceptron can only separate what one line separates.
// For XOR (one or the other, but not both) there is no such line: `fit` never gets through without
// a mistake. The way out is a layer of nodes between the inputs and the output: the next chapter.

// %% [markdown] lang="ko"
// ## 배우지 못하는 것
//
// 합이 0인 곳은 직선입니다. 그래서 퍼셉트론은 직선 하나로 나뉘는 것만 나눌 수 있습니다. XOR(둘 중
// 하나만 1일 때 1)에는 그런 직선이 없어서 `fit`은 실수 없이 끝나는 법이 없습니다. 빠져나갈 길은 입력과
// 출력 사이에 노드로 된 층을 하나 더 두는 것이며, 다음 장에서 다룹니다.

// %%
const xor = new Perceptron({ weights: [0, 0] });
console.log('XOR: no mistake in epoch', xor.fit(samples, [0, 1, 1, 0], { epochs: 1000 }));
showFigure(decisionLinesFigure(trainGates()));

// %% [markdown] lang="en"
// ## What you learned
//
// - A perceptron adds up weighted inputs and a bias, and answers 1 or 0.
// - It learns by moving its weights after each mistake.
// - One perceptron draws one line. XOR needs more.
//
// **Exercise.** Find weights and a bias by hand for NAND (0 only if both inputs are 1). Check them
// with `predict`.
//
// Next: [2 Layers](02-layers.ts)

// %% [markdown] lang="ko"
// ## 배운 것
//
// - 퍼셉트론은 가중치를 곱한 입력과 절편을 더해 1이나 0으로 답합니다.
// - 실수할 때마다 가중치를 옮기며 배웁니다.
// - 퍼셉트론 하나는 직선 하나를 긋습니다. XOR에는 더 필요합니다.
//
// **연습 문제.** NAND(두 입력이 모두 1일 때만 0)의 가중치와 절편을 손으로 찾아 보세요. `predict`로
// 확인합니다.
//
// 다음: [2 층](02-layers.ts)
