/** The texts of docs/errors.md beside the errors, in both languages. */

export const words = {
  en: {
    title: 'Errors, their causes and cures',
    other: '[한국어](errors.ko.md)',
    intro:
      'Every error that `src` and a learner’s commands can raise: what was written, what the error says, why it happens, and ' +
      'how to fix it. The commands that check and build the lesson itself, for its authors, are left out. ' +
      '`npm run docs:errors` makes this page by making the mistakes. A message without code above it comes from a test ' +
      'that sets up the situation, unless it says that it was not tried. In the examples `model` is a ' +
      'compiled network with three inputs and two classes, `x` has four samples and `y` their labels; commands run on ' +
      'a machine with no other programs than those that an entry names. Put `DEBUG=1` before a command to see where in ' +
      'the code an error was raised.',
    cause: 'Cause',
    cure: 'Cure',
    untried: (needs: string) => `Not tried here: it needs ${needs}.`,
  },
  ko: {
    title: '오류와 그 원인, 해결 방법',
    other: '[English](errors.md)',
    intro:
      '`src`와 학습자가 쓰는 명령이 낼 수 있는 모든 오류입니다. 무엇을 썼을 때, 어떤 메시지가 나오고, 왜 그런지, 어떻게 고치는지를 적었습니다. ' +
      '강의 자체를 검사하고 만드는, 저자용 명령은 다루지 않습니다. 이 쪽은 `npm run docs:errors`가 실수를 실제로 저질러 만듭니다. ' +
      '위에 코드가 없는 메시지는 그런 상황을 만든 테스트에서 나온 것이고, 그렇지 않으면 시험하지 못했다고 적었습니다. ' +
      '예에서 `model`은 입력 3개와 클래스 2개인 컴파일된 신경망, `x`는 샘플 4개, `y`는 그 레이블입니다. ' +
      '명령은 항목에 나온 것 말고는 다른 프로그램이 없는 컴퓨터에서 실행했습니다. 명령 앞에 `DEBUG=1`을 붙이면 오류가 코드의 어디에서 났는지 보여 줍니다.',
    cause: '원인',
    cure: '해결',
    untried: (needs: string) => `여기서는 시험하지 못했습니다. 필요한 것: ${needs}.`,
  },
} as const;
