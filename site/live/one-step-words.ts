/** The texts of the one step. */

/** What is followed, and what it is. */
interface Followed {
  sample: number;
  unit: number;
  klass: number;
  pixel: number;
  /** The pixel's, 0 … 255. */
  grey: number;
  /** Whether class k is the true one. */
  isTrue: boolean;
}

const SIDE = 28;
const rowOf = (pixel: number) => Math.floor(pixel / SIDE);

export const oneStepWords = {
  en: {
    title: 'One step, opened',
    lead: 'One picture goes forward through the network that you trained (or through its random weights), and its error comes back. Choose the picture, hidden node, class and pixel that you want to follow; a click on a picture chooses its pixel. Play shows one number after the other.',
    tries: {
      truth: {
        try: 'Back at the true class',
        see: 'The picture is an ankle boot, class 9, so y = 1 and p − y is below 0: the step, which goes against it, will raise this sum and with it the probability.',
      },
      other: {
        try: 'Back at a wrong class',
        see: 'For class 0, T-shirt/top, y = 0, so p − y is p itself, above 0: the step will lower this sum, by the more, the more probability it took.',
      },
      dark: {
        try: 'A dark pixel',
        see: 'Pixel 0 is black: x = 0, so the gradient of its weight is 0, whatever comes back. Only weights of bright pixels learn from this picture.',
      },
    },
    play: '▶ Play',
    pause: 'Pause',
    flow: 'The stages: forward from x to the loss L, and back to the weights’ gradients',
    formula: 'The formula of this stage',
    names: {
      x: 'pixel i',
      z1: 'sum of hidden node j',
      h: 'output of hidden node j',
      z2: 'sum of class k',
      p: 'probability of class k',
      loss: 'loss',
      dz2: 'gradient of the sum of class k',
      dw2: 'gradient of the weight from j to k',
      dz1: 'gradient of the sum of hidden node j',
      dw1: 'gradient of the weight from i to j',
    },
    stages: {
      x: ({ pixel, grey }: Followed) =>
        `Pixel ${pixel} (row ${rowOf(pixel)}, column ${pixel % SIDE}) has the grey value ${grey} of 255.`,
      z1: ({ unit }: Followed) =>
        `All 784 pixels, each times its weight, added up, and the bias of hidden node ${unit}.`,
      h: () => 'The sigmoid brings the sum between 0 and 1.',
      z2: ({ klass }: Followed) =>
        `All 100 hidden nodes, each times its weight, added up, and the bias of class ${klass}.`,
      p: () => 'Softmax makes probabilities of the ten sums; together they are 1.',
      loss: () => 'The loss: minus the logarithm of the true class’s probability.',
      dz2: ({ isTrue }: Followed) =>
        isTrue
          ? 'Now back. This is the true class, y = 1: below 0, so the sum is to rise.'
          : 'Now back. This is a wrong class, y = 0: above 0, so the sum is to fall.',
      dw2: () => 'The weight was multiplied by h, so its gradient is h times what comes back.',
      dz1: () =>
        'What comes back over the ten weights, times the sigmoid’s slope, which is at most 0.25.',
      dw1: ({ grey }: Followed) =>
        grey === 0
          ? 'The weight was multiplied by x = 0: its gradient is 0, and it stays as it is.'
          : 'The weight was multiplied by x, so its gradient is x times what comes back.',
    },
    waiting: 'Loading the first pictures …',
    otherNetwork:
      'These formulas are those of the lesson’s network, 784 → 100 sigmoid → 10 softmax; the practice has another one now. Choose the lesson’s there, and it is opened here.',
    sample: 'Picture',
    unit: 'Hidden node j',
    klass: 'Class k',
    pixel: 'Pixel i',
    forward: 'Forward',
    backward: 'Backward',
    all: 'All numbers',
    hiddenTable: 'The 100 hidden nodes',
    outputTable: 'The 10 classes',
    name: 'class',
    truth: 'true class',
    weightsText: (least: string, most: string) =>
      `The weights of this hidden node as a picture: from ${least} to ${most}`,
    gradientText: (least: string, most: string) =>
      `The gradient of these weights as a picture: from ${least} to ${most}; blue above 0, orange below`,
    weights: 'weights of node j',
    gradient: 'their gradient',
    update:
      'The optimizer then moves all 79,510 parameters at once, each a small step against its gradient.',
  },
  ko: {
    title: '한 스텝 들여다보기',
    lead: '이미지 한 장이 학습한(또는 무작위 가중치인) 신경망을 지나가고, 그 오차가 거꾸로 돌아옵니다. 따라가 볼 이미지, 은닉 노드, 클래스, 픽셀을 고르세요. 픽셀은 이미지를 눌러서도 고릅니다. 재생을 누르면 수가 하나씩 나타납니다.',
    tries: {
      truth: {
        try: '정답 클래스에서 거꾸로',
        see: '이미지는 앵클부츠, 클래스 9이므로 y = 1이고 p − y는 0보다 작습니다. 스텝은 그 반대로 가므로 이 합과 확률이 커집니다.',
      },
      other: {
        try: '틀린 클래스에서 거꾸로',
        see: '클래스 0(티셔츠/탑)에서는 y = 0이므로 p − y가 p 그대로이고 0보다 큽니다. 스텝은 이 합을 낮추며, 확률을 많이 가져갔을수록 더 낮춥니다.',
      },
      dark: {
        try: '어두운 픽셀',
        see: '픽셀 0은 검은색이라 x = 0입니다. 무엇이 돌아오든 그 가중치의 그레이디언트는 0입니다. 이 이미지에서는 밝은 픽셀의 가중치만 배웁니다.',
      },
    },
    play: '▶ 재생',
    pause: '잠시 멈춤',
    flow: '단계: x에서 손실 L까지 정방향, 그리고 가중치의 그레이디언트까지 역방향',
    formula: '이 단계의 수식',
    names: {
      x: '픽셀 i',
      z1: '은닉 노드 j의 합',
      h: '은닉 노드 j의 출력',
      z2: '클래스 k의 합',
      p: '클래스 k의 확률',
      loss: '손실',
      dz2: '클래스 k의 합에 대한 그레이디언트',
      dw2: 'j에서 k로 가는 가중치의 그레이디언트',
      dz1: '은닉 노드 j의 합에 대한 그레이디언트',
      dw1: 'i에서 j로 가는 가중치의 그레이디언트',
    },
    stages: {
      x: ({ pixel, grey }: Followed) =>
        `픽셀 ${pixel}(${rowOf(pixel)}행 ${pixel % SIDE}열)의 밝기는 255 가운데 ${grey}입니다.`,
      z1: ({ unit }: Followed) =>
        `픽셀 784개에 저마다 가중치를 곱해 더하고, 은닉 노드 ${unit}의 절편을 더합니다.`,
      h: () => '시그모이드가 합을 0과 1 사이로 가져옵니다.',
      z2: ({ klass }: Followed) =>
        `은닉 노드 100개에 저마다 가중치를 곱해 더하고, 클래스 ${klass}의 절편을 더합니다.`,
      p: () => '소프트맥스가 합 열 개를 확률로 바꿉니다. 모두 더하면 1입니다.',
      loss: () => '손실: 정답 클래스의 확률에 로그를 취하고 부호를 바꾼 값입니다.',
      dz2: ({ isTrue }: Followed) =>
        isTrue
          ? '이제 거꾸로 갑니다. 정답 클래스라 y = 1입니다. 0보다 작으므로 합이 커져야 합니다.'
          : '이제 거꾸로 갑니다. 틀린 클래스라 y = 0입니다. 0보다 크므로 합이 작아져야 합니다.',
      dw2: () => '이 가중치는 h에 곱해졌으므로, 그레이디언트는 h에 돌아온 값을 곱한 것입니다.',
      dz1: () =>
        '가중치 열 개를 거쳐 돌아온 값에 시그모이드의 기울기를 곱합니다. 기울기는 커야 0.25입니다.',
      dw1: ({ grey }: Followed) =>
        grey === 0
          ? '이 가중치는 x = 0에 곱해졌습니다. 그레이디언트가 0이라 그대로입니다.'
          : '이 가중치는 x에 곱해졌으므로, 그레이디언트는 x에 돌아온 값을 곱한 것입니다.',
    },
    waiting: '첫 이미지를 불러오는 중입니다 …',
    otherNetwork:
      '이 수식들은 강의의 신경망 784 → 100 시그모이드 → 10 소프트맥스의 것입니다. 지금 실습에는 다른 신경망이 있습니다. 실습에서 강의의 신경망을 고르면 여기에서 들여다볼 수 있습니다.',
    sample: '이미지',
    unit: '은닉 노드 j',
    klass: '클래스 k',
    pixel: '픽셀 i',
    forward: '정방향',
    backward: '역방향',
    all: '모든 수',
    hiddenTable: '은닉 노드 100개',
    outputTable: '클래스 10개',
    name: '클래스',
    truth: '정답',
    weightsText: (least: string, most: string) =>
      `이 은닉 노드의 가중치를 이미지로 나타낸 것. ${least}에서 ${most}까지`,
    gradientText: (least: string, most: string) =>
      `이 가중치의 그레이디언트를 이미지로 나타낸 것. ${least}에서 ${most}까지. 파랑은 0보다 크고 주황은 작습니다.`,
    weights: '노드 j의 가중치',
    gradient: '그 그레이디언트',
    update:
      '그다음 옵티마이저가 파라미터 79,510개를 한꺼번에, 저마다 기울기의 반대 방향으로 조금씩 옮깁니다.',
  },
};
