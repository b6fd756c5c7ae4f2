/** The texts of the layers. */

export const layersWords = {
  en: {
    title: 'Layers: what the task requires',
    lead: 'Choose a task: the output layer and the loss follow from it. Change the sizes: every node has one weight per input, and a bias.',
    tries: {
      binary: {
        try: 'One of two classes',
        see: 'The output layer is 1 node with sigmoid, the loss binary_crossentropy; it has 100 × 1 + 1 = 101 parameters.',
      },
      regression: {
        try: 'A number',
        see: '1 node again, but linear, without a sigmoid that would keep it between 0 and 1; the loss is mean_squared_error.',
      },
      deep: {
        try: 'A second hidden layer',
        see: 'Deep learning, by the word’s meaning. It adds 100 × 100 + 100 = 10,100 parameters, an eighth of what the first one has.',
      },
    },
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
    tries: {
      binary: {
        try: '두 클래스 중 하나',
        see: '출력층은 시그모이드 노드 1개, 손실 함수는 binary_crossentropy입니다. 출력층의 파라미터는 100 × 1 + 1 = 101개입니다.',
      },
      regression: {
        try: '수 하나',
        see: '이번에도 노드 1개이지만 linear입니다. 시그모이드가 있으면 0과 1 사이에 갇힙니다. 손실 함수는 mean_squared_error입니다.',
      },
      deep: {
        try: '은닉층 하나 더',
        see: '말 그대로 딥러닝입니다. 파라미터가 100 × 100 + 100 = 10,100개 늘어납니다. 첫째 은닉층의 8분의 1쯤입니다.',
      },
    },
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
