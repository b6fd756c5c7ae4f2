/** The ten names of Fashion-MNIST in the language of a figure; other names stay as they are. */

import type { Language } from '../language.ts';

const korean: Record<string, string> = {
  'T-shirt/top': '티셔츠',
  Trouser: '바지',
  Pullover: '스웨터',
  Dress: '드레스',
  Coat: '코트',
  Sandal: '샌들',
  Shirt: '셔츠',
  Sneaker: '스니커즈',
  Bag: '가방',
  'Ankle boot': '앵클부츠',
};

/** @example localNames(['Coat', 'Bag'], 'ko') // ['코트', '가방'] */
export function localNames(names: readonly string[], language: Language): string[] {
  return names.map((name) => localName(name, language));
}

/** @example localName('Coat', 'ko') // '코트' */
export function localName(name: string, language: Language): string {
  if (language === 'en') return name;
  return korean[name] ?? name.replace(/^class (\d+)$/, '클래스 $1');
}
