/** The texts of the layers. */

export const layersWords = {
  en: {
    title: 'Layers: what the task asks for',
    lead: 'Choose the task: the output layer and the loss follow. Change the sizes: every node has a weight for each input and a bias.',
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
    summary: 'The summary, as Keras draws it',
  },
  ko: {
    title: '층: 과제가 정하는 것',
    lead: '과제를 고르면 출력층과 손실 함수가 정해집니다. 크기를 바꾸어 보세요. 노드마다 입력 하나에 가중치 하나씩, 그리고 편향이 하나 있습니다.',
    task: '과제',
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
    summary: '케라스가 그리는 것과 같은 요약',
  },
};
