/** Options that several commands take, in the same words. */

import { engineNames } from '../../src/index.ts';
import type { OptionHelp } from './command.ts';

export const engine: OptionHelp = {
  value: 'ENGINE',
  allowed: engineNames,
  description: { en: 'What computes.', ko: '무엇으로 계산할지.' },
  default: 'auto',
};
export const threads: OptionHelp = {
  value: 'N',
  description: {
    en: 'How many threads compute; the numbers are the same.',
    ko: '계산할 스레드의 수. 나오는 값은 같습니다.',
  },
  default: 'auto',
};
export const epochs: OptionHelp = {
  value: 'N',
  description: { en: 'Passes over the training set.', ko: '훈련 세트를 도는 횟수.' },
  default: '5',
};
export const dataDir: OptionHelp = {
  value: 'DIR',
  description: {
    en: 'Another data set in MNIST’s four files.',
    ko: 'MNIST의 네 파일로 된 다른 데이터 세트.',
  },
};
export const python: OptionHelp = { value: 'PATH', description: 'The Python with Keras.' };
/** The command's help speaks both languages, too. */
export const language: OptionHelp = {
  value: 'LANG',
  allowed: ['en', 'ko'],
  description: { en: 'Language (default: the system’s).', ko: '언어(기본값: 시스템의 언어).' },
};
