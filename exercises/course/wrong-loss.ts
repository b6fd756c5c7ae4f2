import * as tf from '@tensorflow/tfjs';
import { dense, sequential } from '../../src/index.ts';
import type { Exercise } from './exercise.ts';

export const wrongLoss: Exercise = {
  chapter: '9',
  title: { en: 'Compiled with the wrong loss', ko: '잘못 고른 손실 함수' },
  task: {
    en: 'The labels are integers (9, 0, 3 …) and the last layer is softmax with 10 nodes.\nThe loss below does not fit them, so fit refuses. Check it once as it is and read\nthe error below, then name the right loss.',
    ko: '레이블은 정수(9, 0, 3 …)이고 마지막 층은 노드 10개의 소프트맥스입니다.\n아래의 손실 함수는 맞지 않아 fit이 거절합니다. 그대로 한 번 확인해 아래에 나오는\n오류를 읽고 알맞은 손실 함수를 쓰세요.',
  },
  code: `
GAP`,
  stub: "export const loss = 'categorical_crossentropy';",
  solution: "export const loss = 'sparse_categorical_crossentropy';",
  mistakes: [
    {
      code: "export const loss = 'binary_crossentropy';",
      says: {
        en: 'Binary cross-entropy is for two classes with labels 0 and 1. Here there are ten.',
        ko: '이진 교차 엔트로피는 레이블이 0과 1인 두 클래스를 위한 것입니다. 여기는 열 클래스입니다.',
      },
    },
    {
      code: "export const loss = 'mean_squared_error';",
      says: {
        en: 'The mean squared error compares quantities. A label is a name: class 9 is not three times class 3.',
        ko: '평균 제곱 오차는 양을 비교합니다. 레이블은 이름일 뿐이어서 클래스 9가 클래스 3의 세 배인 것은 아닙니다.',
      },
    },
    {
      code: "export const loss = 'accuracy';",
      says: {
        en: 'Accuracy is a metric: it is shown, but it has no slope to descend, so it can’t be the loss.',
        ko: '정확도는 지표입니다. 보여 주기만 할 뿐 내려갈 기울기가 없어 손실 함수가 될 수 없습니다.',
      },
    },
  ],
  hints: [
    {
      en: 'One-hot labels and integer labels each have their own loss. Which labels are these?',
      ko: '원-핫 레이블과 정수 레이블은 손실 함수가 서로 다릅니다. 여기의 레이블은 어느 쪽일까요?',
    },
    {
      en: 'lossFor from chapter 4 tells you: lossFor("multiclass", [9, 0, 3]).',
      ko: '4장의 lossFor가 알려 줍니다. lossFor("multiclass", [9, 0, 3])을 불러 보세요.',
    },
    {
      en: 'It is the categorical loss with sparse_ in front: integers are one-hot labels without the zeros.',
      ko: '범주형 앞에 sparse_를 붙인 것입니다. 정수는 0을 생략한 원-핫 레이블이기 때문입니다.',
    },
  ],
  explanation: {
    en: 'sparse_categorical_crossentropy takes the integer itself: L = −ln p[label].',
    ko: 'sparse_categorical_crossentropy는 정수를 그대로 받습니다. L = −ln p[레이블]입니다.',
  },
  showsUnsolved: true,
  async ask({ loss }) {
    return [{ what: 'what fit says', value: await whatFitSays(loss) }];
  },
};

/** Trains a tiny model with that loss on integer labels. */
async function whatFitSays(loss: string): Promise<string> {
  const model = sequential({ name: 'tiny' });
  model.add(dense({ units: 10, activation: 'softmax', inputShape: [4], name: 'output', seed: 1 }));
  const [x, y] = [tf.ones([3, 4]), tf.tensor1d([9, 0, 3], 'int32')];
  try {
    model.compile({ loss, metrics: ['accuracy'] });
    await model.fit(x, y, { verbose: 0 });
    return 'trained';
  } catch (error) {
    return (error as Error).message;
  } finally {
    model.dispose();
    tf.dispose([x, y]);
  }
}
