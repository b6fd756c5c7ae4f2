/** The benches: each stands in its chapter, beside the sentence that it shows, and on a page of its own. */

import type { Words } from '../../exercises/course/exercise.ts';
import type { Language } from './words.ts';

export interface BenchPage {
  /** As site/live/parts.ts has it. */
  name: string;
  /** The chapter that it belongs to: '03'. */
  chapter: string;
  title: Words;
}

/** In the lesson's order. */
export const benchPages: readonly BenchPage[] = [
  { name: 'perceptron', chapter: '01', title: { en: 'Perceptron', ko: '퍼셉트론' } },
  { name: 'hidden-layer', chapter: '02', title: { en: 'Hidden layer', ko: '은닉층' } },
  { name: 'layers', chapter: '02', title: { en: 'Layers', ko: '층' } },
  { name: 'activations', chapter: '03', title: { en: 'Activations', ko: '활성화 함수' } },
  { name: 'losses', chapter: '04', title: { en: 'Losses', ko: '손실 함수' } },
  { name: 'descent', chapter: '05', title: { en: 'Learning rate', ko: '학습률' } },
  { name: 'practice', chapter: '09', title: { en: 'Practice', ko: '실습' } },
  { name: 'step', chapter: '10', title: { en: 'One step', ko: '한 스텝' } },
  { name: 'own-data', chapter: '10', title: { en: 'Your own data', ko: '나만의 데이터' } },
];

const words = {
  en: {
    alone: 'On a page of its own',
    needsScript: 'This bench computes in your browser: please allow JavaScript for it.',
  },
  ko: {
    alone: '한 화면에 따로 열기',
    needsScript: '이 실습은 브라우저에서 계산합니다. 자바스크립트를 허용해 주세요.',
  },
};

const place = (name: string, language: Language, attributes = '') =>
  `<div class="live vp-raw" data-live="${name}"${attributes}><noscript>${words[language].needsScript}</noscript></div>`;

/** The page of one bench, with what it shows in the address. */
export function benchPage({ name, title }: BenchPage, language: Language): string {
  return `# ${title[language]}\n\n${place(name, language, ' data-own-page')}\n`;
}

/** `<!-- live: perceptron -->` in a chapter's text, on a line of its own, becomes the bench. */
export function withBenches(markdown: string, language: Language): string {
  return markdown.replace(/^<!-- live: ([\w-]+) -->$/gm, (_, name: string) => {
    if (!benchPages.some((bench) => bench.name === name)) {
      throw new Error(
        `A chapter has the bench '${name}', which tools/site/benches.ts doesn't know.`,
      );
    }
    const folder = language === 'en' ? '' : `/${language}`;
    const alone = `<a data-bench="${name}" href="${folder}/lab/${name}.html">${words[language].alone}</a>`;
    return `<aside class="bench">\n${place(name, language)}\n<p class="bench-alone">${alone}</p>\n</aside>`;
  });
}
