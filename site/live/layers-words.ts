/** The texts of the layers. */

export const layersWords = {
  en: {
    title: 'Layers: what the task requires',
    lead: 'Choose a task: the output layer and the loss follow from it. Change the sizes: every node has one weight per input, and a bias.',
    task: 'Task',
    tasks: {
      binary: 'one of two classes',
      multiclass: 'one of several classes',
      regression: 'a number',
    },
    labels: 'Labels',
    forms: { integer: 'integers, such as 7', 'one-hot': 'one-hot, such as 0 0 1' },
    classes: 'Classes',
    inputs: 'Inputs',
    count: 'Hidden layers',
    units: (n: number) => `Nodes of hidden layer ${n}`,
    output: (units: number, activation: string, loss: string) =>
      `Output layer: ${units} ${units === 1 ? 'node' : 'nodes'}, activation ${activation}. Loss: ${loss}.`,
    deep: 'Two or more hidden layers: this is deep learning.',
    params: 'Parameters',
    summary: 'The summary, as Keras prints it',
  },
  ko: {
    title: '층: 문제에 따라 정해지는 것',
    lead: '문제를 고르면 출력층과 손실 함수가 정해집니다. 크기를 바꾸어 보세요. 노드마다 입력 하나에 가중치가 하나씩, 그리고 절편이 하나 있습니다.',
    task: '문제',
    tasks: {
      binary: '두 클래스 중 하나',
      multiclass: '여러 클래스 중 하나',
      regression: '수 하나',
    },
    labels: '레이블',
    forms: { integer: '정수 (예: 7)', 'one-hot': '원-핫 (예: 0 0 1)' },
    classes: '클래스 수',
    inputs: '입력 수',
    count: '은닉층 수',
    units: (n: number) => `은닉층 ${n}의 노드 수`,
    output: (units: number, activation: string, loss: string) =>
      `출력층: 노드 ${units}개, 활성화 함수 ${activation}. 손실 함수: ${loss}.`,
    deep: '은닉층이 둘 이상이므로 딥러닝입니다.',
    params: '파라미터',
    summary: '케라스가 출력하는 모델 요약',
  },
};
