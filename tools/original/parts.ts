/**
 * The original lesson's statements, list items and code lines in their order: the sense of each, and the
 * words of ours that hold it. Where the same words serve both languages, as in code, they stand once.
 */

import type { Language } from '../../src/report/index.ts';

type InBoth = Record<Language, string>;

export interface Part {
  /** What the original says there. */
  says: string | InBoth;
  /** Words of the chapter in which it is found. */
  here: string | InBoth;
  /** What is wrong in the original there. */
  slip?: InBoth;
}

/** By chapter, in the original's order. */
export const parts: Record<string, Part[]> = {
  '01-perceptron': [
    {
      says: {
        en: 'The perceptron is an early form of artificial neural network.',
        ko: '퍼셉트론은 인공신경망의 초기 형태입니다.',
      },
      here: {
        en: 'an early form of artificial neural network',
        ko: '인공신경망의 초기 형태',
      },
    },
    {
      says: {
        en: 'It is an algorithm of Frank Rosenblatt, 1957.',
        ko: '프랑크 로젠블라트가 1957년에 고안한 알고리즘입니다.',
      },
      here: {
        en: 'an algorithm that Frank Rosenblatt devised in 1957',
        ko: '프랑크 로젠블라트가 1957년에 고안한 알고리즘',
      },
    },
    {
      says: { en: 'Many inputs, one output.', ko: '입력은 여럿, 출력은 하나입니다.' },
      here: { en: 'many inputs and gives one output', ko: '입력을 여럿 받아 출력 하나를' },
    },
  ],
  '02-layers': [
    {
      says: { en: 'Input layer: where the data enter.', ko: '입력층: 데이터가 들어오는 층입니다.' },
      here: { en: 'is where the data enter', ko: '데이터가 들어오는 층' },
    },
    {
      says: { en: 'As many nodes as features.', ko: '노드 수는 특성의 수와 같습니다.' },
      here: {
        en: 'as many nodes as a sample has features',
        ko: '노드 수는 샘플의 특성 수와 같습니다',
      },
    },
    {
      says: {
        en: 'It computes nothing, passes the values on.',
        ko: '계산하지 않고 값을 넘겨주기만 합니다.',
      },
      here: {
        en: 'It computes nothing and passes the values on',
        ko: '아무것도 계산하지 않고 값을 그대로 넘기며',
      },
    },
    {
      says: { en: 'So it is not counted in the depth.', ko: '그래서 깊이에는 포함하지 않습니다.' },
      here: { en: 'it is not counted in the depth', ko: '깊이에도 넣지 않습니다' },
    },
    {
      says: {
        en: 'Hidden layer: lies between the input and the output layer.',
        ko: '은닉층: 입력층과 출력층 사이에 있습니다.',
      },
      here: {
        en: 'lies between the input and the output layer',
        ko: '입력층과 출력층 사이에 있으며',
      },
    },
    {
      says: {
        en: 'Inputs are computed with weights and biases.',
        ko: '입력을 가중치와 절편으로 계산합니다.',
      },
      here: {
        en: 'computes its inputs with weights and biases',
        ko: '입력을 가중치와 절편으로 계산합니다',
      },
    },
    {
      says: {
        en: 'Any number of nodes, whatever the number of features.',
        ko: '노드 수는 특성의 수와 상관없이 정할 수 있습니다.',
      },
      here: {
        en: 'any number of nodes, whatever the number of features',
        ko: '노드 수는 특성 수와 상관없이 마음대로 정합니다',
      },
    },
    {
      says: {
        en: 'Its results are not seen, hence the name.',
        ko: '결과가 보이지 않아 은닉층이라고 합니다.',
      },
      here: {
        en: 'results are not seen from outside, hence the name',
        ko: '결과가 밖에서 보이지 않아 은닉층',
      },
    },
    {
      says: {
        en: 'Output layer: the last one, gives the values computed after the hidden layers.',
        ko: '출력층: 마지막 층이며 은닉층을 거쳐 계산된 값을 내놓습니다.',
      },
      here: {
        en: 'is the last one and gives the values that are computed after the hidden layers',
        ko: '마지막 층이며, 은닉층을 거쳐 계산된 값을 내놓습니다',
      },
    },
    {
      says: {
        en: 'With two or more hidden layers it is deep learning.',
        ko: '은닉층이 둘 이상이면 딥러닝이라고 합니다.',
      },
      here: { en: 'With two or more *hidden* layers', ko: '*은닉층*이 둘 이상이면' },
    },
    {
      says: {
        en: 'Binary classification: sigmoid, 1 node.',
        ko: '이진 분류: 시그모이드, 노드 1개.',
      },
      here: {
        en: '| binary classification | 1 | sigmoid |',
        ko: '| 이진 분류 | 1개 | 시그모이드 |',
      },
    },
    {
      says: {
        en: 'Multi-class classification: softmax, as many nodes as classes.',
        ko: '다중 분류: 소프트맥스, 노드는 클래스 수만큼.',
      },
      here: {
        en: '| multi-class classification | as many as classes | softmax |',
        ko: '| 다중 분류 | 클래스 수만큼 | 소프트맥스 |',
      },
    },
    {
      says: {
        en: 'Regression: no activation, as many nodes as output features.',
        ko: '회귀: 활성화 함수 없음, 노드는 출력 특성 수만큼.',
      },
      here: {
        en: '| regression | as many as output features | none |',
        ko: '| 회귀 | 출력 특성 수만큼 | 없음 |',
      },
    },
  ],
  '03-activations': [
    {
      says: {
        en: 'Sigmoid: to 1 as x grows, to 0 as it falls.',
        ko: '시그모이드: x가 커지면 1에, 작아지면 0에 가까워집니다.',
      },
      here: {
        en: 'goes to 1 as x grows and to 0 as x falls',
        ko: 'x가 커질수록 1에, 작아질수록 0에 가까워집니다',
      },
    },
    {
      says: { en: 'It is used for binary classification.', ko: '이진 분류에 씁니다.' },
      here: { en: 'a *binary classifier* ends in a sigmoid', ko: '*이진 분류*의 출력층에 씁니다' },
    },
    {
      says: {
        en: 'Softmax: for multi-class classification.',
        ko: '소프트맥스: 다중 분류에 씁니다.',
      },
      here: {
        en: 'For *multi-class classification* the output layer has',
        ko: '*다중 분류*에서는 출력층에',
      },
    },
    {
      says: { en: 'It gives probabilities.', ko: '확률을 냅니다.' },
      here: { en: 'into probabilities: pᵢ', ko: '확률로 바꿉니다' },
    },
    {
      says: {
        en: 'ReLU: x where x is above 0, else 0.',
        ko: '렐루: x가 0보다 크면 x, 아니면 0입니다.',
      },
      here: {
        en: 'ReLU gives x where x is above 0, else 0',
        ko: '렐루는 x가 0보다 크면 x를, 아니면 0을',
      },
    },
    {
      says: {
        en: 'It was proposed to mend sigmoid, which the early networks mostly used.',
        ko: '초기 신경망이 많이 쓰던 시그모이드를 개선하려고 제안되었습니다.',
      },
      here: {
        en: 'It was proposed to mend a flaw of sigmoid',
        ko: '시그모이드의 단점을 고치려고 제안된 함수',
      },
    },
    {
      says: {
        en: 'Sigmoid’s ends are flat, and learning was slow.',
        ko: '시그모이드는 양 끝이 평평해서 학습이 느렸습니다.',
      },
      here: { en: "Sigmoid's ends are flat", ko: '양 끝이 평평합니다' },
    },
    {
      says: { en: 'The deeper the network, the slower.', ko: '신경망이 깊을수록 더 느렸습니다.' },
      here: { en: 'the deeper the network, the slower', ko: '신경망이 깊을수록 더 느렸습니다' },
    },
    {
      says: {
        en: 'ReLU is known to do well on images.',
        ko: '렐루는 이미지에서 성능이 좋다고 알려져 있습니다.',
      },
      here: {
        en: 'ReLU is known to do well on images',
        ko: '이미지에서 성능이 좋은 것으로 알려져',
      },
    },
  ],
  '04-losses': [
    {
      says: {
        en: 'Binary cross-entropy: two classes, labels 0 and 1, sigmoid in the output layer.',
        ko: '이진 교차 엔트로피: 클래스 둘, 레이블 0과 1, 출력층은 시그모이드.',
      },
      here: {
        en: 'Two classes, labels 0 and 1, sigmoid in the output layer',
        ko: '클래스가 둘이고 레이블은 0과 1, 출력층은 시그모이드입니다',
      },
    },
    {
      says: {
        en: 'Categorical cross-entropy: one-hot labels, softmax in the output layer.',
        ko: '범주형 교차 엔트로피: 레이블은 원-핫 인코딩, 출력층은 소프트맥스.',
      },
      here: {
        en: '*one-hot* labels, softmax in the output layer',
        ko: '레이블은 *원-핫 인코딩*, 출력층은 소프트맥스입니다',
      },
    },
    {
      says: {
        en: 'One-hot labels of three classes: [1, 0, 0], [0, 1, 0], [0, 0, 1].',
        ko: '클래스가 셋인 원-핫 레이블: [1, 0, 0], [0, 1, 0], [0, 0, 1].',
      },
      here: '[1, 0, 0], [0, 1, 0]',
    },
    {
      says: {
        en: 'Sparse categorical cross-entropy: integer labels 0, 1 and 2.',
        ko: '희소 범주형 교차 엔트로피: 레이블은 정수 0, 1, 2.',
      },
      here: { en: 'integer labels, here 0, 1 and 2', ko: '세 벡터 대신 0, 1, 2라고' },
    },
    {
      says: { en: 'Softmax in the output layer here, too.', ko: '출력층은 역시 소프트맥스.' },
      here: {
        en: 'instead of the three vectors; softmax in the output layer',
        ko: '0, 1, 2라고 씁니다. 출력층은 소프트맥스입니다',
      },
    },
  ],
  '06-data': [
    {
      says: { en: 'Practice with MNIST.', ko: 'MNIST로 실습합니다.' },
      here: {
        en: 'The original lesson calls its data MNIST',
        ko: '원래 강의는 MNIST라고 부르지만',
      },
      slip: {
        en: 'The data that it loads are Fashion-MNIST.',
        ko: '실제로 불러오는 데이터는 패션 MNIST입니다.',
      },
    },
    {
      says: '`from tensorflow import keras`',
      here: 'from tensorflow import keras',
    },
    {
      says: '`from sklearn.model_selection import train_test_split`',
      here: 'from sklearn.model_selection import train_test_split',
    },
    {
      says: '`keras.datasets.fashion_mnist.load_data()`',
      here: 'fashionMnist.loadData()',
    },
    {
      says: { en: 'Normalization: divide by 255.', ko: '정규화: 255로 나눕니다.' },
      here: {
        en: 'Divided by 255 they lie between 0 and 1',
        ko: '255로 나누면 0과 1 사이에 놓입니다',
      },
    },
    { says: '`train_input / 255.0`', here: 'images.div(255)' },
    { says: '`.reshape(-1, 28*28)`', here: 'scaled.reshape([-1, 784])' },
    {
      says: {
        en: 'A validation set in place of cross-validation.',
        ko: '교차 검증 대신 검증 세트를 씁니다.',
      },
      here: {
        en: 'one such set will do instead of cross-validation',
        ko: '교차 검증 대신 검증 세트 하나로',
      },
    },
    {
      says: '`train_test_split(train_scaled, train_target, test_size=0.2, random_state=42)`',
      here: 'trainTestSplit(flat, labels, {',
    },
    {
      says: {
        en: '48,000 samples to train, 12,000 to validate.',
        ko: '훈련 48,000개, 검증 12,000개.',
      },
      here: '[48000, 784]',
    },
  ],
  '07-three-ways': [
    {
      says: { en: 'A hidden layer of 100 nodes (neurons).', ko: '뉴런이 100개인 은닉층.' },
      here: { en: '100 nodes (neurons) with sigmoid', ko: '노드(뉴런) 100개에 시그모이드' },
    },
    {
      says: "`dense1 = keras.layers.Dense(100, activation='sigmoid', input_shape=(784,))`",
      here: 'const dense1 =',
    },
    {
      says: "`dense2 = keras.layers.Dense(10, activation='softmax', input_shape=(784,))`",
      here: 'const dense2 =',
      slip: {
        en: 'Only the first layer has an `input_shape`: Keras ignores this one.',
        ko: '`input_shape`는 첫 층에만 씁니다. 케라스는 이것을 무시합니다.',
      },
    },
    {
      says: '`model = model.Sequential([dense1, dense2])`',
      here: 'const model = sequential([dense1, dense2])',
      slip: {
        en: 'The class is `keras.Sequential`; `model` doesn’t exist yet.',
        ko: '클래스는 `keras.Sequential`입니다. `model`은 아직 없습니다.',
      },
    },
    {
      says: {
        en: '`model2`: inside Sequential, the layers named hidden and output.',
        ko: '`model2`: Sequential 안에, 층의 이름은 hidden과 output.',
      },
      here: 'const model2 = sequential({',
    },
    { says: "`name='hidden'`", here: "name: 'hidden'" },
    { says: "`name='output'`", here: "name: 'output'" },
    { says: "`name='패션 MNIST 모델'`", here: "name: '패션 MNIST 모델'" },
    {
      says: {
        en: 'add(): the author finds it the tidiest and, it seems, the easiest to maintain.',
        ko: 'add(): 가장 깔끔하고 유지 보수가 편할 것 같습니다.',
      },
      here: {
        en: 'this seems the tidiest way and the easiest to maintain',
        ko: '가장 깔끔하고 유지 보수가 편할 것 같다고',
      },
    },
    { says: '`model3 = keras.Sequential()`', here: 'const model3 = sequential()' },
    {
      says: "`model3.add(keras.layers.Dense(100, activation='sigmoid', input_shape=(784,)))`",
      here: 'model3.add(dense({ units: 100',
    },
    {
      says: "`model3.add(keras.layers.Dense(10, activation='softmax'))`",
      here: 'model3.add(dense({ units: 10,',
    },
  ],
  '08-summary': [
    { says: '`model.summary()`', here: 'model.summary();' },
    {
      says: {
        en: 'None: the number of samples isn’t fixed yet, and any batch size shall fit.',
        ko: 'None: 샘플 개수가 아직 정해지지 않았고 어떤 배치 크기든 맞도록 한 것입니다.',
      },
      here: {
        en: "It is None because that number isn't fixed yet",
        ko: '샘플 개수가 아직 정해지지 않았으므로 None이고',
      },
    },
    {
      says: {
        en: '`fit` feeds mini-batches: mini-batch gradient descent.',
        ko: '`fit`은 미니배치를 씁니다: 미니배치 경사 하강법.',
      },
      here: { en: 'mini-batch gradient descent', ko: '이것이 미니배치 경사 하강법입니다' },
    },
    {
      says: {
        en: 'The default is 32; `batch_size` changes it.',
        ko: '기본값은 32이고 `batch_size`로 바꿉니다.',
      },
      here: {
        en: '(`batch_size` in Keras) changes it',
        ko: '(케라스에서는 `batch_size`)로 바꿉니다',
      },
    },
    { says: '784 × 100 + 100 = 78,500', here: '784 × 100 + 100 = 78,500' },
    { says: '100 × 10 + 10 = 1,010', here: '100 × 10 + 10 = 1,010' },
  ],
  '09-compile-fit-evaluate': [
    {
      says: {
        en: "`model.compile(loss='sparse_categorical_crossentropy', metrics='accuracy')`, as Keras 2 took it",
        ko: "`model.compile(loss='sparse_categorical_crossentropy', metrics='accuracy')`, 케라스 2의 방식",
      },
      here: 'model.compile({ loss:',
    },
    {
      says: '`model.fit(train_scaled, train_target, epochs=5)`',
      here: 'model.fit(trainInput, trainTarget, {',
    },
    {
      says: '`model.evaluate(val_scaled, val_target)`',
      here: 'model.evaluate(valInput, valTarget)',
    },
  ],
};
