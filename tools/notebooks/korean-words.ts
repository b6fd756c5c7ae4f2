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
  'the truth got': '정답 클래스의 확률',
  'the true class got': '정답 클래스의 확률',
  '→ loss': '→ 손실',
  'the truth got 0 → loss': '정답 클래스의 확률 0 → 손실',
  // 5
  'first labels': '처음 레이블',
  from: '범위',
  to: '~',
  starts: '처음',
  // 6
  'names count from the start again': '이름의 번호가 처음부터 다시 시작합니다',
  'first weight': '첫 가중치',
  // 7
  'samples in,': '개를 넣으면',
  out: '가 나옵니다',
  biases: '절편',
  together: '합계',
  // 8
  'loss: {0}, accuracy: {1}': '손실: {0}, 정확도: {1}',
  // 9
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
export const asTheyAre = new Set(['relu', 'sigmoid', 'binary', 'multiclass', 'dz2', 'evaluate']);
