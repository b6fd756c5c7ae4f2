/** The site's own words. */

export const languages = ['en', 'ko'] as const;

export type Language = (typeof languages)[number];

export const words = {
  en: {
    home: 'The lesson',
    chapters: 'Chapters',
    benches: 'Lab',
    more: 'More',
    running: 'Running the lesson',
    learning: 'Chapters, lab, exercises',
    map: 'The map',
    glossary: 'Glossary',
    figures: 'Figures',
    original: 'The original, line by line',
    sideBySide: 'Side by side',
    largerThanMemory: 'Large data',
    kerasFiles: 'Models in files',
    tensorflow: 'TensorFlow.js is not Keras',
    dependencies: 'Dependencies',
    performance: 'Performance',
    api: 'API',
    apiReport: 'API: figures, report',
    output: 'Output (stored)',
    figure: 'Figure',
    onlyOther: 'This page is available in Korean only:',
  },
  ko: {
    home: '강의',
    chapters: '차례',
    benches: '실습실',
    more: '더 보기',
    running: '강의 실행하기',
    learning: '장, 실습실, 연습 문제',
    map: '강의 지도',
    glossary: '용어집',
    figures: '그림',
    original: '원래 강의, 한 줄씩',
    sideBySide: '나란히 보기',
    largerThanMemory: '큰 데이터',
    kerasFiles: '모델 파일',
    tensorflow: 'TensorFlow.js와 케라스의 차이',
    dependencies: '의존하는 패키지',
    performance: '성능 (영어)',
    api: 'API (영어)',
    apiReport: 'API: 그림, 보고서 (영어)',
    output: '출력 (저장된 것)',
    figure: '그림',
    onlyOther: '이 글은 영어로만 있습니다:',
  },
} as const;
