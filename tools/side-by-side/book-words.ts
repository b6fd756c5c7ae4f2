/** What docs/side-by-side.md says of the book's next two lessons, in both languages. */

import type { Language } from './words.ts';

export const bookLessons = ['deep', 'training'] as const;
export type BookLesson = (typeof bookLessons)[number];

export interface BookWords {
  title: string;
  intro: string;
  /** Heading and what differs, by the step's name in both programs, in their order. */
  steps: { [name: string]: [heading: string, difference: string] };
}

/** Of a lesson's programs, in their order. */
export const stepNamesOf = (lesson: BookLesson): string[] =>
  Object.keys(bookWords.en[lesson].steps);

export const bookWords: { [language in Language]: { [lesson in BookLesson]: BookWords } } = {
  en: {
    deep: {
      title: 'The book’s next lesson: deep networks',
      intro:
        'Lesson 7-2, «심층 신경망», of the book on which the lesson is based, newly written: [keras/deep.py](../keras/deep.py) ' +
        'and [keras/deep.ts](../keras/deep.ts). [Chapter 12](../notebooks-ts/12-deep-networks.ts) explains it.',
      steps: {
        seed: [
          'A seed first',
          'As in the lesson: the same seed gives different random numbers in each edition.',
        ],
        data: [
          'Data',
          'The same rows in the same order. Pictures can be split as pictures; for a network that starts with Dense they are turned into rows.',
        ],
        list: [
          'Two layers, as a list',
          'A list alone is enough here, too. Keras 3 prefers a keras.Input to an input_shape, and says so on stderr.',
        ],
        names: [
          'With names',
          'Keras takes the name of the model beside the list; here both are in one object.',
        ],
        add: [
          'With add(), trained for five epochs',
          'The numbers in the names continue. The results of the two editions differ because their seeds draw different random numbers.',
        ],
        flatten: [
          'Flatten in place of reshape',
          'The same table to the letter: Flatten has 0 parameters.',
        ],
        relu: [
          'relu: fit and evaluate',
          'The pictures go in as they are. Keras’s evaluate shows a bar and returns a list; here the values have names.',
        ],
        'by name': [
          'An optimizer by name',
          'Every optimizer has Keras’s name and Keras’s defaults.',
        ],
        'by class': [
          'An optimizer by class',
          'The same classes; their arguments are Keras’s, in TypeScript’s casing: learningRate.',
        ],
        momentum: ['Momentum and Nesterov', 'The same defaults: no momentum unless given.'],
        adaptive: [
          'Optimizers that adapt',
          'The same default learning rates. tf.train’s optimizers differ from these (in epsilon, in Adagrad’s start), so the classes here are Keras’s.',
        ],
        adam: ['Adam: five epochs', 'The network again, from different starting weights.'],
        evaluate: ['Evaluate', 'On pictures that were used for training in neither edition.'],
      },
    },
    training: {
      title: 'The lesson after it: training networks',
      intro:
        'Lesson 7-3, «신경망 모델 훈련», newly written: [keras/training.py](../keras/training.py) and ' +
        '[keras/training.ts](../keras/training.ts), on 6,000 pictures. ' +
        '[Chapter 13](../notebooks-ts/13-training-networks.ts) explains it.',
      steps: {
        seed: ['A seed first', 'In both editions it also decides what Dropout drops.'],
        data: ['Data', 'The first pictures of both sets.'],
        build: [
          'A function that builds the model',
          'A layer may be passed in; it goes before the output layer.',
        ],
        history: [
          'history',
          'The same lists under the same names; only their order in the object differs. Here loss and accuracy are also properties of the history itself.',
        ],
        'twenty epochs': ['20 epochs', 'The losses of the first, the tenth and the last epoch.'],
        'validation loss': [
          'Validation loss',
          'validation_data is validationData. The validation losses of the first, the tenth and the last epoch.',
        ],
        adam: ['Adam', 'The same values are printed.'],
        dropout: ['Dropout', 'The same table: Dropout has 0 parameters and changes no shape.'],
        'with dropout': [
          'Training with Dropout',
          'Each edition draws different masks; `npm run compare` gives the same ones to both.',
        ],
        'ten epochs': ['Ten epochs', 'With Dropout, from new weights.'],
        save: [
          'Save weights and model',
          'The same files: each edition opens the other’s. Files are written while the program waits, hence the await.',
        ],
        'load weights': [
          'Load weights, predict, argmax',
          'Predictions are a tensor; argMax and equal are TensorFlow.js’s.',
        ],
        'load model': [
          'Load the model, evaluate',
          'The accuracy computed by hand is that of evaluate. The loaded model is compiled as it was.',
        ],
        'best model': [
          'ModelCheckpoint',
          'save_best_only is saveBestOnly; the file holds the epoch with the lowest validation loss.',
        ],
        'early stopping': [
          'EarlyStopping',
          'Which epoch is the last depends on the random numbers; with the same ones both stop in the same epoch, as `npm run compare` shows. Both count from 0.',
        ],
        evaluate: ['Evaluate', 'With the best epoch’s weights.'],
      },
    },
  },
  ko: {
    deep: {
      title: '책의 다음 강의: 심층 신경망',
      intro:
        '강의의 바탕이 된 책의 7-2 «심층 신경망»을 새로 썼습니다. [keras/deep.py](../keras/deep.py)와 ' +
        '[keras/deep.ts](../keras/deep.ts)입니다. 설명은 [12장](../notebooks-ts/12-deep-networks.ts)에 있습니다.',
      steps: {
        seed: ['시드부터', '강의에서처럼, 같은 시드라도 두 판이 뽑는 난수는 다릅니다.'],
        data: [
          '데이터',
          '같은 행이 같은 순서로 나옵니다. 이미지는 이미지인 채로 나눌 수 있고, Dense로 시작하는 신경망에는 행으로 펼쳐 줍니다.',
        ],
        list: [
          '두 층을 리스트로',
          '여기서도 리스트만 주면 됩니다. 케라스 3은 input_shape보다 keras.Input을 권하며, 그 말은 다른 출력으로 나옵니다.',
        ],
        names: [
          '이름을 붙여서',
          '케라스는 모델의 이름을 리스트 옆에 받고, 여기서는 둘 다 객체 하나에 들어 있습니다.',
        ],
        add: [
          'add()로 만들어 다섯 에포크 훈련',
          '이름의 번호가 이어집니다. 두 판의 숫자가 다른 것은 시드가 뽑는 난수가 다르기 때문입니다.',
        ],
        flatten: [
          'reshape 대신 Flatten',
          '표가 글자까지 같습니다. Flatten의 파라미터는 0개입니다.',
        ],
        relu: [
          '렐루: 훈련과 평가',
          '이미지를 그대로 넣습니다. 케라스의 evaluate는 막대를 보여 주고 리스트를 돌려주며, 여기서는 값에 이름이 있습니다.',
        ],
        'by name': [
          '옵티마이저를 이름으로',
          '옵티마이저마다 케라스의 이름을 쓰고, 기본값도 케라스와 같습니다.',
        ],
        'by class': [
          '옵티마이저를 클래스로',
          '클래스가 같고, 인수는 케라스의 이름을 타입스크립트식으로 씁니다(learningRate).',
        ],
        momentum: ['모멘텀과 네스테로프', '기본값이 같습니다. 적지 않으면 모멘텀을 쓰지 않습니다.'],
        adaptive: [
          '적응적 학습률 옵티마이저',
          '기본 학습률이 같습니다. tf.train의 옵티마이저는 엡실론이나 Adagrad의 초깃값 등이 케라스와 다르므로, 여기의 클래스는 케라스의 것입니다.',
        ],
        adam: ['Adam: 다섯 에포크', '신경망을 다시 만들어 새 가중치에서 시작합니다.'],
        evaluate: ['평가', '두 판 모두 훈련에 쓰지 않은 이미지로 평가합니다.'],
      },
    },
    training: {
      title: '그다음 강의: 신경망 모델 훈련',
      intro:
        '7-3 «신경망 모델 훈련»을 새로 썼습니다. [keras/training.py](../keras/training.py)와 ' +
        '[keras/training.ts](../keras/training.ts)이며 이미지 6,000장으로 훈련합니다. 설명은 ' +
        '[13장](../notebooks-ts/13-training-networks.ts)에 있습니다.',
      steps: {
        seed: ['시드부터', '드롭아웃이 무엇을 끌지도 두 판 모두 시드를 따릅니다.'],
        data: ['데이터', '두 세트의 앞쪽 이미지입니다.'],
        build: ['모델을 만드는 함수', '층 객체를 주면 출력층 앞에 넣습니다.'],
        history: [
          'history',
          '같은 리스트가 같은 이름으로 들어 있고, 객체 안의 순서만 다릅니다. 여기서는 loss와 accuracy를 history에서 바로 꺼낼 수도 있습니다.',
        ],
        'twenty epochs': ['20에포크', '첫째, 열째, 마지막 에포크의 손실입니다.'],
        'validation loss': [
          '검증 손실',
          'validation_data는 validationData입니다. 첫째, 열째, 마지막 에포크의 검증 손실을 출력합니다.',
        ],
        adam: ['Adam', '같은 값을 출력합니다.'],
        dropout: [
          '드롭아웃',
          '같은 표입니다. Dropout의 파라미터는 0개이고 형태를 바꾸지 않습니다.',
        ],
        'with dropout': [
          '드롭아웃을 넣은 훈련',
          '두 판이 뽑는 마스크는 다릅니다. `npm run compare`는 양쪽에 같은 마스크를 줍니다.',
        ],
        'ten epochs': ['열 에포크', '드롭아웃을 넣고, 새 가중치에서 시작합니다.'],
        save: [
          '가중치와 모델 저장',
          '같은 파일입니다. 서로의 파일을 열 수 있습니다. 파일을 다 쓸 때까지 기다리므로 await를 붙입니다.',
        ],
        'load weights': [
          '가중치 불러오기, 예측, argmax',
          '예측은 텐서이고, argMax와 equal은 TensorFlow.js의 것입니다.',
        ],
        'load model': [
          '모델 불러오기, 평가',
          '직접 계산한 정확도가 evaluate의 값과 같습니다. 불러온 모델은 저장할 때처럼 컴파일되어 있습니다.',
        ],
        'best model': [
          'ModelCheckpoint',
          'save_best_only는 saveBestOnly입니다. 파일에는 검증 손실이 가장 낮은 에포크의 모델이 들어 있습니다.',
        ],
        'early stopping': [
          'EarlyStopping',
          '어느 에포크에서 멈추는지는 난수에 달려 있습니다. 난수가 같으면 두 판이 같은 에포크에서 멈춘다는 것을 `npm run compare`가 보여 줍니다. 둘 다 0부터 셉니다.',
        ],
        evaluate: ['평가', '가장 좋았던 에포크의 가중치로 평가합니다.'],
      },
    },
  },
};
