/** The texts of the activations. */

export const activationsWords = {
  en: {
    title: 'Activation functions: value and slope',
    lead: 'What a node does to its sum x. Choose a function; slide x, or drag in the chart.',
    tries: {
      end: {
        try: 'Sigmoid at x = 5',
        see: 'Value 0.9933, slope 0.0066: the tangent lies flat. However far x goes on, the value hardly moves, and a gradient that comes back is multiplied by nearly 0.',
      },
      middle: {
        try: 'Tanh at x = 0',
        see: 'Value 0, slope 1: four times sigmoid’s 0.25. But tanh is flat even sooner: from 2.2 on its slope is below 0.05, sigmoid’s from 2.9.',
      },
      deep: {
        try: 'Ten layers at x = 1',
        see: 'Below the charts: ten slopes of sigmoid multiply to 8.6 × 10⁻⁸, of tanh to 0.000171, of ReLU to 1.',
      },
    },
    x: 'sum x',
    value: 'value',
    slope: 'slope',
    names: { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'relu' },
    function: 'function',
    text: (x: string, said: string) => `At x = ${x}: ${said}.`,
    flat: (name: string, slope: string, ends: string) =>
      `Grey: there ${name} is flat, its slope is below ${slope} (${ends}).`,
    stackTitle: 'Stack layers, and the gradient vanishes',
    stackLead:
      'On the way back each layer multiplies the gradient by its weights and by its activation’s slope, which for sigmoid is at most 0.25.',
    layers: 'layers',
    hiddenLayers: 'hidden layers',
    product: (n: number, x: string) => `The product of ${n} slopes at x = ${x}`,
    measuredTitle: 'Measured in real networks',
    measured: 'mean size of the gradient that reaches the first layer, powers of ten',
    measuredText: (first: string, sigmoid: string, tanh: string, relu: string) =>
      `Sigmoid: 10^${first} with one hidden layer, 10^${sigmoid} with ten. With ten of tanh: 10^${tanh}; of ReLU: 10^${relu}.`,
    waiting: 'Thirty networks are being built and measured …',
    softmaxTitle: 'Softmax: the logits share a total of 1',
    logit: (n: number) => `logit z${'₁₂₃'[n]}`,
    classOf: (n: number) => `class ${n + 1}`,
    shares: 'Probabilities',
  },
  ko: {
    title: '활성화 함수: 값과 기울기',
    lead: '노드가 합 x로 하는 일입니다. 함수를 고르고, x를 움직이거나 그래프에서 끌어 보세요.',
    tries: {
      end: {
        try: 'x = 5에서 시그모이드',
        see: '값 0.9933, 기울기 0.0066입니다. 접선이 누워 있습니다. x가 더 커져도 값은 거의 그대로이고, 거꾸로 오는 그레이디언트에는 거의 0이 곱해집니다.',
      },
      middle: {
        try: 'x = 0에서 tanh',
        see: '값 0, 기울기 1입니다. 시그모이드의 0.25보다 네 배 큽니다. 그러나 더 일찍 평평해집니다. tanh의 기울기는 2.2부터, 시그모이드는 2.9부터 0.05보다 작습니다.',
      },
      deep: {
        try: 'x = 1에서 층 열 개',
        see: '그래프 아래를 보세요. 기울기 열 개를 곱하면 시그모이드는 8.6 × 10⁻⁸, tanh는 0.000171, 렐루는 1입니다.',
      },
    },
    x: '합 x',
    value: '값',
    slope: '기울기',
    names: { sigmoid: '시그모이드', tanh: 'tanh', relu: '렐루' },
    function: '함수',
    text: (x: string, said: string) => `x = ${x}일 때: ${said}.`,
    flat: (name: string, slope: string, ends: string) =>
      `회색: ${name}의 기울기가 ${slope}보다 작은 평평한 곳입니다(${ends}).`,
    stackTitle: '층을 쌓으면 그레이디언트가 사라집니다',
    stackLead:
      '거꾸로 돌아가는 길에 층마다 가중치와 활성화 함수의 기울기가 곱해집니다. 시그모이드의 기울기는 아무리 커도 0.25입니다.',
    layers: '층 수',
    hiddenLayers: '은닉층 수',
    product: (n: number, x: string) => `x = ${x}에서의 기울기 ${n}개를 곱한 값`,
    measuredTitle: '실제 신경망에서 재어 본 값',
    measured: '첫째 층에 닿는 그레이디언트의 평균 크기(10의 거듭제곱)',
    measuredText: (first: string, sigmoid: string, tanh: string, relu: string) =>
      `시그모이드에서는 은닉층이 하나일 때 10^${first}, 열 개일 때 10^${sigmoid}입니다. 열 개일 때 tanh에서는 10^${tanh}, 렐루에서는 10^${relu}입니다.`,
    waiting: '신경망 서른 개를 만들어 재는 중입니다 …',
    softmaxTitle: '소프트맥스: 로짓들이 1을 나누어 갖습니다',
    logit: (n: number) => `로짓 z${'₁₂₃'[n]}`,
    classOf: (n: number) => `클래스 ${n + 1}`,
    shares: '확률',
  },
};
