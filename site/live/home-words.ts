/** The texts of the first page's picture. */

export const homeWords = {
  en: {
    loading: 'The first 6,000 pictures are on their way …',
    untrained: 'Nothing has been learned yet: the weights are random.',
    start: 'Train',
    pause: 'Pause',
    goOn: 'Go on',
    status: (steps: number, accuracy: string) =>
      `After ${steps.toLocaleString('en')} steps: ${accuracy} of the latest pictures right.`,
    unitsCaption:
      'What the 100 hidden nodes look at: blue pixels raise a node’s sum, orange ones lower it. At first noise; then shirts and shoes.',
    unitsText: (least: string, most: string) =>
      `The weights of 100 hidden nodes as pictures, from ${least} to ${most}.`,
    failed: (message: string) => `The network can’t train here: ${message}`,
  },
  ko: {
    loading: '처음 이미지 6,000장을 가져오고 있습니다 …',
    untrained: '아직 아무것도 배우지 않았습니다. 가중치는 무작위입니다.',
    start: '훈련',
    pause: '멈춤',
    goOn: '계속',
    status: (steps: number, accuracy: string) =>
      `${steps.toLocaleString('ko')}스텝 뒤: 최근 이미지의 ${accuracy}를 맞혔습니다.`,
    unitsCaption:
      '은닉층 노드 100개가 보는 것입니다. 파란 픽셀은 노드의 합을 키우고 주황 픽셀은 줄입니다. 처음에는 잡음이지만 점점 셔츠와 신발이 됩니다.',
    unitsText: (least: string, most: string) =>
      `은닉층 노드 100개의 가중치를 그림으로 나타낸 것, ${least}부터 ${most}까지.`,
    failed: (message: string) => `여기서는 신경망을 훈련하지 못했습니다: ${message}`,
  },
};
