/** The texts of the learning rate. */

export const descentWords = {
  en: {
    title: 'Learning rate: steps down the loss',
    lead: 'One node with one weight, w × x, and the samples x = 1, 2, 3 with y = 2x: the loss is lowest at w = 2. Choose the learning rate and where to start, or drag in the chart.',
    tries: {
      small: {
        try: 'A tiny rate: 0.006',
        see: 'Short steps, each shorter than the one before: after 10 steps the loss is still 5.9.',
      },
      jump: {
        try: 'Nearly too large: 0.2',
        see: 'Each step jumps to the other side of the valley, a little lower. After 10 steps the loss is 1.07.',
      },
      large: {
        try: 'Too large: 0.22',
        see: 'Each step lands higher than the one before: after 10 steps the loss is 52.8, and the steps leave the chart.',
      },
    },
    rate: 'learning rate',
    start: 'start',
    steps: 'steps',
    weight: 'weight w',
    loss: 'loss',
    walk: 'steps',
    step: 'step',
    slope: 'slope',
    next: 'change of w',
    says: {
      resting: 'The slope is 0 here: nothing moves.',
      creeping: (steps: string, loss: string) =>
        `Too small: ${steps}, and the loss is still ${loss}.`,
      arriving: (steps: string, loss: string) => `It arrives: after ${steps} the loss is ${loss}.`,
      underway: (steps: string, loss: string) => `On its way: after ${steps} the loss is ${loss}.`,
      swinging: (steps: string, loss: string) =>
        `Nearly too large: each step jumps over the valley. After ${steps} the loss is ${loss}.`,
      leaving: (steps: string, loss: string) =>
        `Too large: each step lands higher on the other side. After ${steps} the loss is ${loss}.`,
    },
    count: (n: number) => (n === 1 ? '1 step' : `${n} steps`),
    first: 'The first steps',
  },
  ko: {
    title: '학습률: 손실을 내려가는 스텝',
    lead: '가중치가 하나인 노드 w × x와 샘플 x = 1, 2, 3(y = 2x)입니다. 손실은 w = 2에서 가장 작습니다. 학습률과 출발점을 고르거나 그래프에서 끌어 보세요.',
    tries: {
      small: {
        try: '아주 작은 0.006',
        see: '스텝이 짧고 갈수록 더 짧아집니다. 10스텝 뒤에도 손실이 5.9입니다.',
      },
      jump: {
        try: '거의 너무 큰 0.2',
        see: '스텝마다 골짜기 건너편의 조금 낮은 곳으로 뛰어넘습니다. 10스텝 뒤의 손실은 1.07입니다.',
      },
      large: {
        try: '너무 큰 0.22',
        see: '스텝마다 더 높은 곳에 닿습니다. 10스텝 뒤의 손실은 52.8이고, 스텝이 그래프를 벗어납니다.',
      },
    },
    rate: '학습률',
    start: '출발점',
    steps: '스텝 수',
    weight: '가중치 w',
    loss: '손실',
    walk: '스텝',
    step: '스텝',
    slope: '기울기',
    next: 'w의 변화',
    says: {
      resting: '여기서는 기울기가 0이라 움직이지 않습니다.',
      creeping: (steps: string, loss: string) =>
        `너무 작습니다. ${steps} 뒤에도 손실이 ${loss}입니다.`,
      arriving: (steps: string, loss: string) => `도착합니다. ${steps} 뒤의 손실은 ${loss}입니다.`,
      underway: (steps: string, loss: string) =>
        `가는 중입니다. ${steps} 뒤의 손실은 ${loss}입니다.`,
      swinging: (steps: string, loss: string) =>
        `거의 너무 큽니다. 스텝마다 골짜기를 뛰어넘습니다. ${steps} 뒤의 손실은 ${loss}입니다.`,
      leaving: (steps: string, loss: string) =>
        `너무 큽니다. 스텝마다 건너편의 더 높은 곳에 닿습니다. ${steps} 뒤의 손실은 ${loss}입니다.`,
    },
    count: (n: number) => `${n}스텝`,
    first: '처음 몇 스텝',
  },
};
