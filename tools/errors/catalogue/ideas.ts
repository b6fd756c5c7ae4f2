/** Chapters 1 to 4: perceptron, layers, activations, losses. */

import type { Chapter } from '../mistake.ts';

const perceptron: Chapter = {
  title: { en: '1 Perceptron', ko: '1 퍼셉트론' },
  mistakes: [
    {
      code: 'new Perceptron({ weights: [] });',
      en: [
        'A perceptron multiplies each input by a weight; here there is none.',
        'Give one weight for each input.',
      ],
      ko: [
        '퍼셉트론은 입력마다 가중치를 하나씩 곱하는데, 가중치가 없습니다.',
        '입력의 수만큼 가중치를 주세요.',
      ],
    },
    {
      code: [
        'new Perceptron({ weights: [1, NaN] });',
        'new Perceptron({ weights: [1, 1] }).predict([1, Infinity]);',
      ],
      en: [
        'A weight, bias or input is not a number that can be computed with.',
        'Look for a division by 0 or a string that was not converted to a number.',
      ],
      ko: [
        '가중치, 절편, 입력 가운데 계산할 수 없는 값이 있습니다.',
        '0으로 나눈 곳이나 숫자로 읽히지 않은 글자가 있는지 찾아보세요.',
      ],
    },
    {
      code: 'new Perceptron({ weights: [1, 1] }).predict([1]);',
      en: [
        'There are more or fewer inputs than weights.',
        'Give as many inputs as there are weights.',
      ],
      ko: ['입력의 수가 가중치의 수와 다릅니다.', '가중치와 같은 수의 입력을 주세요.'],
    },
    {
      code: 'new Perceptron({ weights: [0, 0] }).fit([[0, 0], [1, 1]], [0]);',
      en: [
        'The numbers of samples and labels differ, or there are none.',
        'Give one label for each sample.',
      ],
      ko: ['샘플과 레이블의 수가 다르거나 하나도 없습니다.', '샘플마다 레이블을 하나씩 주세요.'],
    },
    {
      code: 'new Perceptron({ weights: [0, 0] }).fit([[0, 0], [1, 1]], [-1, 1]);',
      en: [
        'A perceptron answers 0 or 1; another label can never be reached.',
        'Write the two classes as 0 and 1.',
      ],
      ko: [
        '퍼셉트론의 출력은 0 아니면 1이라서 다른 레이블은 맞힐 수 없습니다.',
        '두 클래스를 0과 1로 적으세요.',
      ],
    },
    {
      code: 'new Perceptron({ weights: [0, 0] }).fit([[0, 0], [1, 1]], [0, 1], { learningRate: 0 });',
      en: [
        'With this learning rate a mistake does not move any weight.',
        'Use a number above 0, such as 1 or 0.1.',
      ],
      ko: ['이 학습률로는 틀려도 가중치가 바뀌지 않습니다.', '1이나 0.1처럼 0보다 큰 수를 쓰세요.'],
    },
    {
      code: "new Perceptron({ weights: [0, 0] }).fit([[0, 0], [1, 1]], [0, 1], { epochs: '5' });",
      en: [
        'The number of epochs is not a whole number; a string is not one either.',
        'Write it without quotes: 5.',
      ],
      ko: [
        '에포크 수가 정수가 아닙니다. 따옴표로 감싼 글자도 정수가 아닙니다.',
        '따옴표 없이 5처럼 쓰세요.',
      ],
    },
  ],
};

const layers: Chapter = {
  title: { en: '2 Layers', ko: '2 층' },
  mistakes: [
    {
      code: "dense({ units: 10, activation: 'sigmod' });",
      en: [
        'The activation is misspelt: Keras has none of that name.',
        'Use one of those listed; hardSigmoid, TensorFlow.js’s spelling, works too.',
      ],
      ko: [
        '활성화 함수의 이름을 잘못 썼습니다. 케라스에 없는 이름입니다.',
        '목록에 있는 이름을 쓰세요. hardSigmoid 같은 TensorFlow.js 표기도 됩니다.',
      ],
    },
    {
      code: [
        "dense({ units: 10, activation: 'glu' });",
        "dense({ units: 10, activation: 'sparsemax' });",
        "activation({ activation: 'threshold' });",
      ],
      en: [
        'Keras has an activation of this name, but it can’t be used in a layer by that name.',
        'Use the one that the message names.',
      ],
      ko: [
        '케라스에 있는 이름이지만, 이름만으로는 층에서 제대로 계산할 수 없는 활성화 함수입니다.',
        '메시지에 나온 활성화 함수를 쓰세요.',
      ],
    },
    {
      code: 'dense({ units: 10, activation: tf.sigmoid });',
      en: [
        'A function was given where a name is expected.',
        "Write the name in quotes: 'sigmoid'.",
      ],
      ko: ['이름이 올 자리에 함수가 왔습니다.', "이름을 따옴표로 감싸 'sigmoid'처럼 쓰세요."],
    },
    {
      code: ['dense({ units: 100, input_shape: [784] });', 'dense({ unit: 100 });'],
      en: [
        'The option has another name here. Keras writes input_shape, TypeScript inputShape.',
        'Use the name that the message suggests.',
      ],
      ko: [
        '여기서는 옵션의 이름이 다릅니다. 케라스의 input_shape는 여기서 inputShape입니다.',
        '메시지가 제안하는 이름을 쓰세요.',
      ],
    },
    {
      code: ['dense(100);'],
      en: [
        'In Python you write Dense(100); here options have names.',
        'Write dense({ units: 100 }).',
      ],
      ko: [
        '파이썬에서는 Dense(100)이라고 쓰지만, 여기서는 옵션에 이름을 붙입니다.',
        'dense({ units: 100 })이라고 쓰세요.',
      ],
    },
    {
      code: ["dense({ activation: 'relu' });", 'dense({ units: 2.5 });'],
      en: [
        'The number of nodes is missing or is not a whole number.',
        'Say how many nodes the layer has: units: 100.',
      ],
      ko: ['노드의 수가 빠졌거나 정수가 아닙니다.', 'units: 100처럼 층의 노드 수를 적으세요.'],
    },
    {
      code: "dense({ units: 10, name: '은닉층' });",
      en: [
        'TensorFlow.js names a layer’s weights after the layer and allows no other letters in that name.',
        'Give the layer a Latin name; the model may be called anything.',
      ],
      ko: [
        'TensorFlow.js는 층의 이름으로 가중치의 이름을 짓는데, 한글은 쓸 수 없습니다.',
        '층의 이름은 로마자로 지으세요. 모델의 이름은 한글이어도 됩니다.',
      ],
    },
    {
      code: [
        "dense({ units: 10, kernelInitializer: 'he_norml' });",
        "dense({ units: 10, kernelInitializer: 'constant' });",
        "dense({ units: 10, kernelInitializer: { className: 'VarianceScaling', config: { scale: 0 } } });",
      ],
      en: [
        'There is no such distribution of starting weights, or a number that it needs is missing.',
        'Use a name that is listed, in Keras’s spelling or TensorFlow.js’s, or the form that the message shows.',
      ],
      ko: [
        '시작 가중치에 그런 분포가 없거나 분포에 필요한 수가 없습니다.',
        '목록에 있는 이름을 케라스나 TensorFlow.js의 표기로 쓰거나 메시지에 나온 대로 쓰세요.',
      ],
    },
    {
      code: [
        'dense({ units: 10, kernelInitializer: tf.initializers.randomNormal({ stddev: 0 }) });',
        'dense({ units: 10, kernelInitializer: tf.initializers.randomUniform({ minval: 0, maxval: 1 }) });',
      ],
      en: [
        'TensorFlow.js treats a 0 as a setting that was not given, and uses its own number instead.',
        'Describe the initializer with className and config, as the message shows: there, 0 means 0.',
      ],
      ko: [
        'TensorFlow.js는 설정값 0을 주지 않은 것으로 보고 자기 기본값을 씁니다.',
        '메시지처럼 className과 config로 적으세요. 거기서는 0이 그대로 0입니다.',
      ],
    },
    {
      code: "sequential([dense({ units: 3, inputShape: [2], biasInitializer: 'identity' })]);",
      en: [
        'A bias is a list of numbers; identity and orthogonal make matrices.',
        "Leave biasInitializer out: a bias starts with 'zeros'.",
      ],
      ko: [
        '절편은 수의 목록인데 identity와 orthogonal은 행렬을 만듭니다.',
        "biasInitializer를 빼세요. 절편은 'zeros'로 시작합니다.",
      ],
    },
    {
      code: [
        "dense({ units: 10, kernelRegularizer: 'l3' });",
        'dense({ units: 10, kernelRegularizer: tf.regularizers.l2({ l2: -0.1 }) });',
        "dense({ units: 10, kernelConstraint: 'maxnrm' });",
      ],
      en: [
        'There is no regularizer or constraint of that name, or its factor is below 0.',
        'Use a name that is listed, such as l2 or max_norm.',
      ],
      ko: [
        '그런 이름의 규제나 제약이 없거나 규제 계수가 0보다 작습니다.',
        'l2나 max_norm처럼 목록에 있는 이름을 쓰세요.',
      ],
    },
    {
      code: "sequential([tf.layers.timeDistributed({ layer: dense({ units: 1, activityRegularizer: 'l2' }), inputShape: [3, 2] })]);",
      en: [
        'The penalty for large outputs is added for the layers of the model, not for a layer in one of them.',
        'Put the layer into the model itself, or regularize the weights: kernelRegularizer.',
      ],
      ko: [
        '출력에 대한 규제는 모델의 층에만 더해지고, 층 안에 든 층에는 더해지지 않습니다.',
        '그 층을 모델에 바로 넣거나 kernelRegularizer로 가중치를 규제하세요.',
      ],
    },
    {
      code: ['input({ inputShape: [784] });', 'input({ shape: 784 });'],
      en: [
        'An input gives the shape of one sample, as a list of sizes.',
        'Write input({ shape: [784] }), or [28, 28] for a picture.',
      ],
      ko: [
        '입력은 샘플 하나의 크기를 목록으로 적습니다.',
        'input({ shape: [784] })라고 쓰세요. 이미지라면 [28, 28]입니다.',
      ],
    },
    {
      code: 'reshape({ targetShape: [-1, -1] });',
      en: [
        'A shape is a list of whole numbers above 0, and only one of them can be worked out from the others.',
        'Write -1 once, for what is left.',
      ],
      ko: [
        '크기는 0보다 큰 정수의 목록이고, 나머지로 정할 수 있는 것은 하나뿐입니다.',
        '남은 크기를 뜻하는 -1은 한 번만 쓰세요.',
      ],
    },
    {
      code: 'sequential([input({ shape: [6] }), reshape({ targetShape: [4, 2] })]);',
      en: [
        'Reshape keeps all numbers of a sample, so the product of the sizes must stay the same.',
        'Use sizes with the same product, such as [3, 2] for 6.',
      ],
      ko: [
        'Reshape는 샘플의 수를 그대로 둡니다. 크기의 곱이 같아야 합니다.',
        '샘플에 든 수의 개수와 곱이 같은 크기를 쓰세요. 6이면 [3, 2]처럼요.',
      ],
    },
    {
      code: ["outputLayer('multclass', { classes: 10 });"],
      en: [
        'There are three tasks, and this is not the name of one.',
        'Choose by what you want to predict: one of two classes, one of several, or a number.',
      ],
      ko: [
        '문제는 세 가지인데 그중에 없는 이름입니다.',
        '무엇을 예측하는지에 따라 고르세요. 둘 중 하나, 여럿 중 하나, 또는 수입니다.',
      ],
    },
    {
      code: "outputLayer('regression', { classes: 10 });",
      en: [
        'Classes are counted in classification, output features in regression.',
        'Leave the option out or change the task.',
      ],
      ko: [
        '클래스 수는 분류에서, 출력 특성 수는 회귀에서 씁니다.',
        '옵션을 빼거나 문제를 바꾸세요.',
      ],
    },
    {
      code: "outputLayer('binary', { classes: 3 });",
      en: [
        'Binary means two classes, which one node with sigmoid tells apart.',
        "For three classes use 'multiclass'.",
      ],
      ko: [
        '이진 분류는 클래스가 둘이고, 시그모이드 노드 하나로 나눕니다.',
        "클래스가 셋이면 'multiclass'를 쓰세요.",
      ],
    },
    {
      code: "outputLayer('multiclass');",
      en: [
        'The output layer has a node for each class, so their number must be known.',
        "Write outputLayer('multiclass', { classes: 10 }).",
      ],
      ko: [
        '출력층에는 클래스마다 노드가 있어서 클래스 수를 알아야 합니다.',
        "outputLayer('multiclass', { classes: 10 })이라고 쓰세요.",
      ],
    },
    {
      code: 'depth({ layers: [dense({ units: 10 })] });',
      en: [
        'Weights are created once the number of inputs is known; here no layer gives it.',
        'Give the first layer an inputShape.',
      ],
      ko: [
        '가중치는 입력의 수를 알아야 만들어지는데, 그것을 말해 주는 층이 없습니다.',
        '첫 층에 inputShape를 주세요.',
      ],
    },
  ],
};

const activations: Chapter = {
  title: { en: '3 Activations', ko: '3 활성화 함수' },
  mistakes: [
    {
      code: 'softmax([]);',
      en: [
        'Softmax divides 1 among the classes, and there are no classes.',
        'Give one logit for each class.',
      ],
      ko: [
        '소프트맥스는 1을 클래스들에 나누어 주는데, 클래스가 없습니다.',
        '클래스마다 로짓을 하나씩 주세요.',
      ],
    },
    {
      code: 'sigmoid(tf.tensor([0, 1]));',
      en: [
        'The functions of this chapter are for plain numbers.',
        'Use tf.sigmoid for tensors, or the tensor’s numbers: tensor.arraySync().',
      ],
      ko: [
        '이 장의 함수는 일반 숫자를 받습니다.',
        '텐서에는 tf.sigmoid를 쓰거나 tensor.arraySync()로 숫자를 꺼내세요.',
      ],
    },
  ],
};

const losses: Chapter = {
  title: { en: '4 Losses', ko: '4 손실 함수' },
  mistakes: [
    {
      code: 'binaryCrossentropy([2], [0.9]);',
      en: ['A label is neither 0 nor 1.', 'For more classes take sparseCategoricalCrossentropy.'],
      ko: [
        '레이블이 0도 1도 아닙니다.',
        '클래스가 더 많으면 sparseCategoricalCrossentropy를 쓰세요.',
      ],
    },
    {
      code: 'binaryCrossentropy([1], [2.3]);',
      en: [
        'These are sums (logits), not probabilities.',
        'Pass them through sigmoid or softmax first.',
      ],
      ko: ['확률이 아니라 합(로짓)입니다.', '먼저 sigmoid나 softmax를 거치게 하세요.'],
    },
    {
      code: 'sparseCategoricalCrossentropy([0], [[0, 0, 0]]);',
      en: ['Every class has a probability of 0.', 'Use the outputs of softmax, which add up to 1.'],
      ko: ['어느 클래스에도 확률이 없습니다.', '합이 1인 소프트맥스의 출력을 쓰세요.'],
    },
    {
      code: 'sparseCategoricalCrossentropy([3], [[0.1, 0.2, 0.7]]);',
      en: [
        'The label names a class that has no probability; labels are counted from 0.',
        'Count from 0, or give the model more classes.',
      ],
      ko: [
        '레이블이 가리키는 클래스의 확률이 없습니다. 레이블은 0부터 셉니다.',
        '0부터 세거나 클래스 수를 늘리세요.',
      ],
    },
    {
      code: 'categoricalCrossentropy([[0, 2, 0]], [[0.1, 0.2, 0.7]]);',
      en: ['The label is not one-hot.', 'For labels such as 2 take sparseCategoricalCrossentropy.'],
      ko: [
        '레이블이 원-핫 형식이 아닙니다.',
        '2처럼 정수인 레이블에는 sparseCategoricalCrossentropy를 쓰세요.',
      ],
    },
    {
      code: 'binaryCrossentropy([1, 0], [0.9]);',
      en: ['Every label needs a probability.', 'Compare the two lengths.'],
      ko: ['레이블마다 확률이 하나씩 있어야 합니다.', '두 배열의 길이를 비교해 보세요.'],
    },
    {
      code: ["lossFor('multiclass', []);", "lossFor('multiclass', tf.tensor([0, 1]));"],
      en: [
        'The loss is chosen by the form of the labels, and there are no labels.',
        'Give some labels as plain numbers.',
      ],
      ko: [
        '손실은 레이블의 형식을 보고 고르는데, 볼 레이블이 없습니다.',
        '레이블을 일반 숫자로 주세요.',
      ],
    },
    {
      code: "lossFor('multiclass', [0, 1, 2], { lastActivation: 'sigmoid' });",
      en: [
        'Loss and last layer belong together (chapter 4’s table).',
        'Let outputLayer make the last layer.',
      ],
      ko: [
        '손실 함수와 마지막 층은 짝이 맞아야 합니다(4장의 표).',
        '마지막 층을 outputLayer로 만드세요.',
      ],
    },
    {
      code: ["lossFor('binary', [0, 1, 2]);", "lossFor('binary', [0, 1], { classes: 3 });"],
      en: ['There are more than two classes.', "Use the task 'multiclass'."],
      ko: ['클래스가 둘보다 많습니다.', "문제를 'multiclass'로 하세요."],
    },
    {
      code: "lossFor('binary', [[0, 1], [1, 0]]);",
      en: [
        'Binary labels are single numbers, not rows.',
        "Write 0 or 1 for each sample, or use 'multiclass'.",
      ],
      ko: [
        '이진 분류의 레이블은 행이 아니라 수 하나입니다.',
        "샘플마다 0이나 1을 적거나 'multiclass'를 쓰세요.",
      ],
    },
    {
      code: "lossFor('multiclass', [0, 1.5]);",
      en: [
        'A class is a whole number.',
        "If you want to predict numbers, the task is 'regression'.",
      ],
      ko: ['클래스 번호는 정수입니다.', "수를 예측하는 것이라면 문제는 'regression'입니다."],
    },
    {
      code: "lossFor('multiclass', [[0, 1], [1, 1]]);",
      en: [
        'A row has no 1, or more than one, or other values.',
        'Make the rows with tf.oneHot(labels, classes).',
      ],
      ko: [
        '행에 1이 없거나 둘 이상이거나 다른 값이 있습니다.',
        'tf.oneHot(labels, classes)로 만드세요.',
      ],
    },
    {
      code: "lossFor('regression', [1.5, NaN]);",
      en: ['A target is missing or could not be read.', 'Leave such samples out.'],
      ko: ['목푯값이 없거나 읽히지 않았습니다.', '그런 샘플은 빼세요.'],
    },
  ],
};

export const ideas: readonly Chapter[] = [perceptron, layers, activations, losses];
