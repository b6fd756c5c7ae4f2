/** The texts of the practice. */

import { formatCount } from '../../src/index-browser.ts';
import { signed } from './bench.ts';
import type { Engine, TrainingProgress } from './worker/messages.ts';

const diverged = {
  en: 'The loss is no longer a number (NaN): the steps were too large. Choose a smaller learning rate and start again.',
  ko: '손실이 NaN이 되었습니다. 스텝마다 너무 크게 움직였습니다. 학습률을 낮추고 처음부터 다시 해 보세요.',
};

/** What plain JavaScript computes for. */
const lack: Record<'en' | 'ko', Record<Engine, string>> = {
  en: {
    wasm: '',
    plain: 'Plain JavaScript does the work, as the address asks, and much more slowly.',
    'no-simd':
      'This browser has no WebAssembly SIMD, so plain JavaScript does the work, much more slowly. Training on the first 6,000 pictures is the better choice.',
    'no-memory':
      'There is not enough memory for the WebAssembly engine, so plain JavaScript does the work, much more slowly. Closing other tabs may help.',
  },
  ko: {
    wasm: '',
    plain: '주소에 적힌 대로 순수 자바스크립트로 계산하므로 훨씬 느립니다.',
    'no-simd':
      '이 브라우저에는 웹어셈블리 SIMD가 없어 순수 자바스크립트로 훨씬 느리게 계산합니다. 처음 6,000장으로 학습하시길 권합니다.',
    'no-memory':
      '웹어셈블리 엔진에 쓸 메모리가 모자라 순수 자바스크립트로 훨씬 느리게 계산합니다. 다른 탭을 닫으면 나아질 수 있습니다.',
  },
};

export const practiceWords = {
  en: {
    title: 'The practice: a network of your own on Fashion-MNIST',
    lead: 'Choose the network, train it on 48,000 pictures of clothes, and look at what it has learned. It starts as the lesson’s, 784 → 100 → 10, and runs on the same WebAssembly engine as the lesson in Node.',
    settings: 'Network and settings',
    network: 'Hidden layers',
    addLayer: 'Add a hidden layer',
    removeLayer: (i: number) => `Remove hidden layer ${i}`,
    unitsOf: (i: number) => `Units of hidden layer ${i}`,
    activationOf: (i: number) => `Activation of hidden layer ${i}`,
    dropoutOf: (i: number) => `Dropout after hidden layer ${i}`,
    units: 'Units',
    activation: 'Activation',
    dropout: 'Dropout',
    noDropout: 'none',
    renewed: 'Another network starts with new weights.',
    pixels: 'pixels',
    dropped: (rate: number) => `Dropout ${rate}`,
    drawingCaption: (drawn: number, all: number) =>
      `${drawn < all ? `${formatCount(drawn)} of ${formatCount(all)} weights are drawn: those between 12 pixels and at most 12 units of each layer.` : `All ${formatCount(all)} weights are drawn.`} Blue: above 0, orange: below. The wider the line, the larger the weight beside the largest one drawn of its layer; a circle’s colour is its bias.`,
    drawingText: (layers: string, largest: string[]) =>
      `The network ${layers}. The largest weight drawn of each layer, without its sign: ${largest.join(', ')}`,
    way: 'Way to build it',
    ways: {
      'layer-array': '1 layers first, then a list of them',
      named: '2 layers inside the list, all with names',
      add: '3 add one layer at a time',
    },
    code: 'The code of this network, in Keras and in TypeScript',
    codeNote:
      'Each is a whole program for what is chosen above. It trains on all 48,000 pictures; in TypeScript the same seed gives the same loss and accuracy as here.',
    optimizer: 'Optimizer',
    optimizers: {
      rmsprop: 'RMSprop (Keras’s default)',
      sgd: 'SGD (plain gradient descent)',
      adam: 'Adam',
    },
    rate: 'Learning rate',
    batch: 'Batch size',
    train: 'Train',
    loading: 'Loading the pictures',
    dataText: (loaded: number, total: number, isReady: boolean) => {
      if (loaded > 0 && loaded === total) return `All ${formatCount(total)} pictures are loaded.`;
      const here = `${formatCount(loaded)} of ${formatCount(total || 60000)} pictures are loaded`;
      return isReady
        ? `${here}: you can already train on the first 6,000. The first epoch to start after the rest have loaded uses all of them.`
        : `${here} …`;
    },
    noData: (why: string, isReady: boolean) =>
      isReady
        ? `The other pictures could not be loaded, but you can train on the first 6,000. (${why})`
        : `The pictures could not be loaded, so there is nothing to train on. Is the folder “data” beside the page, and are you online? The first four benches still work. (${why})`,
    images: 'Pictures',
    imageChoices: { all: 'all 60,000, once they are loaded', '6000': 'the first 6,000' },
    epochs: 'Epochs',
    speed: 'Speed',
    speedText: (steps: number) =>
      Number.isFinite(steps)
        ? `${steps} ${steps === 1 ? 'step' : 'steps'} per second`
        : 'as fast as possible',
    start: 'Train',
    goOn: 'Go on',
    pause: 'Pause',
    step: 'One step',
    reset: 'Start again',
    reseed: 'Other weights',
    status: ({
      engine,
      isOpened,
      batchSize,
      epochs,
      step,
      steps,
      images,
      loss,
      msPerStep,
      validation,
    }: TrainingProgress) =>
      [
        steps === 0
          ? isOpened
            ? 'The weights are those of the opened model.'
            : 'Nothing has been learned yet: the weights are random.'
          : `Epoch ${epochs + (step > 0 ? 1 : 0)}, step ${formatCount(step > 0 ? step : steps)} of ${formatCount(steps)} (${formatCount(images)} pictures, ${batchSize} per step).`,
        loss === null
          ? ''
          : Number.isFinite(loss)
            ? `Loss of the last step: ${signed(loss)}.`
            : diverged.en,
        ...validation
          .slice(-1)
          .filter(({ epoch }) => epoch > 0 || steps === 0)
          .map(
            ({ epoch, loss, accuracy }) =>
              `${epoch === 0 ? 'At the start, on the first validation pictures' : 'On the validation pictures'}: ${Number.isFinite(loss) ? `loss ${signed(loss, 4)}, ` : ''}accuracy ${signed(accuracy, 4)}.`,
          ),
        msPerStep === null ? '' : `${msPerStep.toFixed(2)} ms per step.`,
        lack.en[engine],
      ]
        .filter(Boolean)
        .join(' '),
    loss: 'loss (nats)',
    accuracy: 'accuracy',
    epoch: 'epoch',
    training: 'training',
    validation: 'validation',
    curveText: (name: string, training?: string, validation?: string) =>
      training === undefined
        ? `${name}: nothing yet.`
        : `${name} over the epochs. Last values: training ${training}, validation ${validation ?? 'not yet'}.`,
    tries: {
      none: {
        try: 'no hidden layer',
        see: 'After five epochs about 0.847 of the validation pictures are classified correctly. With the lesson’s hidden layer it is 0.872, and more from every one of five seeds. Look inside: each picture of weights now belongs to one class.',
      },
      dropout: {
        try: 'Dropout 0.5',
        see: 'In every epoch the training loss is mostly above the validation loss: half of the units are missing while it trains, and none when it is validated.',
      },
      sigmoids: {
        try: 'three sigmoid layers, SGD',
        see: 'For two epochs the loss stays above 2.2, little below the ln 10 = 2.303 of mere guessing: hardly any gradient reaches the first layers.',
      },
      relus: {
        try: 'three relu layers, SGD',
        see: 'The same with relu: after the first epoch the loss is already below 0.7.',
      },
    },
    inside: 'Look inside',
    unitsText: (shown: number, least: string, most: string) =>
      `The weights of ${shown} ${shown === 1 ? 'unit' : 'units'}, each as a picture of 28 × 28 pixels; they lie between ${least} and ${most}`,
    unitsCaption: (shown: number, units: number, isHidden: boolean) =>
      `What ${shown < units ? `the first ${shown} of the ${units}` : `the ${units}`} ${isHidden ? 'units of the first hidden layer' : 'output units'} look at. Blue: pixels that are bright there raise the sum; orange: they lower it.`,
    matrixTitle: 'Confusion matrix: what gets mistaken for what',
    matrixAwaits:
      'Once the pictures have come, this says how often each class is taken for each other one. Rows: the true class; columns: the network’s answer.',
    chartsAwait: 'Loss and accuracy will stand here once the pictures have come.',
    matrixCaption: (n: number) =>
      `${formatCount(n)} validation pictures. Rows: the true class; columns: the network’s answer. Choose a cell to see its pictures.`,
    cell: (is: string, says: string, n: number) => `${is} classified as ${says}: ${n}`,
    pictures: (is: string, says: string, n: number) =>
      n === 0 ? `No picture of ${is} was classified as ${says}.` : `${is} classified as ${says}:`,
    tryTitle: 'Try it',
    tryLead:
      'Draw a piece of clothing, pick one of the pictures, or open a file. With the keyboard: arrow keys move the pen, the space bar draws.',
    canvas: 'Drawing of 28 by 28 pixels. Arrow keys move the pen, the space bar draws.',
    clear: 'Clear',
    sample: 'A picture from the data',
    openWhat: 'A picture from a file',
    isA: (name: string) => `True class: ${name}.`,
    nothingDrawn: 'Nothing to judge yet: draw something, or take a picture.',
    says: 'The network’s answer',
    keep: 'Keep the model',
    keepLead:
      'The file holds the weights and the optimizer’s state, so training can continue where it stopped: here, in the lesson or in Keras.',
    format: 'Format',
    formats: {
      keras: 'Keras 3 (.keras)',
      h5: 'Keras 2 (.h5)',
      npz: 'NumPy (.npz)',
      tfjs: 'TensorFlow.js (two files)',
    },
    save: 'Save the model',
    restore: 'Open a model: .keras, .h5, .npz, or model.json and its .bin together',
    working: 'One moment …',
    restored: 'The model’s weights and its optimizer’s state have been loaded.',
    weightsRestored:
      'The model’s weights have been loaded. The optimizer starts over: the file has none that this bench offers.',
    saved: (names: string) => `Saved: ${names}.`,
    twoFiles:
      'That is not a model file. Choose a .keras, .h5 or .npz file, or model.json and its .bin file together.',
    fileFailed: (why: string) => `Nothing was changed. ${why}`,
    saveFailed: (why: string) => `The model was not saved. ${why}`,
    failed: (why: string) => `The computation stopped. ${why}`,
    tooLarge: (name: string) => `${name} is larger than 64 MiB, so it can’t be such a network.`,
    endless: 'Reading the file took too long: it is damaged.',
    notLoaded: 'A part of the page could not be loaded. Reload the page and try again.',
    noPicture: 'This browser can’t read that file as a picture. Nothing was changed.',
    largePicture: (width: number, height: number) =>
      `That picture has ${formatCount(width)} × ${formatCount(height)} pixels; the limit is 64 million. Nothing was changed.`,
  },
  ko: {
    title: '실습: 직접 고른 신경망으로 패션 MNIST 학습하기',
    lead: '신경망을 고르고 옷 이미지 48,000장으로 학습한 뒤 무엇을 배웠는지 들여다봅니다. 처음에는 강의의 784 → 100 → 10이며, Node에서 실행하는 강의와 똑같은 웹어셈블리 엔진으로 계산합니다.',
    settings: '신경망과 설정',
    network: '은닉층',
    addLayer: '은닉층 더하기',
    removeLayer: (i: number) => `은닉층 ${i} 빼기`,
    unitsOf: (i: number) => `은닉층 ${i}의 유닛 수`,
    activationOf: (i: number) => `은닉층 ${i}의 활성화 함수`,
    dropoutOf: (i: number) => `은닉층 ${i} 다음의 드롭아웃`,
    units: '유닛 수',
    activation: '활성화 함수',
    dropout: '드롭아웃',
    noDropout: '없음',
    renewed: '신경망을 바꾸면 새 가중치로 시작합니다.',
    pixels: '픽셀',
    dropped: (rate: number) => `드롭아웃 ${rate}`,
    drawingCaption: (drawn: number, all: number) =>
      `${drawn < all ? `가중치 ${formatCount(all)}개 가운데 ${formatCount(drawn)}개, 곧 픽셀 12개와 층마다 많아야 12개인 유닛 사이의 가중치를 그렸습니다.` : `가중치 ${formatCount(all)}개를 모두 그렸습니다.`} 파랑은 0보다 크고 주황은 0보다 작습니다. 선이 굵을수록 그 층에서 그린 가장 큰 가중치에 견주어 큽니다. 동그라미의 색은 절편입니다.`,
    drawingText: (layers: string, largest: string[]) =>
      `신경망 ${layers}. 층마다 그린 가중치 가운데 가장 큰 것의 크기: ${largest.join(', ')}`,
    way: '만드는 방법',
    ways: {
      'layer-array': '1 층을 먼저 만들어 리스트로 넘기기',
      named: '2 리스트 안에서 이름을 붙여 만들기',
      add: '3 add로 한 층씩 더하기',
    },
    code: '이 신경망의 케라스 코드와 타입스크립트 코드',
    codeNote:
      '위에서 고른 그대로의 온전한 프로그램입니다. 이미지 48,000장을 모두 써서 학습하며, 타입스크립트에서는 시드가 같으면 손실과 정확도가 여기와 같습니다.',
    optimizer: '옵티마이저',
    optimizers: {
      rmsprop: 'RMSprop (케라스 기본값)',
      sgd: 'SGD (확률적 경사 하강법)',
      adam: 'Adam',
    },
    rate: '학습률',
    batch: '배치 크기',
    train: '학습하기',
    loading: '이미지를 불러오는 중',
    dataText: (loaded: number, total: number, isReady: boolean) => {
      if (loaded > 0 && loaded === total)
        return `이미지 ${formatCount(total)}장을 모두 불러왔습니다.`;
      const here = `이미지 ${formatCount(total || 60000)}장 가운데 ${formatCount(loaded)}장을 불러왔습니다`;
      return isReady
        ? `${here}. 처음 6,000장으로 먼저 학습할 수 있습니다. 모두 불러오면 그다음 에포크부터 전부 사용합니다.`
        : `${here} …`;
    },
    noData: (why: string, isReady: boolean) =>
      isReady
        ? `나머지 이미지를 불러오지 못했습니다. 처음 6,000장으로 학습할 수 있습니다. (${why})`
        : `이미지를 불러오지 못해 학습할 수 없습니다. 페이지 옆에 data 폴더가 있는지, 네트워크가 연결되어 있는지 확인해 주세요. 앞의 네 실습은 그대로 쓸 수 있습니다. (${why})`,
    images: '이미지',
    imageChoices: { all: '60,000장 모두(다 불러온 뒤)', '6000': '처음 6,000장' },
    epochs: '에포크 수',
    speed: '속도',
    speedText: (steps: number) => (Number.isFinite(steps) ? `1초에 ${steps}스텝` : '가장 빠르게'),
    start: '학습 시작',
    goOn: '계속하기',
    pause: '잠시 멈춤',
    step: '한 스텝만',
    reset: '처음부터 다시',
    reseed: '다른 가중치로',
    status: ({
      engine,
      isOpened,
      batchSize,
      epochs,
      step,
      steps,
      images,
      loss,
      msPerStep,
      validation,
    }: TrainingProgress) =>
      [
        steps === 0
          ? isOpened
            ? '불러온 모델의 가중치입니다.'
            : '아직 배운 것이 없습니다. 가중치는 무작위입니다.'
          : `${epochs + (step > 0 ? 1 : 0)}번째 에포크, ${formatCount(steps)}스텝 가운데 ${formatCount(step > 0 ? step : steps)}스텝째입니다(이미지 ${formatCount(images)}장, 한 스텝에 ${batchSize}장).`,
        loss === null
          ? ''
          : Number.isFinite(loss)
            ? `마지막 스텝의 손실: ${signed(loss)}.`
            : diverged.ko,
        ...validation
          .slice(-1)
          .filter(({ epoch }) => epoch > 0 || steps === 0)
          .map(
            ({ epoch, loss, accuracy }) =>
              `${epoch === 0 ? '시작할 때 처음 검증 이미지들에서' : '검증 이미지에서'} ${Number.isFinite(loss) ? `손실 ${signed(loss, 4)}, ` : ''}정확도 ${signed(accuracy, 4)}.`,
          ),
        msPerStep === null ? '' : `스텝당 ${msPerStep.toFixed(2)} ms.`,
        lack.ko[engine],
      ]
        .filter(Boolean)
        .join(' '),
    loss: '손실 (nat)',
    accuracy: '정확도',
    epoch: '에포크',
    training: '훈련',
    validation: '검증',
    curveText: (name: string, training?: string, validation?: string) =>
      training === undefined
        ? `${name}: 아직 값이 없습니다.`
        : `에포크에 따른 ${name}. 마지막 값: 훈련 ${training}, 검증 ${validation ?? '아직 없음'}.`,
    tries: {
      none: {
        try: '은닉층 없이',
        see: '다섯 에포크 뒤 검증 이미지의 약 0.847을 맞힙니다. 강의의 은닉층이 있으면 0.872이며, 시드 다섯 개 모두에서 더 높습니다. 안을 들여다보세요. 이제 가중치 이미지 하나가 한 클래스의 것입니다.',
      },
      dropout: {
        try: '드롭아웃 0.5',
        see: '에포크마다 훈련 손실이 대체로 검증 손실보다 위에 있습니다. 훈련할 때는 유닛의 절반이 빠지고, 검증할 때는 하나도 빠지지 않기 때문입니다.',
      },
      sigmoids: {
        try: '시그모이드 세 층, SGD',
        see: '두 에포크 동안 손실이 2.2보다 큽니다. 찍기만 할 때의 ln 10 = 2.303보다 조금 작을 뿐입니다. 첫 층들에는 그레이디언트가 거의 닿지 않습니다.',
      },
      relus: {
        try: '렐루 세 층, SGD',
        see: '같은 신경망에 렐루를 쓰면, 첫 에포크가 끝날 때 손실이 벌써 0.7보다 작습니다.',
      },
    },
    inside: '들여다보기',
    unitsText: (shown: number, least: string, most: string) =>
      `유닛 ${shown}개의 가중치를 저마다 28 × 28 픽셀 이미지로 나타낸 것. 값은 ${least}에서 ${most} 사이`,
    unitsCaption: (shown: number, units: number, isHidden: boolean) =>
      `${isHidden ? '첫 은닉층의 유닛' : '출력 유닛'} ${units}개${shown < units ? ` 가운데 처음 ${shown}개` : ''}가 보는 것. 파랑: 그 자리가 밝으면 합이 커짐, 주황: 작아짐.`,
    matrixTitle: '혼동 행렬: 무엇을 무엇으로 혼동하는가',
    matrixAwaits:
      '이미지를 불러오면 각 클래스를 다른 클래스로 얼마나 자주 잘못 보는지 여기에 나타납니다. 행은 실제 클래스, 열은 신경망의 답입니다.',
    chartsAwait: '이미지를 불러오면 손실과 정확도가 여기에 나타납니다.',
    matrixCaption: (n: number) =>
      `검증 이미지 ${formatCount(n)}장. 행은 실제 클래스, 열은 신경망의 답입니다. 칸을 고르면 그 이미지들을 볼 수 있습니다.`,
    cell: (is: string, says: string, n: number) => `실제 ${is}, 예측 ${says}: ${n}`,
    pictures: (is: string, says: string, n: number) =>
      n === 0 ? `실제 ${is}, 예측 ${says}: 그런 이미지는 없습니다.` : `실제 ${is}, 예측 ${says}:`,
    tryTitle: '직접 시험해 보기',
    tryLead:
      '옷을 그려 보거나, 데이터의 이미지를 하나 고르거나, 파일을 열어 보세요. 키보드로는 화살표 키로 펜을 옮기고 스페이스 바로 그립니다.',
    canvas: '28 × 28 픽셀 그림판. 화살표 키로 펜을 옮기고 스페이스 바로 그립니다.',
    clear: '지우기',
    sample: '데이터의 이미지 한 장',
    openWhat: '파일에서 이미지 열기',
    isA: (name: string) => `실제 클래스: ${name}.`,
    nothingDrawn: '아직 판단할 것이 없습니다. 그림을 그리거나 이미지를 하나 골라 보세요.',
    says: '신경망의 답',
    keep: '모델 보관하기',
    keepLead:
      '파일에는 가중치와 옵티마이저의 상태가 함께 들어갑니다. 여기서도, 강의에서도, 케라스에서도 멈춘 자리에서 이어서 학습할 수 있습니다.',
    format: '형식',
    formats: {
      keras: '케라스 3 (.keras)',
      h5: '케라스 2 (.h5)',
      npz: '넘파이 (.npz)',
      tfjs: 'TensorFlow.js (파일 두 개)',
    },
    save: '모델 저장',
    restore: '모델 열기: .keras, .h5, .npz 파일, 또는 model.json과 .bin 파일을 함께',
    working: '잠시만 기다려 주세요 …',
    restored: '모델의 가중치와 옵티마이저의 상태를 불러왔습니다.',
    weightsRestored:
      '모델의 가중치를 불러왔습니다. 파일에 여기서 쓸 수 있는 옵티마이저가 없어 옵티마이저는 처음부터 시작합니다.',
    saved: (names: string) => `저장했습니다: ${names}.`,
    twoFiles:
      '모델 파일이 아닙니다. .keras, .h5, .npz 파일을 고르거나 model.json과 .bin 파일을 함께 골라 주세요.',
    fileFailed: (why: string) => `파일을 열지 못했습니다. 바뀐 것은 없습니다. ${why}`,
    saveFailed: (why: string) => `저장하지 못했습니다. ${why}`,
    failed: (why: string) => `계산이 멈추었습니다. ${why}`,
    tooLarge: (name: string) => `${name}: 64 MiB가 넘어 이런 신경망의 파일일 수 없습니다.`,
    endless: '읽는 데 너무 오래 걸립니다. 파일이 손상되었습니다.',
    notLoaded: '페이지의 일부를 불러오지 못했습니다. 페이지를 새로 고치고 다시 해 보세요.',
    noPicture: '이 브라우저가 읽을 수 있는 이미지 파일이 아닙니다. 바뀐 것은 없습니다.',
    largePicture: (width: number, height: number) =>
      `${formatCount(width)} × ${formatCount(height)} 픽셀인 이미지입니다. 6,400만 픽셀까지만 읽습니다. 바뀐 것은 없습니다.`,
  },
};

export type PracticeWords = (typeof practiceWords)['en' | 'ko'];
