/** The words of docs/side-by-side.md, in both languages. */

export const stepNames = [
  'seed',
  'data',
  'scale',
  'split',
  'way 1',
  'way 2',
  'way 3',
  'compile',
  'fit',
  'evaluate',
] as const;

export type StepName = (typeof stepNames)[number];

import type { Language } from '../../src/internal.ts';

export type { Language };

export interface Words {
  title: string;
  language: string;
  intro: (versions: string) => string;
  prints: string;
  bothPrint: string;
  nothing: string;
  seedsTitle: string;
  seedsText: (keras: Spread, typescript: Spread) => string;
  seedsHeader: string[];
  headings: { [name in StepName]: string };
  differences: { [name in StepName]: string };
}

export interface Spread {
  min: string;
  median: string;
  max: string;
}

export const words: { [language in Language]: Words } = {
  en: {
    title: 'Side by side: the lesson in Keras and in TypeScript',
    language: '[한국어](side-by-side.ko.md)',
    intro: (versions) =>
      'Every call of the lesson, and what both editions print: [keras/lesson.py](../keras/lesson.py) and ' +
      `[keras/lesson.ts](../keras/lesson.ts), run for this page with ${versions}. Made by ` +
      '`npm run docs:side-by-side`; `npm run compare` proves that both compute the same when they start ' +
      'from the same weights with the same batches. The book’s next two lessons follow at the end.',
    prints: 'prints',
    bothPrint: 'Both print:',
    nothing: 'Neither prints anything.',
    seedsTitle: 'Why 0.871 is not a constant',
    seedsText: (keras, typescript) =>
      'The starting weights and the order of the batches are random, so every seed ends somewhere else. ' +
      `Of ten seeds, Keras’s validation accuracies lie between ${keras.min} and ${keras.max} (median ` +
      `${keras.median}), those of the TypeScript edition between ${typescript.min} and ${typescript.max} ` +
      `(median ${typescript.median}). The same seed gives different random numbers in each edition, so compare the ` +
      'columns, not the rows.',
    seedsHeader: ['seed', 'Keras', 'TypeScript'],
    headings: {
      seed: 'A seed first',
      data: 'Load',
      scale: 'Scale and reshape',
      split: 'Split',
      'way 1': 'Way 1: an array of layers',
      'way 2': 'Way 2: inside Sequential, with names',
      'way 3': 'Way 3: add()',
      compile: 'Compile',
      fit: 'Fit',
      evaluate: 'Evaluate',
    },
    differences: {
      seed: 'One seed for starting weights and shuffling. TensorFlow.js has none: its `fit` shuffles with `Math.random`.',
      data: 'The same bytes. NumPy’s arrays are uint8; tensors are int32, because TensorFlow.js has no uint8. The published lesson calls the data MNIST; it is Fashion-MNIST.',
      scale:
        'Keras’s array becomes float64, the tensor float32; Keras casts to float32 when it trains. A tensor never changes: `div` and `reshape` return new ones.',
      split:
        'The same rows in the same order: NumPy’s random numbers are computed here too. Instead of cross-validation the lesson sets a validation set aside.',
      'way 1':
        'The published lesson has two slips here: it calls `Sequential` on `model` instead of `keras`, and its second layer carries an `input_shape` that Keras ignores.',
      'way 2':
        'The same table to the letter. Keras 3 on TensorFlow refuses to *train* a model whose name has spaces or Hangul; TensorFlow.js refuses such names for *layers*.',
      'way 3':
        'The numbers in the names continue, as in Keras: the first model took `dense` and `dense_1`. The lesson’s author finds this way the tidiest; each layer adds one line. Once a model is trained, Keras’s table has an extra line, with the values that the optimizer remembers; it is left out here, since TensorFlow.js remembers different ones.',
      compile:
        "Without an optimizer, Keras uses RMSprop and TensorFlow.js throws; `compile` here uses RMSprop. The published lesson writes `metrics='accuracy'`, which Keras 3 refuses: it needs a list.",
      fit: '`fit` returns a promise, so it is awaited. The bars are shown here; `npm run compare` compares the values that `fit` returns, since older Keras versions showed different ones in their bar (keras-team/keras issue 21301). The numbers of the two editions differ because their seeds draw different random numbers.',
      evaluate: 'Keras returns a list; here the values have names.',
    },
  },
  ko: {
    title: '나란히 보기: 케라스와 타입스크립트로 하는 강의',
    language: '[English](side-by-side.md)',
    intro: (versions) =>
      '강의에 나오는 모든 호출과 두 판이 출력하는 값을 나란히 실었습니다. [keras/lesson.py](../keras/lesson.py)와 ' +
      `[keras/lesson.ts](../keras/lesson.ts)를 ${versions}에서 실제로 실행한 결과입니다. 이 글은 ` +
      '`npm run docs:side-by-side`로 만듭니다. 같은 가중치와 같은 배치에서 시작하면 두 판이 같은 값을 계산한다는 것은 ' +
      '`npm run compare`가 증명합니다. 책의 다음 두 강의는 끝에 있습니다.',
    prints: '출력',
    bothPrint: '두 판의 출력은 같습니다.',
    nothing: '두 판 모두 아무것도 출력하지 않습니다.',
    seedsTitle: '0.871은 왜 상수가 아닐까요',
    seedsText: (keras, typescript) =>
      '가중치의 초깃값과 배치의 순서를 무작위로 정하므로 시드마다 결과가 다릅니다. 시드 열 개로 훈련하면 케라스의 검증 정확도는 ' +
      `${keras.min}에서 ${keras.max} 사이(중앙값 ${keras.median}), 타입스크립트판은 ${typescript.min}에서 ` +
      `${typescript.max} 사이(중앙값 ${typescript.median})입니다. 시드가 같아도 두 판이 뽑는 난수는 다르므로 행이 아니라 열을 ` +
      '비교해야 합니다.',
    seedsHeader: ['시드', '케라스', '타입스크립트'],
    headings: {
      seed: '시드부터',
      data: '데이터 불러오기',
      scale: '스케일 조정과 형태 바꾸기',
      split: '나누기',
      'way 1': '방법 1: 층의 배열',
      'way 2': '방법 2: Sequential 안에서 이름과 함께',
      'way 3': '방법 3: add()',
      compile: '컴파일',
      fit: '훈련',
      evaluate: '평가',
    },
    differences: {
      seed: '시드 하나로 가중치의 초깃값과 섞는 순서를 모두 정합니다. TensorFlow.js에는 이런 시드가 없고 `fit`은 `Math.random`으로 섞습니다.',
      data: '바이트까지 같습니다. 넘파이 배열은 uint8이지만 TensorFlow.js에는 uint8이 없어 텐서는 int32입니다. 원래 강의는 MNIST라고 부르지만 실제로는 패션 MNIST입니다.',
      scale:
        '케라스의 배열은 float64가, 텐서는 float32가 됩니다. 케라스도 훈련할 때는 float32로 바꿉니다. 텐서는 값이므로 `div`와 `reshape`는 새 텐서를 만듭니다.',
      split:
        '같은 행이 같은 순서로 나옵니다. 넘파이의 난수를 여기서도 똑같이 계산합니다. 강의에서는 교차 검증 대신 검증 세트를 따로 떼어 놓습니다.',
      'way 1':
        '원래 강의에는 실수가 두 가지 있습니다. `keras`가 아니라 `model`에서 `Sequential`을 부르고, 두 번째 층에 케라스가 무시하는 `input_shape`를 적었습니다.',
      'way 2':
        '표가 글자까지 같습니다. 케라스 3은 텐서플로 위에서 이름에 공백이나 한글이 있는 모델의 *훈련*을 거부하고, TensorFlow.js는 *층*에 그런 이름을 쓰지 못하게 합니다.',
      'way 3':
        '케라스처럼 이름의 번호가 이어집니다. 첫 모델이 `dense`와 `dense_1`을 썼습니다. 강의를 쓴 이는 이 방법이 가장 깔끔한 것 같다고 합니다. 층마다 한 줄씩 늡니다. 훈련한 뒤에는 케라스의 표에 옵티마이저가 기억하는 값의 개수가 한 줄 더 나오지만, TensorFlow.js가 기억하는 값은 다르므로 여기서는 뺐습니다.',
      compile:
        "옵티마이저를 적지 않으면 케라스는 RMSprop을 쓰고 TensorFlow.js는 오류를 냅니다. 여기의 `compile`은 RMSprop을 씁니다. 원래 강의의 `metrics='accuracy'`는 케라스 3이 거부하며 리스트로 적어야 합니다.",
      fit: '`fit`은 프로미스를 돌려주므로 기다립니다(await). 여기에는 진행 막대를 실었습니다. 예전 케라스는 막대에 조금 다른 값을 보여 주었으므로(keras-team/keras 이슈 21301) `npm run compare`는 `fit`이 돌려주는 값을 비교합니다. 두 판의 숫자가 다른 것은 같은 시드라도 뽑는 난수가 다르기 때문입니다.',
      evaluate: '케라스는 리스트를 돌려주고, 여기서는 값에 이름이 있습니다.',
    },
  },
};
