/** Chapters 7 and 8: building a model. */

import type { Chapter } from '../mistake.ts';

export const models: Chapter = {
  title: { en: '7 and 8 Building a model', ko: '7·8 모델 만들기' },
  mistakes: [
    {
      code: 'sequential([dense({ units: 10 })]);',
      en: [
        'Later layers get their inputs from the layer before; the first one has none before it.',
        'Give the first layer an inputShape: [784] for a picture of 28 × 28.',
      ],
      ko: [
        '다음 층들은 앞 층을 보고 입력의 수를 알지만, 첫 층에는 앞 층이 없습니다.',
        '첫 층에 inputShape를 주세요. 28 × 28 그림이면 [784]입니다.',
      ],
    },
    {
      code: 'sequential([dense({ units: 10, inputShape: [0] })]);',
      en: [
        'A sample has no values, or their number is not a whole number.',
        'Give the shape of one sample.',
      ],
      ko: ['샘플의 값이 없거나 그 개수가 정수가 아닙니다.', '샘플 하나의 모양을 쓰세요.'],
    },
    {
      code: ['sequential().add(10);', 'sequential({ layers: dense({ units: 10 }) });'],
      en: [
        'Something other than a layer, or a list of layers, was given.',
        'Put the layers in brackets: [dense(…), dense(…)].',
      ],
      ko: [
        '층이 아니거나 층의 목록이 아닌 것을 주었습니다.',
        '[dense(…), dense(…)]처럼 층을 대괄호로 묶으세요.',
      ],
    },
    {
      code: 'sequential({ layer: [] });',
      en: ['The option is misspelt.', 'Use the name that the message suggests.'],
      ko: ['옵션 이름을 잘못 썼습니다.', '메시지가 제안하는 이름을 쓰세요.'],
    },
    {
      code: 'model.add(model.layers[0]);',
      en: [
        'Two layers of a model have the same name.',
        'Leave the names out, or give each its own.',
      ],
      ko: ['한 모델에 같은 이름의 층이 둘입니다.', '이름을 빼거나 서로 다르게 지으세요.'],
    },
    {
      code: 'sequential([model.layers[0]]);',
      en: [
        'The layer is used in two models. Keras allows it, TensorFlow.js doesn’t.',
        'Make a new layer.',
      ],
      ko: [
        '층 하나를 두 모델에 썼습니다. 케라스에서는 되지만 TensorFlow.js에서는 안 됩니다.',
        '층을 새로 만드세요.',
      ],
    },
    {
      code: [
        'sequential([dense({ units: 1, inputShape: [4] }), input({ shape: [4] })]);',
        'sequential([input({ shape: [4] }), dense({ units: 1, inputShape: [3] })]);',
      ],
      en: [
        'A model’s input is described once, at its beginning.',
        'Put the input before all layers, and leave out the inputShape.',
      ],
      ko: [
        '모델에 무엇이 들어오는지는 맨 앞에서 한 번만 적습니다.',
        'input을 모든 층 앞에 두고 inputShape는 빼세요.',
      ],
    },
    {
      code: ['dropout({ rate: 20 });', 'model.pop(); model.add(tf.layers.dropout({ rate: 20 }));'],
      en: ['The rate of Dropout is a fraction, not a percentage.', 'For 20 % write rate: 0.2.'],
      ko: ['드롭아웃의 rate는 백분율이 아니라 비율입니다.', '20 %라면 rate: 0.2라고 쓰세요.'],
    },
    {
      code: [
        'sequential([tf.layers.gru({ units: 3, inputShape: [4, 2] })]);',
        "sequential([tf.layers.bidirectional({ layer: tf.layers.lstm({ units: 3 }), mergeMode: 'concat', inputShape: [4, 2] })]);",
        'sequential([tf.sequential({ layers: [tf.layers.lstm({ units: 3, inputShape: [4, 2] })] })]);',
      ],
      en: [
        'A recurrent layer of TensorFlow.js computes, or starts, differently from Keras’s.',
        'Use an lstm, directly in this model; inside bidirectional, give it the options that the message shows.',
      ],
      ko: [
        'TensorFlow.js의 순환층이 케라스와 다르게 계산하거나 다르게 시작합니다.',
        '이 모델에 lstm을 바로 넣으세요. bidirectional 안에 넣을 때는 메시지에 나온 옵션을 주세요.',
      ],
    },
    {
      code: [
        'model.setWeights([tf.zeros([3, 4])]);',
        'model.setWeights([tf.zeros([4, 3]), tf.zeros([4]), tf.zeros([4, 2]), tf.zeros([2])]);',
        'model.setWeights([tf.zeros([3, 4]), [0, 0, 0, 0], tf.zeros([4, 2]), tf.zeros([2])]);',
      ],
      en: [
        'The model has other weights: a kernel of [inputs, units] and a bias of [units] for each Dense layer.',
        'model.getWeights() gives them in the order in which setWeights takes them.',
      ],
      ko: [
        '모델의 가중치와 맞지 않습니다. 밀집층마다 [입력, 노드] 모양의 커널과 [노드] 모양의 절편이 있습니다.',
        'model.getWeights()가 setWeights가 받는 순서대로 가중치를 줍니다.',
      ],
    },
    {
      code: "model.getLayer('dens');",
      en: ['The name is misspelt.', 'model.summary() shows all names.'],
      ko: ['이름을 잘못 썼습니다.', 'model.summary()가 모든 이름을 보여 줍니다.'],
    },
  ],
};
