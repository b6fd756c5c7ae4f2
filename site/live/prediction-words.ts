/** The texts around a prediction. */

export const predictionWords = {
  en: {
    guess: 'Guess',
    yourGuess: 'Your guess',
    right: 'Right.',
    wrong: 'Not so.',
    answer: (says: string) => `Answer: ${says}.`,
    chooseFirst: 'Choose one of the answers first.',
    noNumber: (text: string) =>
      text ? `‘${text}’ is not a number. Type one such as −0.5 or 1,200.` : 'Type a number first.',
    covered: 'The output stays hidden until you have guessed.',
    show: 'Show it without a guess',
  },
  ko: {
    guess: '예측하기',
    yourGuess: '내 예측',
    right: '맞습니다.',
    wrong: '그렇지 않습니다.',
    answer: (says: string) => `답: ${says}.`,
    chooseFirst: '답을 하나 고르세요.',
    noNumber: (text: string) =>
      text ? `수로 읽을 수 없습니다: ‘${text}’. −0.5나 1,200처럼 써 주세요.` : '수를 써 주세요.',
    covered: '예측할 때까지 출력을 가려 둡니다.',
    show: '예측하지 않고 보기',
  },
};
