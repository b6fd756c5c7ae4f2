/** The texts of the one step. */

export const oneStepWords = {
  en: {
    title: 'One step, opened',
    lead: 'One picture goes forward through the network that you trained (or through its random weights), and its error comes back. Choose the picture, the hidden node, the class and the pixel that you want to follow.',
    waiting: 'The first pictures are on their way …',
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
    truth: 'it is',
    weightsText: (least: string, most: string) =>
      `The weights of this hidden node as a picture: from ${least} to ${most}`,
    gradientText: (least: string, most: string) =>
      `The gradient of these weights as a picture: from ${least} to ${most}; blue above 0, orange below`,
    weights: 'weights of node j',
    gradient: 'their gradient',
    update: 'The optimizer then takes a small step against each gradient: 79,510 of them at once.',
  },
  ko: {
    title: '한 스텝 들여다보기',
    lead: '그림 한 장이 학습한(또는 무작위 가중치인) 신경망을 지나가고, 그 오차가 거꾸로 돌아옵니다. 따라가 볼 그림, 은닉 노드, 클래스, 픽셀을 고르세요.',
    waiting: '첫 그림들이 오는 중입니다 …',
    sample: '그림',
    unit: '은닉 노드 j',
    klass: '클래스 k',
    pixel: '픽셀 i',
    forward: '앞으로',
    backward: '거꾸로',
    all: '모든 수',
    hiddenTable: '은닉 노드 100개',
    outputTable: '클래스 10개',
    name: '클래스',
    truth: '정답',
    weightsText: (least: string, most: string) =>
      `이 은닉 노드의 가중치를 그림으로 나타낸 것. ${least}에서 ${most}까지`,
    gradientText: (least: string, most: string) =>
      `이 가중치의 기울기를 그림으로 나타낸 것. ${least}에서 ${most}까지. 파랑은 0보다 크고 주황은 작습니다.`,
    weights: '노드 j의 가중치',
    gradient: '그 기울기',
    update: '그다음 옵티마이저가 기울기 79,510개를 한꺼번에, 저마다 반대쪽으로 조금씩 움직입니다.',
  },
};
