/** The texts of the activations. */

export const activationsWords = {
  en: {
    title: 'Activation functions: value and slope',
    lead: 'What a node does to its sum x. Slide x, or drag in the chart.',
    x: 'sum x',
    value: 'value',
    slope: 'slope',
    sigmoid: 'sigmoid',
    relu: 'relu',
    function: 'function',
    text: (x: string, s: string, r: string) => `At x = ${x} sigmoid is ${s} and relu ${r}.`,
    stackTitle: 'Stack layers, and the gradient vanishes',
    stackLead:
      'On the way back each layer multiplies the gradient by its weights and by its activation’s slope, which for sigmoid is at most 0.25.',
    layers: 'layers',
    hiddenLayers: 'hidden layers',
    product: (n: number, x: string) => `The product of ${n} slopes at x = ${x}`,
    measuredTitle: 'Measured in real networks',
    measured: 'mean size of the gradient that reaches the first layer, powers of ten',
    measuredText: (first: string, last: string, reluLast: string) =>
      `Sigmoid: 10^${first} with one hidden layer, 10^${last} with ten. ReLU: 10^${reluLast} with ten.`,
    waiting: 'Twenty networks are being built and measured …',
    softmaxTitle: 'Softmax: the logits share a total of 1',
    logit: (n: number) => `logit z${'₁₂₃'[n]}`,
    classOf: (n: number) => `class ${n + 1}`,
    shares: 'Probabilities',
  },
  ko: {
    title: '활성화 함수: 값과 기울기',
    lead: '노드가 합 x로 하는 일입니다. x를 움직이거나 그래프에서 끌어 보세요.',
    x: '합 x',
    value: '값',
    slope: '기울기',
    sigmoid: '시그모이드',
    relu: '렐루',
    function: '함수',
    text: (x: string, s: string, r: string) =>
      `x = ${x}일 때 시그모이드는 ${s}, 렐루는 ${r}입니다.`,
    stackTitle: '층을 쌓으면 그레이디언트가 사라집니다',
    stackLead:
      '거꾸로 돌아가는 길에 층마다 가중치와 활성화 함수의 기울기가 곱해집니다. 시그모이드의 기울기는 아무리 커도 0.25입니다.',
    layers: '층 수',
    hiddenLayers: '은닉층 수',
    product: (n: number, x: string) => `x = ${x}에서의 기울기 ${n}개를 곱한 값`,
    measuredTitle: '실제 신경망에서 재어 본 값',
    measured: '첫째 층에 닿는 그레이디언트의 평균 크기(10의 거듭제곱)',
    measuredText: (first: string, last: string, reluLast: string) =>
      `시그모이드에서는 은닉층이 하나일 때 10^${first}, 열 개일 때 10^${last}이고, 렐루에서는 열 개일 때 10^${reluLast}입니다.`,
    waiting: '신경망 스무 개를 만들어 재는 중입니다 …',
    softmaxTitle: '소프트맥스: 로짓들이 1을 나누어 갖습니다',
    logit: (n: number) => `로짓 z${'₁₂₃'[n]}`,
    classOf: (n: number) => `클래스 ${n + 1}`,
    shares: '확률',
  },
};
