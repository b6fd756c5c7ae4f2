/**
 * The chapters' printed words and comments in Korean, by their English: a string as it stands in the
 * code, of a template its text with {0}, {1} … for its expressions, of a comment its lines as one.
 */
export const korean: Record<string, string> = {
  // 1
  'no mistake in epoch': '실수가 없어진 에포크',
  weights: '가중치',
  bias: '절편',
  'XOR: no mistake in epoch': 'XOR: 실수가 없어진 에포크',
  // 2
  depth: '깊이',
  deep: '심층',
  layer: '층',
  seed: '시드',

  // 3
  sum: '합',
  slope: '기울기',
  'sigmoid slope at': '시그모이드의 기울기, x =',
  '10 layers instead of 1: sigmoid': '층이 1개에서 10개로: sigmoid',
  '                        relu   ': '                    relu   ',
  'times smaller': '배 작아짐',
  // 4
  'by hand ': '손으로',
  'by hand': '손으로',
  function: '함수  ',
  'the true class got': '정답 클래스의 확률',
  '→ loss': '→ 손실',
  'the true class got 0 → loss': '정답 클래스의 확률 0 → 손실',
  mean: '평균',

  // 5
  square: '제곱',
  'of the sum z₂ = w₂ h': '합 z₂ = w₂ h의 기울기',
  'z₂ changes by h for each w₂': 'w₂가 1 바뀌면 z₂는 h만큼 바뀝니다',
  'and by w₂ for each h': 'h가 1 바뀌면 w₂만큼 바뀝니다',
  "h changes by sigmoid's slope, z₁ by x": 'h는 시그모이드의 기울기만큼, z₁은 x만큼 바뀝니다',
  '1 → 10 layers:': '층 1개 → 10개:',
  sums: '합',
  slopes: '기울기',
  'at w = 0': 'w = 0에서',
  batch: '배치',
  steps: '스텝',
  'the slope for a is a,': 'a에 대한 기울기는 a,',
  'the slope for b is 100 b': 'b에 대한 기울기는 100 b입니다',
  'loss after 100 steps': '100스텝 뒤의 손실',
  'as fit': 'fit과 같은지',

  // 6
  'first labels': '처음 레이블',
  from: '범위',
  to: '~',
  starts: '처음',
  // 7
  'the hidden layer: 784 inputs, 100 nodes': '은닉층: 입력 784개, 노드 100개',
  'the output layer: a node for each of the 10 classes': '출력층: 클래스 10개마다 노드 하나',
  'names count from the start again': '이름의 번호가 처음부터 다시 시작합니다',
  'first weight': '첫 가중치',
  // 8
  'way 1 of chapter 7': '7장의 첫째 방법',
  'samples in,': '개를 넣으면',
  out: '가 나옵니다',
  biases: '절편',
  together: '합계',
  // 9
  '{0}: precision {1}, recall {2}': '{0}: 정밀도 {1}, 재현율 {2}',
  'p from {0} to {1}: right {2}': 'p가 {0}~{1}: 맞힌 비율 {2}',
  'loss: {0}, accuracy: {1}': '손실: {0}, 정확도: {1}',
  // 10
  'the brightest': '가장 밝은 픽셀',
  'hidden weights that stay': '그대로인 은닉층 가중치',
  'that move by 0.003': '0.003만큼 움직인 가중치',
  'that move less': '그보다 덜 움직인 가중치',
  label: '레이블',
  hidden: '은닉층',
  'as predict': 'predict와 같은지',
  loss: '손실',
  gradient: '그레이디언트',
  quotient: '몫',
  'numbers compared': '비교한 수',
  'loss as by hand': '손실이 손으로 구한 값과 같은지',
  'all within a millionth': '모두 백만분의 1 안쪽인지',
  // 11
  'always {0}: accuracy {1}': '언제나 {0}: 정확도 {1}',
  'median {0}, {1} to {2}': '중앙값 {0}, 범위 {1}~{2}',
  'seed {0}: validation loss {1} at best, {2} at the end':
    '시드 {0}: 검증 손실 가장 낮을 때 {1}, 마지막 {2}',
  'seed {0}: loss {1}': '시드 {0}: 손실 {1}',
  '{0}: loss {1}, accuracy {2}': '{0}: 손실 {1}, 정확도 {2}',
  '{0} loss: {1}, accuracy: {2}': '{0} 손실: {1}, 정확도: {2}',
  'training loss falls to the end': '훈련 손실은 끝까지 줄어드는지',
  'validation loss rises again': '검증 손실은 다시 커지는지',
  // 12
  'slope at {0}: sigmoid {1}, relu {2}': 'x = {0}의 기울기: sigmoid {1}, relu {2}',
  'eight of sigmoid’s largest, multiplied:': '시그모이드의 가장 큰 기울기를 여덟 번 곱하면:',
  '{0} to {1}': '{0}~{1}',
  '{0} × {1}: loss of the first epoch {2},': '{0} × {1}: 첫 에포크의 손실 {2},',
  'validation accuracy {0}': '검증 정확도 {0}',
  'learning rate': '학습률',
  'The curves of a history: training solid, validation dashed.':
    'history의 곡선: 훈련은 실선, 검증은 점선입니다.',
  'slope at 0': 'x = 0의 기울기',
  measured: '잰 값',
  'w = {0}: loss {1}': 'w = {0}: 손실 {1}',
  'rate {0}: after 10 steps w = {1}, loss {2}': '학습률 {0}: 10스텝 뒤 w = {1}, 손실 {2}',
  'validation loss': '검증 손실',
  'Adam below RMSprop: {0} of {1} seeds': 'Adam이 RMSprop보다 낮은 시드: {1}개 중 {0}개',
  // 13
  'loss    ': '손실  ',
  accuracy: '정확도',
  'loss of epochs 1, 10, 20:': '에포크 1, 10, 20의 손실:',
  'lowest in epoch {0} ({1}),': '에포크 {0}에서 가장 낮음({1}),',
  '{0} at the end': '마지막 {0}',
  'training loss:': '훈련 손실:',
  'training loss:  ': '훈련 손실:',
  'validation loss:': '검증 손실:',
  'training:': '훈련:   ',
  'again:   ': '한 번 더:',
  'predict: ': '예측:   ',
  'Dropout {0}: gap': '드롭아웃 {0}: 차이',
  'smaller with Dropout: {0} of {1} seeds': '드롭아웃을 쓰면 더 작은 시드: {1}개 중 {0}개',
  'accuracy by hand': '손으로 구한 정확도',
  'the same:': '같은지:',
  'of the saved model:': '저장한 모델:',
  'stopped in epoch': '멈춘 에포크',
  'of 20, best was': '(20번 중), 가장 좋았던 에포크',
  'the best epoch’s weights are back:': '가장 좋은 에포크의 가중치로 돌아왔는지:',
  'best of 20 epochs without stopping:': '멈추지 않은 20에포크 중 가장 낮은 손실:',
};

/** Names, which Korean has in Latin letters too. */
export const asTheyAre = new Set([
  'argmax',
  '−ln',
  'relu',
  'sigmoid',
  'binary',
  'multiclass',
  'dz2',
  'evaluate',
]);
