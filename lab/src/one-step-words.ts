/** The texts of the one step. */

export const oneStepWords = {
  en: {
    title: 'One step, opened',
    lead: 'One picture goes forward through the network that you trained (or through its random weights), and its error comes back. Choose the picture, hidden node, class and pixel that you want to follow; a click on a picture chooses its pixel.',
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
    lead: '이미지 한 장이 학습한(또는 무작위 가중치인) 신경망을 지나가고, 그 오차가 거꾸로 돌아옵니다. 따라가 볼 이미지, 은닉 노드, 클래스, 픽셀을 고르세요. 픽셀은 이미지를 눌러서도 고릅니다.',
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
