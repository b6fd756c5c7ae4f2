// %% [markdown] lang="en"
// # 1 Perceptron
//
// *Running time: about 4 seconds.*
//
// The *perceptron* is an early form of artificial neural network: an algorithm that Frank Rosenblatt
// devised in 1957. It takes many inputs and gives one output. It was the first node that could learn,
// and every network in this lesson is many such nodes, side by side and in layers.

// %% [markdown] lang="ko"
// # 1 퍼셉트론
//
// *실행 시간: 약 4초.*
//
// *퍼셉트론*은 인공신경망의 초기 형태로, 프랑크 로젠블라트가 1957년에 고안한 알고리즘입니다. 입력을 여럿 받아
// 출력 하나를 냅니다. 처음으로 스스로 배운 노드이며, 이 강의에 나오는 신경망은 모두 이런 노드를 옆으로, 또
// 층층이 늘어놓은 것입니다.

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
//
// <!-- predict: how-many-ones -->

// %% [markdown] lang="ko"
// ## 입력은 여럿, 출력은 하나
//
// 입력마다 *가중치*를 곱합니다. 그 곱들과 *절편*을 더해서 합이 0보다 크면 1을, 아니면 0을 출력합니다.
// (절편은 편향이라고도 합니다.)
//
// ```python
// # 케라스에는 퍼셉트론이 없습니다. 넘파이로 쓰면 이렇습니다.
// y = int(np.dot(w, x) + b > 0)
// ```
//
// <!-- predict: how-many-ones -->

// %%
import { Perceptron } from '../src/index.ts';
import {
  decisionLinesFigure,
  perceptronFigure,
  showFigure,
  trainGates,
} from '../src/report/index.ts';

const and = new Perceptron({ weights: [1, 1], bias: -1.5 });

const samples = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
for (const inputs of samples) console.log(inputs, '→', and.predict(inputs));

// %% [markdown] lang="en"
// With the weights 1 and 1 and the bias −1.5, the sum gets above 0 only for two ones:
// 1 + 1 − 1.5 = 0.5. This perceptron computes the logical AND. Here is another one, with three inputs,
// and its arithmetic.
//
// <!-- predict: the-sum -->

// %% [markdown] lang="ko"
// 가중치가 1과 1이고 절편이 −1.5이면 둘 다 1일 때만 합이 0을 넘습니다. 1 + 1 − 1.5 = 0.5이기
// 때문입니다. 이 퍼셉트론은 논리곱 AND를 계산합니다. 다음은 입력이 셋인 다른 퍼셉트론과 그 계산입니다.
//
// <!-- predict: the-sum -->

// %%
showFigure(perceptronFigure({ weights: [0.7, -0.4, 1.2], bias: -0.5, inputs: [1, 0.5, 0.25] }));

// %% [markdown] lang="en"
// ## It learns from its mistakes
//
// Rosenblatt's rule changes nothing after a correct answer. After a wrong one it adds
// (label − prediction) × input to every weight, and label − prediction to the bias, as if the bias were
// the weight of an input that is always 1. `fit` goes over the samples again and again. Such a pass is
// an *epoch*; `fit` returns the first one without a mistake.
//
// <!-- predict: or-signs -->

// %% [markdown] lang="ko"
// ## 실수에서 배웁니다
//
// 로젠블라트의 규칙은 맞힌 뒤에는 아무것도 바꾸지 않습니다. 틀린 뒤에는 모든 가중치에
// (레이블 − 예측) × 입력을 더하고, 절편에는 레이블 − 예측을 더합니다. 절편을 언제나 1인 입력의 가중치로 보는
// 셈입니다. `fit`은 샘플을 거듭 훑습니다. 한 번 훑는 것이 *에포크*이고, `fit`은 실수가 하나도 없는 첫
// 에포크의 번호를 돌려줍니다.
//
// <!-- predict: or-signs -->

// %%
const or = new Perceptron({ weights: [0, 0] });
console.log('no mistake in epoch', or.fit(samples, [0, 1, 1, 1]));
console.log('weights', or.weights, 'bias', or.bias);

// %% [markdown] lang="en"
// ## What it can't learn
//
// <!-- predict: xor-epoch -->
//
// The sum is 0 along a straight line, so a perceptron can only separate what one line separates. XOR is
// 1 if exactly one of the two inputs is. No line separates that: however long `fit` trains, a sample
// stays wrong.

// %% [markdown] lang="ko"
// ## 배우지 못하는 것
//
// <!-- predict: xor-epoch -->
//
// 합이 0인 곳은 직선입니다. 그래서 퍼셉트론은 직선 하나로 나뉘는 것만 나눌 수 있습니다. XOR는 두 입력 중
// 하나만 1일 때 1입니다. 이것을 나누는 직선은 없습니다. 아무리 훈련해도 틀린 샘플이 남습니다.

// %%
const xor = new Perceptron({ weights: [0, 0] });
console.log('XOR: no mistake in epoch', xor.fit(samples, [0, 1, 1, 0], { epochs: 1000 }));
showFigure(decisionLinesFigure(trainGates()));

// %% [markdown] lang="en"
// `Infinity`: there is no such epoch. Three perceptrons together can do it, two of them in a layer
// between the inputs and the output. The next chapter builds them.
//
// <!-- live: perceptron -->
//
// ## What you learned
//
// - A perceptron adds up weighted inputs and a bias, and answers 1 or 0.
// - It learns by moving its weights and its bias after each mistake.
// - One perceptron draws one line. XOR needs more than one.
//
// **Exercise.** Find weights and a bias by hand for NAND (0 only if both inputs are 1). Check them
// with `predict`.
//
// <details><summary>Answer</summary>
//
// AND with all signs turned: weights −1 and −1, bias 1.5. Only −1 − 1 + 1.5 = −0.5 is not above 0.
//
// </details>
//
// Next: [2 Layers](02-layers.ts)

// %% [markdown] lang="ko"
// `Infinity`는 그런 에포크가 없다는 뜻입니다. 퍼셉트론 셋이 함께하면 할 수 있습니다. 그 가운데 둘은 입력과
// 출력 사이의 층에 놓입니다. 다음 장에서 만듭니다.
//
// <!-- live: perceptron -->
//
// ## 배운 것
//
// - 퍼셉트론은 가중치를 곱한 입력과 절편을 더해 1이나 0으로 답합니다.
// - 실수할 때마다 가중치와 절편을 옮기며 배웁니다.
// - 퍼셉트론 하나는 직선 하나를 긋습니다. XOR는 하나로 나눌 수 없습니다.
//
// **연습 문제.** NAND(두 입력이 모두 1일 때만 0)의 가중치와 절편을 손으로 찾아 보세요. `predict`로
// 확인합니다.
//
// <details><summary>답</summary>
//
// AND의 부호를 모두 뒤집으면 됩니다. 가중치는 −1과 −1, 절편은 1.5입니다. −1 − 1 + 1.5 = −0.5만 0보다 크지
// 않습니다.
//
// </details>
//
// 다음: [2 층](02-layers.ts)
