/** The texts around the benches. */

export const pageWords = {
  en: {
    title: 'The neural network lab',
    lead: 'The lesson’s own network on its own data, computed here, in your browser.',
    benches: 'Benches',
    language: '한국어',
    dark: 'Dark',
    light: 'Light',
  },
  ko: {
    title: '인공신경망 실습실',
    lead: '강의의 신경망을 강의의 데이터로, 여러분의 브라우저에서 직접 계산합니다.',
    benches: '실습 목록',
    language: 'English',
    dark: '어둡게',
    light: '밝게',
  },
};
