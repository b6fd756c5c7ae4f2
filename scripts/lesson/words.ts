/**
 * What `npm start` says, in both languages. Epochs and the summary are Keras's own lines, the names of
 * variables the program's; an error is English, as Keras's are: docs/errors.ko.md explains each.
 */

import { formatCount } from '../../src/index.ts';
import { whereIs } from '../../src/internal.ts';
import type { Language } from '../../src/report/index.ts';

const english = {
  before:
    'The practice of the lesson, chapters 6 to 9. Chapters 1 to 5, from the perceptron to gradient ' +
    'descent,\nare in the notebooks: notebooks-ts/01-perceptron.ipynb',
  computedBy: (backend: string) => `Computed by ${backend}.`,
  faster: 'Training steps go to the faster of these and WebAssembly.',
  tight: 'The native kernels would take more memory than there is.',
  broken: (why: string) => `${why}.`,
  nativePays: (batch: number, native: string, wasm: string) =>
    `With a batch of ${batch}, TensorFlow’s native kernels took ${native} ms a step instead of ${wasm} ` +
    '(docs/performance.md). To get them: npm run native',
  data: '6 Data',
  trainImages: 'train images',
  trainLabels: 'train labels',
  testImages: 'test images',
  classes: (count: number, first: number, last: number) =>
    `${count} classes: the labels are ${first} … ${last}, each minus ${first} is its output node, 0 … ${count - 1}`,
  unit: 'values 0 … 1',
  starts: (labels: string) => `starts ${labels}`,
  ways: '7 Three ways to build the same model',
  loaded: 'loaded',
  resumed: 'resumed',
  trained: '← trained',
  summary: '8 Summary',
  training: '9 Compile, fit, evaluate',
  goesOn: (where: string) => `Goes on ${where}.`,
  finished: (epochs: number) =>
    `This run is finished: all ${epochs} epochs are trained. --epochs ${epochs + 1} would add one.`,
  where: whereIs,
  stopped: (where: string) => `Stopped ${where}.`,
  savedIn: (folder: string) => `Saved in ${folder}. To go on:`,
  validation: (engine: string, images: number, loss: string, accuracy?: string) =>
    `Trained by the engine '${engine}'. On the ${formatCount(images)} validation images: ` +
    `loss ${loss}, accuracy ${accuracy}`,
  losses: 'Loss of every epoch',
  confusion: 'Confusion matrix: a row is what it is, a column what the model says',
  silent: (samples: number) =>
    `(Samples for which the model gave no number: ${formatCount(samples)}.)`,
  saved: (path: string) => `Saved: ${path}`,
  report: (path: string) => `Report: ${path}`,
  written: (path: string) => `Written: ${path}`,
  next: 'What next',
  waysOn: [
    ['npm run report', 'this run as a page of figures'],
    ['npm run learn', 'exercises, checked whenever you save'],
    ['npm run site', 'the lesson in a browser: read, run, change, practise'],
    ['npm start -- --help', 'other epochs, engines, data; save, load, resume'],
  ],
};

const korean: typeof english = {
  before:
    '강의의 실습인 6장부터 9장까지입니다. 퍼셉트론에서 경사 하강법까지, 1장부터 5장은 노트북에 있습니다:\n' +
    'notebooks-ts/01-perceptron.ko.ipynb',
  computedBy: (backend) => `계산하는 것: ${inKorean(backend)}.`,
  faster: '훈련 스텝은 이것과 웹어셈블리 가운데 빠른 쪽이 맡습니다.',
  tight: '네이티브 커널을 쓰기에는 메모리가 모자랍니다.',
  broken: (why) => `네이티브 커널을 쓸 수 없습니다: ${why}.`,
  nativePays: (batch, native, wasm) =>
    `배치가 ${batch}일 때 텐서플로의 네이티브 커널은 한 스텝에 ${wasm}ms가 아니라 ${native}ms가 ` +
    '걸렸습니다(docs/performance.md). 설치하려면: npm run native',
  data: '6 데이터',
  trainImages: '훈련 이미지',
  trainLabels: '훈련 레이블',
  testImages: '테스트 이미지',
  classes: (count, first, last) =>
    `클래스 ${count}개: 레이블은 ${first} … ${last}이고, ${first}을 뺀 것이 출력 노드 0 … ${count - 1}입니다`,
  unit: '값 0 … 1',
  starts: (labels) => `처음 값 ${labels}`,
  ways: '7 같은 모델을 만드는 세 가지 방법',
  loaded: '불러온 모델',
  resumed: '이어 갈 모델',
  trained: '← 훈련할 모델',
  summary: '8 모델 요약',
  training: '9 컴파일, 훈련, 평가',
  goesOn: (where) => `${where}부터 이어서 훈련합니다.`,
  finished: (epochs) =>
    `이 실행은 끝났습니다. ${epochs}에포크를 모두 훈련했습니다. --epochs ${epochs + 1}로 하나 더 훈련할 수 있습니다.`,
  where: ({ epoch, batch }, epochs) => {
    if (epoch >= epochs) return `${epochs}에포크의 끝`;
    const place = batch === 0 ? '처음' : `배치 ${formatCount(batch)}개 뒤`;
    return `에포크 ${epoch + 1}/${epochs}의 ${place}`;
  },
  stopped: (where) => `멈춘 곳: ${where}.`,
  savedIn: (folder) => `저장한 곳: ${folder}. 이어서 하려면:`,
  validation: (engine, images, loss, accuracy) =>
    `훈련한 엔진: '${engine}'. 검증 이미지 ${formatCount(images)}장에서 손실 ${loss}, 정확도 ${accuracy}`,
  losses: '에포크별 손실',
  confusion: '혼동 행렬: 행은 실제 클래스, 열은 모델의 답',
  silent: (samples) => `(모델이 수를 내지 못한 샘플: ${formatCount(samples)}개.)`,
  saved: (path) => `저장했습니다: ${path}`,
  report: (path) => `보고서: ${path}`,
  written: (path) => `기록했습니다: ${path}`,
  next: '이제 무엇을 할까요',
  waysOn: [
    ['npm run report', '이 실행을 그림으로 정리한 페이지'],
    ['npm run learn', '저장할 때마다 확인해 주는 연습 문제'],
    ['npm run site', '브라우저에서 보는 강의: 읽고, 실행하고, 고치고, 풀기'],
    ['npm start -- --help', '다른 에포크 수, 엔진, 데이터; 저장하고 불러오고 이어 가기'],
  ],
};

export type LessonWords = typeof english;

export const lessonWords: Record<Language, LessonWords> = { en: english, ko: korean };

/** What computes, as `useBackend` describes it. @example inKorean('plain JavaScript (1 thread)') // '순수 자바스크립트 (스레드 1개)' */
function inKorean(backend: string): string {
  return backend
    .replace('WebAssembly', '웹어셈블리')
    .replace('plain JavaScript', '순수 자바스크립트')
    .replace(/TensorFlow(?=\s)/, '텐서플로')
    .replace('native kernels on the GPU', 'GPU의 네이티브 커널')
    .replace('native kernels', '네이티브 커널')
    .replace('128-bit SIMD', '128비트 SIMD')
    .replace('no SIMD', 'SIMD 없음')
    .replace(/(\d+) threads?/, '스레드 $1개');
}
