/** The catalogue as a page: chapter by chapter, what was written, what it says, why, and what helps. */

import type { Chapter, Language, Mistake, MistakeElsewhere } from './mistake';
import type { Seen } from './see';

const words = {
  en: {
    title: 'Errors, their causes and cures',
    other: '[한국어](errors.ko.md)',
    intro:
      'Every error that the lesson can bring, as it stands in the code: what was written, what it says, why, and ' +
      'what helps. `npm run docs:errors` makes this page by making every mistake. In the examples `model` is a ' +
      'compiled network with three inputs and two classes, `x` has four samples and `y` their labels. With ' +
      '`DEBUG=1` before it, a command shows where in the code an error arose.',
    cause: 'Cause',
    cure: 'Cure',
  },
  ko: {
    title: '오류와 그 원인, 해결 방법',
    other: '[English](errors.md)',
    intro:
      '이 수업에서 만날 수 있는 모든 오류입니다. 무엇을 썼을 때, 어떤 메시지가 나오고, 왜 그런지, 어떻게 고치는지를 적었습니다. ' +
      '이 쪽은 `npm run docs:errors`가 모든 실수를 실제로 저질러 만듭니다. 예에서 `model`은 입력 3개와 클래스 2개인 컴파일된 신경망, ' +
      '`x`는 표본 4개, `y`는 그 레이블입니다. 명령 앞에 `DEBUG=1`을 붙이면 오류가 코드의 어디에서 났는지 보여 줍니다.',
    cause: '원인',
    cure: '해결',
  },
} as const;

/** @param seen what each mistake says: as many messages as it has codes */
export function errorsPage(
  chapters: readonly Chapter[],
  seen: ReadonlyMap<Mistake, readonly Seen[]>,
  language: Language,
): string {
  const { title, other, intro } = words[language];
  const parts = chapters.map((chapter) => {
    const entries = chapter.mistakes.map((mistake) => entry(mistake, seen, language));
    return [`## ${chapter.title[language]}`, ...entries].join('\n\n');
  });
  return `${[`# ${title}`, `${intro} · ${other}`, ...parts].join('\n\n')}\n`;
}

function entry(
  mistake: Mistake | MistakeElsewhere,
  seen: ReadonlyMap<Mistake, readonly Seen[]>,
  language: Language,
): string {
  const [cause, cure] = mistake[language];
  const text = `**${words[language].cause}** ${cause} **${words[language].cure}** ${cure}`;
  if (!('code' in mistake)) return `${quotation(mistake.message)}\n\n${text}`;
  const examples = [mistake.code].flat().map((code, i) => {
    const { name, message } = (seen.get(mistake) as readonly Seen[])[i];
    const kind = code.startsWith('npm ') ? 'bash' : 'js';
    return `\`\`\`${kind}\n${code}\n\`\`\`\n\n${quotation(name ? `${name}: ${message}` : message)}`;
  });
  return [...examples, text].join('\n\n');
}

/** A message as it is: nothing in it is Markdown. */
function quotation(message: string): string {
  const lines = message.split('\n').map((line) => line.replace(/[\\`*_{}[\]<>#|]/g, '\\$&'));
  return lines.map((line) => `> ${line.trim()}`).join('\\\n');
}
